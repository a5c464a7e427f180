package dev.espalier.llm;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user sets about a provider. Holds the name of a key's variable, never a key.
 *
 * @param baseUrl http or https address up to and without {@code /chat/completions} or {@code /api/chat}; null for the
 *     provider's own. Slashes at its end are taken off
 * @param keyVariable name of the environment variable that holds the key; null for the provider's own rule, see
 *     {@link Providers#open}
 * @param timeout for one call from connecting to the last byte, above 0, at most a day
 * @param wire how the server is reached, where that differs from what the provider does
 */
public record ProviderSettings(
        @Nullable String baseUrl, @Nullable String keyVariable, Duration timeout, WireSettings wire) {

    /** The provider's own address and key; 5 minutes for a call, because a long answer on a small machine takes minutes. */
    public static final ProviderSettings DEFAULT = new ProviderSettings(null, null, Duration.ofMinutes(5));

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Settings of a server that is reached as its provider's own is. */
    public ProviderSettings(@Nullable String baseUrl, @Nullable String keyVariable, Duration timeout) {
        this(baseUrl, keyVariable, timeout, WireSettings.DEFAULT);
    }

    /**
     * Checks all of it.
     *
     * @throws ProblemException with every problem found
     */
    public ProviderSettings {
        var problems = new Problems();
        if (baseUrl != null) {
            baseUrl = baseUrl.strip().replaceFirst("/+$", "");
            checkUrl(baseUrl, problems);
        }
        if (keyVariable != null && !VARIABLE.matcher(keyVariable).matches()) {
            // Not shown: people put the key itself here.
            problems.add(
                    "key variable",
                    "what is given is not the name of an environment variable",
                    "give the name, such as OPENAI_API_KEY, not the key");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            problems.add("timeout", Seconds.text(timeout) + " is out of range", "use more than 0 s, and a day at most");
        }
        problems.throwIfAny();
    }

    private static void checkUrl(String baseUrl, Problems problems) {
        var url = url(baseUrl);
        if (url == null) {
            // Not shown: it may hold a password.
            problems.add(urlProblem("what is given is not a URL", "use one such as http://localhost:8080/v1"));
            return;
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            problems.add(urlProblem("it starts with neither http:// nor https://", "start it with one of them"));
        } else if (url.getHost() == null && url.getRawUserInfo() == null && !baseUrl.contains("@")) {
            problems.add(urlProblem("it names no host that could exist", "use letters, digits, dots and hyphens"));
        }
        if (baseUrl.contains("@")) {
            problems.add(urlProblem("it holds a user or a password", "name the variable of a key instead"));
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            problems.add(urlProblem("it has a query or a fragment", "take away what follows the path"));
        }
    }

    private static @Nullable URI url(String baseUrl) {
        try {
            return new URI(baseUrl);
        } catch (URISyntaxException notAUrl) {
            return null;
        }
    }

    private static Problem urlProblem(String statement, String hint) {
        return new Problem("base URL", statement, hint);
    }
}
