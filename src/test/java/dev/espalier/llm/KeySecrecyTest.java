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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    @EnumSource(WireProtocol.class)
    void hidesTheKeyInEveryFailure(WireProtocol protocol) {
        for (int status : List.of(200, 307, 400, 401, 403, 404, 408, 429, 500, 503)) {
            hidesTheKey(protocol, status);
        }
    }

    private void hidesTheKey(WireProtocol protocol, int status) {
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

            var failure = catchThrowable(() -> model(protocol).reply(REQUEST));

            assertThat(printed(failure))
                    .as(status + body.substring(0, Math.min(100, body.length())))
                    .contains("LlmException: " + protocol.provider().prefix() + ":m at ")
                    .doesNotContain(KEY.substring(0, 12))
                    .doesNotContain(HEADER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x/?k=sk-a%2Fb%2Bc%3D0123456789", "http://x/?k=sk-a\\/b+c=0123456789"})
    void hidesAKeyThatIsWrittenAsAddressesOrJsonHaveIt(String location) {
        server.reply(new Scripted(307, Map.of("Location", location), ""));
        var endpoint = new Endpoint(server.url(), "sk-a/b+c=0123456789", "K", Map.of(), Duration.ofSeconds(20));

        assertThat(catchThrowable(() -> new OpenAiModel("m", endpoint, Clock.systemUTC()).reply(REQUEST)))
                .hasMessageContaining("a redirect to http://x/?k=[key]; ");
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
    void hidesTheKeyInTheTokensOfAReply() throws Exception {
        var token = "{\"token\":\"" + KEY + "\",\"logprob\":-1,\"top_logprobs\":[{\"token\":\"" + KEY
                + "\",\"logprob\":-1}]}";
        server.reply(
                200, "{\"choices\":[{\"message\":{\"content\":\"x\"},\"logprobs\":{\"content\":[" + token + "]}}]}");
        var shape = new ReplyShape(ReplyShape.Protocol.CHAT, 1, 1, false, null);
        var request = new Request(REQUEST.messages(), REQUEST.sampling(), REQUEST.operation(), shape);

        assertThat(model().reply(request).toString()).contains("[key]").doesNotContain(KEY);
    }

    @Test
    void hidesTheKeyInAListOfModels() throws Exception {
        server.reply(200, "{\"data\":[{\"id\":\"m-" + KEY + "\"}]}");

        assertThat(new ModelListing(endpoint(), false).names()).containsExactly("m-[key]");
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

    @ParameterizedTest
    @EnumSource(WireProtocol.class)
    void sendsTheKeyInOneHeaderAndNeverToWhereARedirectLeads(WireProtocol protocol) {
        try (var elsewhere = new StubServer()) {
            server.reply(new Scripted(307, Map.of("Location", elsewhere.url() + "/stolen"), ""));

            assertThat(catchThrowable(() -> model(protocol).reply(REQUEST))).hasMessageContaining("redirect");

            assertThat(elsewhere.requests()).isEmpty();
            assertThat(server.request().path()).doesNotContain(KEY);
            assertThat(server.request().body()).doesNotContain(KEY);
            assertThat(server.request().headers().values())
                    .filteredOn(value -> value.contains(KEY))
                    .hasSize(1);
        }
    }

    @Test
    void sendsAKeyInTheClearOnlyWhereTheUserSaysSo() {
        var variables = Map.of("MY_KEY", KEY);
        for (boolean allowed : List.of(false, true)) {
            var wire = new WireSettings(Map.of(), Map.of(), null, allowed, null, Set.of());
            var settings =
                    new ProviderSettings("http://models.example.org", "MY_KEY", Duration.ofSeconds(20), wire, null);
            for (var protocol : WireProtocol.values()) {
                var name = ModelName.parse(protocol.provider().prefix() + ":m");
                var failure = catchThrowable(() -> Providers.open(name, settings, variables::get));
                if (allowed) {
                    assertThat(failure).isNull();
                } else {
                    assertThat(failure).hasMessageContaining("would show the key in MY_KEY to everybody on the way");
                }
            }
        }
    }

    @Test
    void sendsTheKeyThatEverybodyHasToItsOwnHostOnly() {
        var asked = new TreeSet<String>();
        for (var provider : List.of("openai", "anthropic", "gemini")) {
            for (var settings : List.of(
                    ProviderSettings.DEFAULT,
                    new ProviderSettings("https://models.example.org/v1", null, Duration.ofSeconds(20)))) {
                Providers.open(ModelName.parse(provider + ":m"), settings, variable -> {
                    if (variable.endsWith("_KEY")) {
                        asked.add(provider + (settings.baseUrl() == null ? " " : " elsewhere ") + variable);
                    }
                    return variable.endsWith("_KEY") ? KEY : null;
                });
            }
        }
        assertThat(asked)
                .containsExactly("anthropic ANTHROPIC_API_KEY", "gemini GEMINI_API_KEY", "openai OPENAI_API_KEY");
    }

    private LanguageModel model(WireProtocol protocol) {
        var wire = new WireSettings(Map.of("X-Secret", HEADER), Map.of(), null, false, null, Set.of());
        var settings = new ProviderSettings(server.url(), "KEY", Duration.ofSeconds(20), wire, null);
        return Providers.open(ModelName.parse(protocol.provider().prefix() + ":m"), settings, Map.of("KEY", KEY)::get);
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
