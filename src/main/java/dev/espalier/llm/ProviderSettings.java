package dev.espalier.llm;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
 * @param keyFile file that holds the key alone, in the place of a variable; null for none
 */
public record ProviderSettings(
        @Nullable String baseUrl,
        @Nullable String keyVariable,
        Duration timeout,
        WireSettings wire,
        @Nullable Path keyFile) {

    /** The provider's own address and key; 5 minutes for a call, because a long answer on a small machine takes minutes. */
    public static final ProviderSettings DEFAULT = new ProviderSettings(null, null, Duration.ofMinutes(5));

    static final int LAST_PORT = 65_535;

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Nobody names a variable like that; many a key looks like that, and would be shown as the name of what is not set. */
    private static final Pattern LIKE_A_KEY = Pattern.compile("(?=.*[a-z])(?=.*[0-9]).{20,}");

    /** Settings of a server that is reached as its provider's own is. */
    public ProviderSettings(@Nullable String baseUrl, @Nullable String keyVariable, Duration timeout) {
        this(baseUrl, keyVariable, timeout, WireSettings.DEFAULT, null);
    }

    /**
     * Checks all of them.
     *
     * @throws ProblemException with every problem found
     */
    public ProviderSettings {
        var problems = new Problems();
        if (baseUrl != null) {
            baseUrl = baseUrl.strip().replaceFirst("/+$", "");
            checkUrl(baseUrl, problems);
        }
        if (keyVariable != null
                && (!VARIABLE.matcher(keyVariable).matches()
                        || LIKE_A_KEY.matcher(keyVariable).matches())) {
            // Not shown: people put the key itself here.
            problems.add(
                    "key variable",
                    "what is given is not the name of an environment variable",
                    "give the name, such as OPENAI_API_KEY, not the key");
        }
        if (keyVariable != null && keyFile != null) {
            problems.add("key file", "a key variable is given, too", "give one of them");
        }
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            problems.add("timeout", Seconds.text(timeout) + " is out of range", "use more than 0 s, and a day at most");
        }
        problems.throwIfAny();
    }

    /** Returns the problem that the key would travel over plain http to another machine, if it would and may not. */
    public Optional<Problem> keyInTheClear() {
        if (baseUrl == null || wire.allowInsecure() || (keyVariable == null && keyFile == null)) {
            return Optional.empty();
        }
        boolean isClear = baseUrl.regionMatches(true, 0, "http:", 0, 5)
                && !Loopback.is(URI.create(baseUrl).getHost());
        return isClear
                ? Optional.of(new Problem(
                        "base URL",
                        baseUrl + " would show the key in " + keySource() + " to everybody on the way",
                        "use https, or a server on this machine"))
                : Optional.empty();
    }

    /** Returns what holds the key, for messages. */
    private String keySource() {
        return keyVariable == null ? String.valueOf(keyFile) : keyVariable;
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
        if (url.getPort() > LAST_PORT) {
            problems.add(urlProblem("there is no port " + url.getPort(), "use one up to " + LAST_PORT));
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
