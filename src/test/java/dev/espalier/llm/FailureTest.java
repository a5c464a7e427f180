package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.StubServer.Scripted;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a call can fail, and what becomes of it. */
class FailureTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Request REQUEST =
            new Request(List.of(Message.user("Name a tree.")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        "a refused key",
                        401,
                        "{\"error\":{\"message\":\"Incorrect API key\",\"code\":\"invalid_api_key\"}}",
                        Kind.PERMANENT,
                        "the key in OPENAI_API_KEY was refused (401): \"Incorrect API key\""),
                arguments(
                        "a key without the right",
                        403,
                        "{\"error\":\"not yours\"}",
                        Kind.PERMANENT,
                        "the key in OPENAI_API_KEY was refused (403): \"not yours\""),
                arguments(
                        "an unknown model",
                        404,
                        "{\"error\":{\"message\":\"The model 'm' does not exist\"}}",
                        Kind.PERMANENT,
                        "404: \"The model 'm' does not exist\"; the model is unknown there or the base URL is wrong: "
                                + "check the model's name and the base URL"),
                arguments(
                        "a wrong URL",
                        404,
                        "<html><head><style>p {}</style></head><body><h1>Not\nFound</h1></body></html>",
                        Kind.PERMANENT,
                        "404: \"Not Found\"; the model is unknown there or the base URL is wrong: "
                                + "check the model's name and the base URL"),
                arguments(
                        "a malformed request",
                        400,
                        "{\"error\":{\"message\":\"top_p must be above 0\"}}",
                        Kind.PERMANENT,
                        "400: \"top_p must be above 0\""),
                arguments(
                        "too many tokens asked of a model",
                        400,
                        "{\"error\":{\"message\":\"max_tokens is too large: 99999. This model supports at most 16384 "
                                + "completion tokens\",\"code\":\"invalid_value\"}}",
                        Kind.PERMANENT,
                        "400: \"max_tokens is too large: 99999. This model supports at most 16384 completion tokens\""),
                arguments(
                        "a validation error in a list",
                        422,
                        "{\"detail\":[{\"msg\":\"field required\"}]}",
                        Kind.PERMANENT,
                        "422: \"[{\"msg\":\"field required\"}]\""),
                arguments(
                        "no money left", 402, "{\"message\":\"Add credits\"}", Kind.PERMANENT, "402: \"Add credits\""),
                arguments("a wrong method", 405, "", Kind.PERMANENT, "405"),
                arguments("a time-out of the server", 408, "", Kind.TRANSIENT, "408"),
                arguments("a conflict", 409, "busy", Kind.TRANSIENT, "409: \"busy\""),
                arguments("too early", 425, "", Kind.TRANSIENT, "425"),
                arguments(
                        "too many requests",
                        429,
                        "{\"error\":{\"message\":\"Rate limit reached\",\"code\":\"rate_limit_exceeded\"}}",
                        Kind.THROTTLED,
                        "429: \"Rate limit reached\""),
                arguments(
                        "a used-up quota",
                        429,
                        "{\"error\":{\"message\":\"You exceeded your quota\",\"code\":\"insufficient_quota\"}}",
                        Kind.PERMANENT,
                        "429: \"You exceeded your quota\"; the quota of the account is used up"),
                arguments("an error of the server", 500, "{\"error\":\"oops\"}", Kind.TRANSIENT, "500: \"oops\""),
                arguments(
                        "a gateway's page",
                        502,
                        "<html><p>Bad&nbsp;Gateway",
                        Kind.TRANSIENT,
                        "502: \"Bad&nbsp;Gateway\""),
                arguments("an overloaded server", 503, "", Kind.OVERLOADED, "503"),
                arguments("an overloaded server in Anthropic's way", 529, "", Kind.OVERLOADED, "529"),
                arguments("a gateway's time-out", 504, "\u001b[31mlate\n", Kind.TRANSIENT, "504: \"\\u001b[31mlate\""),
                arguments("an unheard-of status", 599, "", Kind.TRANSIENT, "599"),
                arguments("nothing in a success", 200, "", Kind.TRANSIENT, "the reply is empty"),
                arguments("a success without content", 204, "", Kind.TRANSIENT, "the reply is empty"),
                arguments(
                        "a page in a success",
                        200,
                        "<html>Log in</html>",
                        Kind.TRANSIENT,
                        "the reply is not JSON: <html>Log in</html>"),
                arguments(
                        "half of a reply",
                        200,
                        "{\"choices\":[",
                        Kind.TRANSIENT,
                        "the reply is not JSON: {\"choices\":["),
                arguments("a list", 200, "[]", Kind.TRANSIENT, "the reply is not JSON: []"),
                arguments("no choices", 200, "{\"choices\":[]}", Kind.TRANSIENT, "the reply has no choices"),
                arguments("choices missing", 200, "{}", Kind.TRANSIENT, "the reply has no choices"),
                arguments(
                        "no content",
                        200,
                        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null},\"finish_reason\":\"stop\"}]}",
                        Kind.TRANSIENT,
                        "the reply has no content"),
                arguments(
                        "no message",
                        200,
                        "{\"choices\":[{\"finish_reason\":\"length\"}]}",
                        Kind.TRANSIENT,
                        "the reply has no content"),
                arguments(
                        "an error in a success",
                        200,
                        "{\"error\":{\"message\":\"Provider overloaded\",\"code\":429}}",
                        Kind.THROTTLED,
                        "429: \"Provider overloaded\""),
                arguments(
                        "an error without status in a success",
                        200,
                        "{\"error\":\"model crashed\"}",
                        Kind.TRANSIENT,
                        "502: \"model crashed\""),
                arguments(
                        "an error in a choice",
                        200,
                        "{\"choices\":[{\"error\":{\"message\":\"Upstream gone\",\"code\":503},\"finish_reason\":\"error\"}]}",
                        Kind.OVERLOADED,
                        "503: \"Upstream gone\""));
    }

    @ParameterizedTest(name = "{0} ({1}) is {3}")
    @MethodSource("answers")
    void namesTheKindAndTheProvidersWords(String fault, int status, String body, Kind kind, String words) {
        try (var server = new StubServer().reply(status, body)) {
            var failure = failure(server.url());

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.getMessage()).startsWith("openai:m at " + server.url() + ": " + words);
            if (!words.endsWith(": ")) {
                assertThat(failure.getMessage()).endsWith(words);
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(BrokenServer.Way.class)
    void takesEveryBrokenConnectionForTransient(BrokenServer.Way way) throws Exception {
        try (var server = new BrokenServer(way)) {
            boolean waits = way == BrokenServer.Way.SILENT || way == BrokenServer.Way.STALLED_BODY;
            var failure = failure(server.url(), Duration.ofMillis(waits ? 200 : 20_000));

            assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
            assertThat(failure)
                    .hasMessageStartingWith("openai:m at " + server.url() + ": "
                            + (waits ? "timed out: no complete reply within 0.2 s" : "the connection broke: "));
        }
    }

    @Test
    void hangsUpOnAReplyWithoutEnd() throws Exception {
        try (var server = new BrokenServer(BrokenServer.Way.ENDLESS_BODY)) {
            assertThat(failure(server.url())).hasMessageEndingWith("the reply is larger than 16777216 bytes");
            server.awaitLeft();
        }
    }

    @Test
    void hangsUpOnAStalledBodyWhenTimeIsUp() throws Exception {
        try (var server = new BrokenServer(BrokenServer.Way.STALLED_BODY)) {
            failure(server.url(), Duration.ofMillis(200));
            server.awaitLeft();
        }
    }

    @Test
    void endsTheCallWhenInterrupted() throws Exception {
        try (var server = new BrokenServer(BrokenServer.Way.STALLED_BODY)) {
            var ended = new Throwable[1];
            var caller = new Thread(() -> {
                try {
                    model(server.url(), Duration.ofMinutes(5)).reply(REQUEST);
                } catch (LlmException | InterruptedException | RuntimeException end) {
                    ended[0] = end;
                }
            });
            caller.start();
            server.awaitRequest();
            caller.interrupt();
            caller.join(20_000);

            assertThat(ended[0])
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("interrupted while waiting for openai:m");
            server.awaitLeft();
        }
    }

    @Test
    void saysPlainlyThatNothingListens() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var failure = failure("http://127.0.0.1:" + free);

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure)
                .hasMessage("openai:m at http://127.0.0.1:" + free + ": connection refused; is the server running?");
    }

    @Test
    void saysPlainlyThatTheHostIsUnknown() {
        var failure = failure("http://no-such-host.invalid");

        assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure)
                .hasMessage("openai:m at http://no-such-host.invalid: unknown host no-such-host.invalid; check the base"
                        + " URL and the network");
    }

    @Test
    void saysPlainlyThatTheProxyIsUnknown() {
        var wire = new WireSettings(Map.of(), Map.of(), null, false, null, Set.of());
        var settings = new ProviderSettings("http://models.invalid", null, Duration.ofSeconds(20), wire, null);
        for (var name : List.of("openai:m", "ollama:m")) {
            var model = Providers.open(
                    ModelName.parse(name), settings, Map.of("http_proxy", "http://no-proxy.invalid:3128")::get);

            var failure = catchThrowableOfType(LlmException.class, () -> model.reply(REQUEST));

            assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
            assertThat(failure)
                    .hasMessage(name + " at http://models.invalid: unknown host no-proxy.invalid, the proxy on the way"
                            + " there; check https_proxy and http_proxy, and the network");
        }
    }

    @Test
    void followsNoRedirect() {
        try (var target = new StubServer();
                var server = new StubServer()) {
            server.reply(new Scripted(307, Map.of("Location", target.url() + "/v1/chat/completions"), ""));

            var failure = failure(server.url());

            assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
            assertThat(failure)
                    .hasMessage(
                            "openai:m at " + server.url() + ": 307, a redirect to " + target.url()
                                    + "/v1/chat/completions; redirects are not followed, so use the final address as the base URL");
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void saysThatAKeyIsWantedWhereNoneWasSent() {
        try (var server = new StubServer().reply(401, "")) {
            var endpoint = new Endpoint(server.url(), null, null, Map.of(), Duration.ofSeconds(20));
            var failure =
                    catchThrowableOfType(LlmException.class, () -> new OpenAiModel("m", endpoint, NOON).reply(REQUEST));

            assertThat(failure)
                    .hasMessage("openai:m at " + server.url()
                            + ": the server wants a key (401), and no key variable is named for it");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("waits")
    void readsHowLongTheServerAsksToWait(String header, String value, Duration wait) {
        try (var server = new StubServer()) {
            for (int status : List.of(429, 503)) {
                server.reply(new Scripted(status, Map.of(header, value), ""));

                assertThat(failure(server.url()).retryAfter().orElse(null)).isEqualTo(wait);
            }
        }
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                arguments("Retry-After", "7", Duration.ofSeconds(7)),
                arguments("retry-after", "0", Duration.ZERO),
                arguments("Retry-After", "1.5", Duration.ofMillis(1500)),
                arguments("Retry-After", "999999999999999999", Duration.ofSeconds(1_000_000_000)),
                arguments("retry-after-ms", "250", Duration.ofMillis(250)),
                arguments("Retry-After", "-1", null),
                arguments("Retry-After", "soon", null),
                arguments("X-Other", "7", null));
    }

    private static LlmException failure(String url) {
        return failure(url, Duration.ofSeconds(20));
    }

    private static LlmException failure(String url, Duration timeout) {
        return catchThrowableOfType(
                LlmException.class, () -> model(url, timeout).reply(REQUEST));
    }

    private static OpenAiModel model(String url, Duration timeout) {
        var endpoint = new Endpoint(url, "sk-not-a-real-key-0123456789", "OPENAI_API_KEY", Map.of(), timeout);
        return new OpenAiModel("m", endpoint, NOON);
    }
}
