package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicModelTest {

    private static final String KEY = "sk-ant-not-a-real-key-0123456789";
    private static final Operation OPERATION = new Operation("respond", Map.of());
    private static final String REPLY = WireExamples.read("anthropic/reply.json");

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsNothingThatIsLeftToTheProviderButTheBoundItInsistsOn() throws Exception {
        server.reply(200, REPLY);

        model(KEY).reply(ask(Sampling.DEFAULT));

        var request = server.request();
        assertThat(request.path()).isEqualTo("/v1/messages");
        assertThat(request.headers())
                .containsEntry("x-api-key", KEY)
                .containsEntry("anthropic-version", "2023-06-01")
                .doesNotContainKey("Authorization");
        assertThat(json(request.body())).isEqualTo(json("""
                        {"model":"claude-x","messages":[{"role":"user","content":[{"type":"text","text":"Name a tree."}]}],
                         "max_tokens":4096,"stream":false}"""));
    }

    @Test
    void sendsTheSamplingButForPenaltiesAndSeed() throws Exception {
        server.reply(200, REPLY);

        model(KEY).reply(ask(new Sampling(0.7, 0.9, 256, 1.0, 1.0, List.of("Task:"), 42)));

        var body = json(server.request().body());
        assertThat(body.get("temperature").doubleValue()).isEqualTo(0.7);
        assertThat(body.get("top_p").doubleValue()).isEqualTo(0.9);
        assertThat(body.get("max_tokens").intValue()).isEqualTo(256);
        assertThat(body.get("stop_sequences")).isEqualTo(json("[\"Task:\"]"));
        assertThat(body.fieldNames()).toIterable().noneMatch(name -> name.contains("penalty") || name.equals("seed"));
    }

    @Test
    void sendsTheSystemMessageInItsOwnPlaceAndAllOthersInOrder() throws Exception {
        server.reply(200, REPLY);
        var messages = List.of(
                new Message(Role.SYSTEM, List.of(new Segment("Be brief.", true))),
                Message.user("Hi"),
                new Message(Role.ASSISTANT, List.of(new Segment("Hello.", false))),
                Message.user("Name a tree."));

        model(KEY).reply(new Request(messages, Sampling.DEFAULT, OPERATION));

        var body = json(server.request().body());
        assertThat(body.get("system")).isEqualTo(json("[{\"type\":\"text\",\"text\":\"Be brief.\"}]"));
        assertThat(body.get("messages").findValuesAsText("role")).containsExactly("user", "assistant", "user");
        assertThat(body.get("messages").findValuesAsText("text")).containsExactly("Hi", "Hello.", "Name a tree.");
    }

    @Test
    void returnsTextFinishAndUsageWithWhatACacheHeld() throws Exception {
        server.reply(200, REPLY);

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("An oak. It grows slowly.", Finish.STOP, new Usage(31, 9)));
    }

    @ParameterizedTest
    @CsvSource({
        "end_turn, STOP",
        "stop_sequence, STOP",
        "pause_turn, STOP",
        "max_tokens, LENGTH",
        "model_context_window_exceeded, LENGTH",
        "refusal, CONTENT_FILTER"
    })
    void mapsHowTheReplyEndedAndKeepsTextAndUsage(String reason, Finish finish) throws Exception {
        server.reply(200, REPLY.replace("end_turn", reason));

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("An oak. It grows slowly.", finish, new Usage(31, 9)));
    }

    @Test
    void takesAReplyWithoutBlocksForAnEmptyOne() throws Exception {
        server.reply(200, "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"}");

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of(""));
    }

    @Test
    void takesAPromptThatIsTooLongForAnOutcome() throws Exception {
        server.reply(400, WireExamples.read("anthropic/prompt-too-long.json"));

        assertThat(model(KEY).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE));
    }

    @Test
    void quotesTheProvidersWords() {
        server.reply(401, WireExamples.read("anthropic/bad-key.json"))
                .reply(529, WireExamples.read("anthropic/overloaded.json"));

        assertThat(failure())
                .hasMessage("anthropic:claude-x at " + server.url()
                        + "/v1: the key in ANTHROPIC_API_KEY was refused (401): \"invalid x-api-key\"")
                .extracting(LlmException::kind)
                .isEqualTo(Kind.PERMANENT);
        assertThat(failure())
                .hasMessage("anthropic:claude-x at " + server.url() + "/v1: 529: \"Overloaded\"")
                .extracting(LlmException::kind)
                .isEqualTo(Kind.OVERLOADED);
    }

    @Test
    void asksForJsonBySchema() throws Exception {
        server.reply(200, REPLY);
        var schema = "{\"type\":\"object\",\"properties\":{\"tree\":{\"type\":\"string\"}}}";

        model(KEY).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(schema))));

        assertThat(json(server.request().body()).findValue("schema").path("properties"))
                .isEqualTo(json("{\"tree\":{\"type\":\"string\"}}"));
        assertThatThrownBy(() -> model(KEY).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(null)))))
                .hasMessage(
                        "anthropic:claude-x gives JSON only to a schema, and this recipe asks for JSON without one");
    }

    @Test
    void namesTheLevelThatIsNotOffered() {
        assertThatThrownBy(() -> model(KEY).reply(ask(new ReplyShape(Protocol.COMPLETIONS, 1, null, false, null))))
                .hasMessage(
                        "anthropic:claude-x does not offer level L1 (raw completion), which this recipe needs; use a "
                                + "server that does, such as vLLM (openai:NAME with its base URL), or a recipe that needs less");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void sendsNoKeyHeaderWithoutAKey() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(Sampling.DEFAULT));

        assertThat(server.request().headers()).doesNotContainKeys("x-api-key", "Authorization");
    }

    private LlmException failure() {
        return catchThrowableOfType(LlmException.class, () -> model(KEY).reply(ask(Sampling.DEFAULT)));
    }

    private AnthropicModel model(String key) {
        var endpoint = new Endpoint(
                server.url() + "/v1",
                key,
                "ANTHROPIC_API_KEY",
                "x-api-key",
                Map.of(),
                Map.of(),
                Duration.ofSeconds(20),
                Route.DIRECT);
        return new AnthropicModel("claude-x", endpoint, Clock.systemUTC());
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
