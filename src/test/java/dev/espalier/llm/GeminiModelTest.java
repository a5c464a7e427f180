package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape.JsonForm;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiModelTest {

    private static final String KEY = "AIza-not-a-real-key-0123456789";
    private static final Operation OPERATION = new Operation("respond", Map.of());
    private static final String REPLY = WireExamples.read("gemini/reply.json");

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsTheKeyInAHeaderAndNeverInTheAddress() throws Exception {
        server.reply(200, REPLY);

        model(KEY).reply(ask(Sampling.DEFAULT));

        var request = server.request();
        assertThat(request.path()).isEqualTo("/v1beta/models/gemini-x:generateContent");
        assertThat(request.headers()).containsEntry("x-goog-api-key", KEY).doesNotContainKey("Authorization");
        assertThat(json(request.body()).get("contents"))
                .isEqualTo(json("[{\"parts\":[{\"text\":\"Name a tree.\"}],\"role\":\"user\"}]"));
        assertThat(json(request.body()).path("generationConfig").fieldNames())
                .toIterable()
                .doesNotContain("temperature", "topP", "maxOutputTokens", "seed", "stopSequences");
    }

    @Test
    void sendsEveryPartOfTheSampling() throws Exception {
        server.reply(200, REPLY);

        model(KEY).reply(ask(new Sampling(0.7, 0.9, 256, 1.0, -0.5, List.of("Task:"), 42)));

        var config = json(server.request().body()).get("generationConfig");
        assertThat(config.get("temperature").doubleValue()).isEqualTo(0.7);
        assertThat(config.get("topP").doubleValue()).isEqualTo(0.9);
        assertThat(config.get("maxOutputTokens").intValue()).isEqualTo(256);
        assertThat(config.get("presencePenalty").doubleValue()).isEqualTo(1.0);
        assertThat(config.get("frequencyPenalty").doubleValue()).isEqualTo(-0.5);
        assertThat(config.get("stopSequences")).isEqualTo(json("[\"Task:\"]"));
        assertThat(config.get("seed").intValue()).isEqualTo(42);
    }

    @Test
    void sendsAllRolesInOrder() throws Exception {
        server.reply(200, REPLY);
        var messages = List.of(
                new Message(Role.SYSTEM, List.of(new Segment("Be brief.", true))),
                Message.user("Hi"),
                new Message(Role.ASSISTANT, List.of(new Segment("Hello.", false))),
                Message.user("Name a tree."));

        model(KEY).reply(new Request(messages, Sampling.DEFAULT, OPERATION));

        var body = json(server.request().body());
        assertThat(body.get("systemInstruction").findValuesAsText("text")).containsExactly("Be brief.");
        assertThat(body.get("contents").findValuesAsText("role")).containsExactly("user", "model", "user");
        assertThat(body.get("contents").findValuesAsText("text")).containsExactly("Hi", "Hello.", "Name a tree.");
    }

    @Test
    void returnsTextFinishAndUsageWithWhatThinkingCost() throws Exception {
        server.reply(200, REPLY);

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("An oak. It grows slowly.", Finish.STOP, new Usage(5, 34)));
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, STOP",
        "OTHER, STOP",
        "FINISH_REASON_UNSPECIFIED, STOP",
        "MAX_TOKENS, LENGTH",
        "SAFETY, CONTENT_FILTER",
        "RECITATION, CONTENT_FILTER",
        "LANGUAGE, CONTENT_FILTER",
        "BLOCKLIST, CONTENT_FILTER",
        "PROHIBITED_CONTENT, CONTENT_FILTER",
        "SPII, CONTENT_FILTER"
    })
    void mapsHowTheReplyEnded(String reason, Finish finish) throws Exception {
        server.reply(200, REPLY.replace("\"STOP\"", "\"" + reason + "\""));

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("An oak. It grows slowly.", finish, new Usage(5, 34)));
    }

    @Test
    void takesAnEndWithoutAnyTextForWhatItIs() throws Exception {
        server.reply(200, "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\",\"content\":{\"role\":\"model\"}}]}")
                .reply(200, "{\"candidates\":[{\"finishReason\":\"SAFETY\"}]}");

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT))).isEqualTo(new Reply("", Finish.LENGTH, Usage.NONE));
        assertThat(model(KEY).reply(ask(Sampling.DEFAULT))).isEqualTo(new Reply("", Finish.CONTENT_FILTER, Usage.NONE));
    }

    @Test
    void takesABlockedPromptForAnOutcome() throws Exception {
        server.reply(200, WireExamples.read("gemini/blocked-prompt.json"));

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("", Finish.CONTENT_FILTER, new Usage(7, 0)));
    }

    @Test
    void takesAPromptThatIsTooLongForAnOutcome() throws Exception {
        server.reply(400, WireExamples.read("gemini/prompt-too-long.json"));

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE));
    }

    @Test
    void saysThatTheKeyWasRefusedThoughTheStatusIs400() {
        server.reply(400, WireExamples.read("gemini/bad-key.json"));

        var failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(failure)
                .hasMessage("gemini:gemini-x at " + server.url()
                        + "/v1beta: the key in GEMINI_API_KEY was refused (400): \"API key not valid.\"");
    }

    @Test
    void readsHowLongToWaitFromTheBody() {
        server.reply(429, WireExamples.read("gemini/quota.json"));

        var failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(34_074));
    }

    @Test
    void asksForJsonWithAndWithoutASchema() throws Exception {
        server.reply(200, REPLY).reply(200, REPLY);
        var schema = "{\"type\":\"object\",\"properties\":{\"tree\":{\"type\":\"string\"}}}";

        model(KEY).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(null))));
        model(KEY).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(schema))));

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(json(request.body()).findValue("responseMimeType"))
                        .isEqualTo(json("\"application/json\"")));
        assertThat(server.requests().get(1).body()).contains("\"tree\"");
    }

    private LlmException failure() {
        return catchThrowableOfType(LlmException.class, () -> model(KEY).reply(ask(Sampling.DEFAULT)));
    }

    private GeminiModel model(String key) {
        var endpoint = new Endpoint(
                server.url() + "/v1beta",
                key,
                "GEMINI_API_KEY",
                "x-goog-api-key",
                Map.of(),
                Map.of(),
                Duration.ofSeconds(20),
                Route.DIRECT);
        return new GeminiModel("gemini-x", endpoint, Clock.systemUTC());
    }

    private static Request ask(Sampling sampling) {
        return new Request(List.of(Message.user("Name a tree.")), sampling, OPERATION);
    }

    private static Request ask(ReplyShape shape) {
        return new Request(List.of(Message.user("Name a tree.")), Sampling.DEFAULT, OPERATION, shape);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
