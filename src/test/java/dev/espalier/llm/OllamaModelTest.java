package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

class OllamaModelTest {

    private static final Operation OPERATION = new Operation("respond", Map.of());
    private static final String REPLY = """
            {"model":"llama3.2:3b","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"An oak."},
             "done_reason":"stop","done":true,"prompt_eval_count":12,"eval_count":4}""";

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsNothingThatIsLeftToTheProvider() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(Sampling.DEFAULT));

        var request = server.request();
        assertThat(request.path()).isEqualTo("/api/chat");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(json(request.body())).isEqualTo(json("""
                        {"model":"llama3.2:3b","messages":[{"role":"user","content":"Name a tree."}],
                         "options":{},"stream":false,"tools":[]}"""));
    }

    @Test
    void sendsTheSamplingButForThePenalties() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(new Sampling(0.7, 0.9, 256, 2.0, -0.5, List.of("Task:"), 42)));

        assertThat(json(server.request().body()).get("options")).isEqualTo(json("""
                        {"temperature":0.7,"top_p":0.9,"num_predict":256,"stop":["Task:"],"seed":42}"""));
    }

    @Test
    void sendsAllRolesInOrder() throws Exception {
        server.reply(200, REPLY);
        var messages = List.of(
                new Message(Role.SYSTEM, List.of(new Segment("Be brief.", true))),
                Message.user("Hi"),
                new Message(Role.ASSISTANT, List.of(new Segment("Hello.", false))),
                Message.user("Name a tree."));

        model(null).reply(new Request(messages, Sampling.DEFAULT, OPERATION));

        assertThat(json(server.request().body()).get("messages")).isEqualTo(json("""
                        [{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},
                         {"role":"assistant","content":"Hello.","tool_calls":[]},{"role":"user","content":"Name a tree."}]"""));
    }

    @Test
    void sendsAKeyThatAGatewayWants() throws Exception {
        server.reply(200, REPLY);

        model("gateway-key-0123456789").reply(ask(Sampling.DEFAULT));

        assertThat(server.request().headers()).containsEntry("Authorization", "Bearer gateway-key-0123456789");
    }

    @Test
    void returnsTextFinishAndUsage() throws Exception {
        server.reply(200, REPLY);

        assertThat(model(null).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("An oak.", Finish.STOP, new Usage(12, 4)));
    }

    @ParameterizedTest
    @CsvSource({"stop, STOP", "length, LENGTH", "unload, STOP"})
    void mapsHowTheReplyEnded(String doneReason, Finish finish) throws Exception {
        server.reply(200, REPLY.replace("\"stop\"", "\"" + doneReason + "\""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT)).finish()).isEqualTo(finish);
    }

    @Test
    void countsNoTokensWhereTheServerDoesNotSay() throws Exception {
        server.reply(200, "{\"message\":{\"role\":\"assistant\",\"content\":\"x\"},\"done\":true}");

        assertThat(model(null).reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of("x"));
    }

    @Test
    void asksForJsonWithAndWithoutASchema() throws Exception {
        server.reply(200, REPLY).reply(200, REPLY);
        var schema = "{\"type\":\"object\",\"properties\":{\"tree\":{\"type\":\"string\"}}}";

        model(null).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(null))));
        model(null).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(schema))));

        assertThat(json(server.requests().get(0).body()).get("format")).isEqualTo(json("\"json\""));
        assertThat(json(server.requests().get(1).body()).at("/format/properties/tree/type"))
                .isEqualTo(json("\"string\""));
    }

    @Test
    void namesTheLevelThatIsNotOffered() {
        assertThatThrownBy(() -> model(null).reply(ask(new ReplyShape(Protocol.CHAT, 1, 0, false, null))))
                .hasMessageStartingWith("ollama:llama3.2:3b does not offer level L2 (log probabilities of the reply)");
    }

    @Test
    void takesAnEmptyTextForAReply() throws Exception {
        server.reply(200, REPLY.replace("An oak.", ""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT)).text()).isEmpty();
    }

    @Test
    void saysHowToFetchAModelThatIsNotThere() {
        server.reply(404, "{\"error\":\"model 'llama3.2:3b' not found\"}");

        assertThatThrownBy(() -> model(null).reply(ask(Sampling.DEFAULT)))
                .hasMessage("ollama:llama3.2:3b at " + server.url() + ": 404: \"model 'llama3.2:3b' not found\"; the "
                        + "model is unknown there or the base URL is wrong: fetch it with \"ollama pull llama3.2:3b\"");
    }

    @Test
    void asksWhetherOllamaIsRunningWhenNothingListens() {
        server.close();

        assertThatThrownBy(() -> model(null).reply(ask(Sampling.DEFAULT)))
                .hasMessage("ollama:llama3.2:3b at " + server.url() + ": connection refused; is Ollama running?");
    }

    private OllamaModel model(String key) {
        var endpoint = new Endpoint(server.url(), key, "GATEWAY_KEY", Map.of(), Duration.ofSeconds(20));
        return new OllamaModel("llama3.2:3b", endpoint, Clock.systemUTC());
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
