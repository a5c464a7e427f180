package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends back what it was sent must not get the key into anything that is shown or written. */
class KeySecrecyTest {

    private static final String KEY = "sk-not-a-real-key-0123456789";
    private static final String HEADER = "header-value-that-is-secret";
    private static final Request REQUEST =
            new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 307, 400, 401, 403, 404, 408, 429, 500, 503})
    void hidesTheKeyInEveryFailure(int status) {
        var echoes = List.of(
                "%s and %s",
                "{\"error\":{\"message\":\"bad header Bearer %s, %s\"}}",
                "{\"error\":{\"message\":\"x\",\"code\":\"%s\",\"type\":\"%s\"}}",
                "{\"error\":\"%s %s\"}",
                "{\"choices\":[{\"message\":{\"content\":null,\"%s\":\"%s\"}}]}",
                "{\"%s\":\"%s\"}",
                "%s %s".repeat(5000));
        for (var echo : echoes) {
            var body = echo.replaceFirst("%s", KEY).replace("%s", HEADER);
            server.reply(new Scripted(status, Map.of("Location", "http://x/?k=" + KEY, "Retry-After", KEY), body));

            var failure = catchThrowable(() -> model().reply(REQUEST));

            assertThat(printed(failure))
                    .as(body.substring(0, Math.min(100, body.length())))
                    .contains("LlmException: openai:m at ")
                    .doesNotContain(KEY.substring(0, 12))
                    .doesNotContain(HEADER);
        }
    }

    @Test
    void hidesAKeyThatTheProviderShortens() {
        server.reply(401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-not-a*********6789. See x.\"}}");

        assertThat(catchThrowable(() -> model().reply(REQUEST)))
                .hasMessageEndingWith("was refused (401): \"Incorrect API key provided: [key] See x.\"");
    }

    @Test
    void hidesAKeyThatWouldBeCutInTwo() {
        server.reply(500, "x".repeat(290) + KEY);

        assertThat(printed(catchThrowable(() -> model().reply(REQUEST)))).doesNotContain("sk-not");
    }

    @Test
    void hidesTheKeyInAReply() throws Exception {
        server.reply(200, "{\"choices\":[{\"message\":{\"content\":\"You sent " + KEY + ".\"}}]}");

        assertThat(model().reply(REQUEST).text()).isEqualTo("You sent [key].");
    }

    @Test
    void leavesAReplyAloneThatHoldsThePlaceholderOfALocalServer() throws Exception {
        server.reply(200, "{\"choices\":[{\"message\":{\"content\":\"Install lm-studio.\"}}]}");
        var endpoint = new Endpoint(server.url(), "lm-studio", "KEY", Map.of(), Duration.ofSeconds(20));

        assertThat(new OpenAiModel("m", endpoint, Clock.systemUTC())
                        .reply(REQUEST)
                        .text())
                .isEqualTo("Install lm-studio.");
    }

    @Test
    void hidesTheKeyWhenTheAnswerIsNotHttp() {
        var secrets = new Secrets(List.of(KEY));

        assertThat(secrets.harmless(new IOException("Invalid status line: Bearer " + KEY)))
                .isNull();
        assertThat(secrets.harmless(new IOException("reset"))).hasMessage("reset");
    }

    @Test
    void hidesTheKeyInWhatPrintsAnEndpoint() {
        assertThat(endpoint().toString()).isEqualTo(server.url());
    }

    private OpenAiModel model() {
        return new OpenAiModel("m", endpoint(), Clock.systemUTC());
    }

    private Endpoint endpoint() {
        return new Endpoint(server.url(), KEY, "OPENAI_API_KEY", Map.of("X-Secret", HEADER), Duration.ofSeconds(20));
    }

    private static String printed(Throwable failure) {
        var printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        return printed.toString();
    }
}
