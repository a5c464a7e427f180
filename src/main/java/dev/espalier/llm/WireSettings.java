package dev.espalier.llm;

import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a user's server is reached, where that differs from what its provider does. Holds no key.
 *
 * @param headers sent with every call, such as {@code OpenAI-Organization}; their values are not shown
 * @param query put behind the address of every call, such as {@code api-version}
 * @param keyHeader the header in which the key travels, such as {@code api-key}; null for the provider's own
 * @param allowInsecure whether a key may travel over plain http to another machine
 * @param caFile certificates in PEM form that are trusted beside those of the Java runtime; null for none
 * @param features what else is different
 */
public record WireSettings(
        Map<String, String> headers,
        Map<String, String> query,
        @Nullable String keyHeader,
        boolean allowInsecure,
        @Nullable Path caFile,
        Set<Feature> features) {

    /** As the provider does it. */
    public static final WireSettings DEFAULT = new WireSettings(Map.of(), Map.of(), null, false, null, Set.of());

    private static final int LONGEST = 100;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[ -~]*");
    private static final Set<String> OURS = Set.of(
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "transfer-encoding",
            "upgrade",
            "user-agent");
    private static final Pattern SECRET_HEADER = Pattern.compile("(proxy-)?authorization|cookie|.*(api|access)-?key");
    private static final Pattern SECRET_QUERY = Pattern.compile("(.*[-_])?(key|token|secret|sig|password)|apikey");

    /**
     * Checks all of it.
     *
     * @throws ProblemException with every problem found
     */
    public WireSettings {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        features = features.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(features));
        var problems = new Problems();
        new TreeMap<>(headers).forEach((name, value) -> checkHeader(name, value, problems));
        new TreeMap<>(query).forEach((name, value) -> checkQuery(name, value, problems));
        if (keyHeader != null && (!TOKEN.matcher(keyHeader).matches() || isOurs(keyHeader))) {
            problems.add("key header", shown(keyHeader) + " is no header for a key", "use one such as api-key");
        }
        if (features.contains(Feature.MAX_TOKENS) && features.contains(Feature.MAX_COMPLETION_TOKENS)) {
            problems.add("features", "max-tokens and max-completion-tokens exclude each other", "keep one of them");
        }
        problems.throwIfAny();
    }

    private static void checkHeader(String name, String value, Problems problems) {
        if (!TOKEN.matcher(name).matches() || isOurs(name)) {
            problems.add("header", shown(name) + " is no header that can be set", "take it away");
        } else if (SECRET_HEADER.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            problems.add(
                    "header",
                    shown(name) + " would hold a key in the open",
                    "name the variable of the key, and \"" + name + "\" as the key header");
        } else if (!VALUE.matcher(value).matches()) {
            problems.add("header", "the value of " + shown(name) + " is not plain ASCII", "encode it");
        }
    }

    private static boolean isOurs(String header) {
        return OURS.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void checkQuery(String name, String value, Problems problems) {
        if (name.isBlank() || value.isBlank()) {
            problems.add("query", "a parameter has no name or no value", "write it as name=value");
        } else if (SECRET_QUERY.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            problems.add(
                    "query",
                    shown(name) + " would put a key into the address, where logs keep it",
                    "name the variable of the key; it travels in a header");
        }
    }

    private static String shown(String text) {
        return "\"" + Printable.excerpt(text, LONGEST) + "\"";
    }
}
