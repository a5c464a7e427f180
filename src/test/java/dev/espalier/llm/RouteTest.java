package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom we trust, and through which proxy we go. */
class RouteTest {

    private static final String KEY = "sk-not-a-real-key-0123456789";
    private static final String REPLY = "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}";
    private static final char[] PASSWORD = "password".toCharArray();
    private static final Request REQUEST =
            new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    @TempDir
    private Path temp;

    @Test
    void trustsACertificateOnlyWhereItsAuthorityIsNamed() throws Exception {
        var certificate = certificate("ip:127.0.0.1");
        var server = httpsServer();
        try {
            var url = "https://127.0.0.1:" + server.getAddress().getPort();

            assertThat(model(url, certificate).reply(REQUEST).text()).isEqualTo("x");
            assertThatThrownBy(() -> model(url, null).reply(REQUEST))
                    .hasMessageContaining("its certificate is not trusted: ")
                    .isInstanceOfSatisfying(
                            LlmException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(Kind.PERMANENT));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHost() throws Exception {
        var certificate = certificate("dns:models.example.org");
        var server = httpsServer();
        try {
            var url = "https://127.0.0.1:" + server.getAddress().getPort();

            assertThatThrownBy(() -> model(url, certificate).reply(REQUEST))
                    .hasMessageContaining("its certificate is not trusted: ");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void complainsOfAFileThatHoldsNoCertificate() throws Exception {
        var file = Files.writeString(temp.resolve("ca.pem"), "nothing");

        for (var unusable : List.of(file, temp.resolve("missing.pem"))) {
            assertThatThrownBy(() -> model("https://localhost:1", unusable))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("CA file: " + unusable + " holds no certificates that can be read; name a file in PEM "
                            + "form, which starts with -----BEGIN CERTIFICATE-----");
        }
    }

    @Test
    void goesThroughTheProxyOfTheEnvironmentButNeverToThisMachine() throws Exception {
        try (var proxy = new StubServer().reply(200, REPLY);
                var local = new StubServer().reply(200, REPLY)) {
            var environment = Map.of("http_proxy", proxy.url());

            open("http://models.invalid/v1", null, environment).reply(REQUEST);
            open(local.url(), null, environment).reply(REQUEST);

            assertThat(proxy.request().path()).isEqualTo("http://models.invalid/v1/chat/completions");
            assertThat(local.requests()).hasSize(1);
        }
    }

    @Test
    void asksAPlainServerBehindAProxyForNoUpgradeWhichSomeDoNotUnderstand() {
        try (var proxy = new StubServer().reply(200, "{}")) {
            var endpoint = new Endpoint(
                    "http://models.invalid/v1",
                    null,
                    null,
                    Provider.AUTHORIZATION,
                    Map.of(),
                    Map.of(),
                    Duration.ofSeconds(20),
                    new Route(null, Proxies.of(Map.of("http_proxy", proxy.url())::get)));

            new Transport(endpoint).send("GET", "http://models.invalid/v1/models", Map.of(), null);

            assertThat(proxy.request().path()).isEqualTo("http://models.invalid/v1/models");
            assertThat(proxy.request().headers()).doesNotContainKey("upgrade");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org/v1, secure:3128",
        "http://api.example.org/v1, plain:80",
        "https://intern.example.com/v1, DIRECT",
        "https://example.com/v1, DIRECT",
        "https://notexample.com/v1, secure:3128",
        "https://lan/v1, DIRECT",
        "http://localhost:8000/v1, DIRECT",
        "http://127.0.0.1:8000/v1, DIRECT",
        "http://[::1]:8000/v1, DIRECT"
    })
    void choosesTheProxyByTheAddress(String url, String expected) {
        var environment = Map.of(
                "HTTPS_PROXY", "http://secure:3128/", "http_proxy", "plain", "no_proxy", ".example.com, lan,,*.other");

        var chosen = Proxies.of(environment::get)
                .selector()
                .orElseThrow()
                .select(URI.create(url))
                .get(0);

        assertThat(shown(chosen)).isEqualTo(expected);
    }

    private static String shown(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : proxy.type().name();
    }

    @Test
    void leavesTheProxyToTheRuntimeWhereTheEnvironmentNamesNone() {
        assertThat(Proxies.of(variable -> null).selector()).isEmpty();
        assertThat(Proxies.of(Map.of("https_proxy", " ")::get).selector()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://me:password@proxy:3128", "socks5://proxy:1080", "http://", "two words", "proxy:65536"})
    void refusesAProxyThatItCannotUseWithoutShowingIt(String proxy) {
        assertThatThrownBy(() -> Proxies.of(Map.of("https_proxy", proxy)::get))
                .isInstanceOf(ProblemException.class)
                .hasMessage("environment: https_proxy is no address of a proxy that can be used; write it as "
                        + "http://host:port, without user and password");
    }

    private static LanguageModel model(String url, Path caFile) {
        return open(url, caFile, Map.of("K", KEY));
    }

    private static LanguageModel open(String url, Path caFile, Map<String, String> environment) {
        var wire = new WireSettings(Map.of(), Map.of(), null, false, caFile, Set.of());
        var variable = environment.containsKey("K") ? "K" : null;
        var settings = new ProviderSettings(url, variable, Duration.ofSeconds(20), wire, null);
        return Providers.open(ModelName.parse("openai:m"), settings, new TreeMap<>(environment)::get);
    }

    /** Makes a key with a certificate that it signed itself, and returns the certificate in PEM form. */
    private Path certificate(String name) throws Exception {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        temp.resolve("keys.p12").toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + name)
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var encoded = Base64.getMimeEncoder()
                .encodeToString(keys().getCertificate("server").getEncoded());
        return Files.writeString(
                temp.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore keys() throws Exception {
        return KeyStore.getInstance(temp.resolve("keys.p12").toFile(), PASSWORD);
    }

    private HttpsServer httpsServer() throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
        return server;
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var body = REPLY.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
