package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What {@code https_proxy}, {@code http_proxy} and {@code no_proxy} say, in lower or upper case. Where they say nothing, the
 * proxy properties of the Java runtime hold. This machine is never reached through a proxy.
 *
 * @param https address of the proxy for https, as host and port; empty for none
 * @param http address of the proxy for plain http; empty for none
 * @param direct hosts, or ends of host names, that are reached without one; {@code *} for all
 */
record Proxies(String https, String http, List<String> direct) {

    static final Proxies NONE = new Proxies("", "", List.of());

    Proxies {
        direct = List.copyOf(direct);
    }

    /**
     * Reads the environment.
     *
     * @throws ProblemException if an address cannot be understood, or wants a password
     */
    static Proxies of(Function<String, @Nullable String> environment) {
        var direct = Arrays.stream(value("no_proxy", environment).split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
        return new Proxies(address("https_proxy", environment), address("http_proxy", environment), direct);
    }

    private static String value(String variable, Function<String, @Nullable String> environment) {
        var lower = environment.apply(variable);
        var value = lower != null ? lower : environment.apply(variable.toUpperCase(Locale.ROOT));
        return value == null ? "" : value.strip();
    }

    private static String address(String variable, Function<String, @Nullable String> environment) {
        var value = value(variable, environment);
        if (value.isEmpty()) {
            return "";
        }
        try {
            var url = new URI(value.contains("://") ? value : "http://" + value);
            if ("http".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getPort() <= ProviderSettings.LAST_PORT) {
                return url.getHost() + ":" + (url.getPort() < 0 ? 80 : url.getPort());
            }
        } catch (URISyntaxException unusable) {
            // Told below. Not shown: it may hold a password.
        }
        throw new ProblemException(
                "environment",
                variable + " is no address of a proxy that can be used",
                "write it as http://host:port, without user and password");
    }

    /** Returns what chooses the proxy; empty if that is up to the Java runtime. */
    Optional<ProxySelector> selector() {
        return https.isEmpty() && http.isEmpty() ? Optional.empty() : Optional.of(new Selector(this));
    }

    private boolean isDirect(String host) {
        return Loopback.is(host) || direct.stream().anyMatch(entry -> matches(entry, host));
    }

    private static boolean matches(String entry, String host) {
        var end = entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
        var name = host.toLowerCase(Locale.ROOT);
        return entry.equals("*") || name.equals(end) || name.endsWith("." + end);
    }

    private static final class Selector extends ProxySelector {

        private final Proxies proxies;

        Selector(Proxies proxies) {
            this.proxies = proxies;
        }

        @Override
        public List<Proxy> select(URI uri) {
            var address = "https".equalsIgnoreCase(uri.getScheme()) ? proxies.https : proxies.http;
            if (address.isEmpty() || proxies.isDirect(String.valueOf(uri.getHost()))) {
                return List.of(Proxy.NO_PROXY);
            }
            int colon = address.lastIndexOf(':');
            var host = address.substring(0, colon);
            int port = Integer.parseInt(address.substring(colon + 1));
            return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // The call itself fails and is told.
        }
    }
}
