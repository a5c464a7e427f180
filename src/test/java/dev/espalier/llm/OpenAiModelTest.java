package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiModelTest {

    private static final Operation OPERATION = new Operation("respond", Map.of("instruction", "Name a tree."));
    private static final String REPLY = """
            {"id":"1","object":"chat.completion","created":1,"model":"m",
             "choices":[{"index":0,"message":{"role":"assistant","content":"An oak.\\n"},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":12,"completion_tokens":4,"total_tokens":16}}""";

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsNothingThatIsLeftToTheProvider() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(Sampling.DEFAULT));

        assertThat(json(server.request().body())).isEqualTo(json("""
                        {"model":"m","messages":[{"role":"user","content":"Name a tree."}]}"""));
    }

    @Test
    void sendsEveryPartOfTheSampling() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(new Sampling(0.7, 0.9, 256, 2.0, -0.5, List.of("\n20", "Task:"), 42)));

        assertThat(json(server.request().body())).isEqualTo(json("""
                        {"model":"m","messages":[{"role":"user","content":"Name a tree."}],
                         "temperature":0.7,"top_p":0.9,"max_tokens":256,"presence_penalty":2.0,
                         "frequency_penalty":-0.5,"stop":["\\n20","Task:"],"seed":42}"""));
    }

    @Test
    void sendsAllRolesInOrderAndSegmentsJoined() throws Exception {
        server.reply(200, REPLY);
        var messages = List.of(
                new Message(Role.SYSTEM, List.of(new Segment("Be ", true), new Segment("brief.", false))),
                Message.user("Ünïcode: İı 樹 🌳"),
                new Message(Role.ASSISTANT, List.of(new Segment("Sure.", false))),
                Message.user("${go} {{on}}"));

        model(null).reply(new Request(messages, Sampling.DEFAULT, OPERATION));

        assertThat(json(server.request().body())).isEqualTo(json("""
                        {"model":"m","messages":[{"role":"system","content":"Be brief."},
                         {"role":"user","content":"Ünïcode: İı 樹 🌳"},{"role":"assistant","content":"Sure."},
                         {"role":"user","content":"${go} {{on}}"}]}"""));
    }

    @Test
    void carriesHalfSurrogatesBothWaysUnharmed() throws Exception {
        server.reply(200, REPLY.replace("An oak.\\n", "\\ud83c oak \\udf33"));

        var request =
                new Request(List.of(Message.user("a \ud83c b \udf33 c \ud83c\udf33")), Sampling.DEFAULT, OPERATION);
        var reply = model(null).reply(request);

        assertThat(reply.text()).isEqualTo("\ud83c oak \udf33");
        assertThat(server.request().body()).contains("\"a \\ud83c b \\udf33 c \ud83c\udf33\"");
    }

    @Test
    void asksTheRightPathWithTheKey() throws Exception {
        server.reply(200, REPLY);

        model("sk-not-a-real-key-0123456789").reply(ask(Sampling.DEFAULT));

        var request = server.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/chat/completions");
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer sk-not-a-real-key-0123456789")
                .containsEntry("Content-Type", "application/json")
                .containsEntry("User-Agent", "espalier")
                .containsEntry("X-Title", "trees")
                .doesNotContainKeys("Upgrade", "HTTP2-Settings");
    }

    @Test
    void sendsNoAuthorizationWithoutAKey() throws Exception {
        server.reply(200, REPLY);

        model(null).reply(ask(Sampling.DEFAULT));

        assertThat(server.request().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void returnsTextAsItCameFinishAndUsage() throws Exception {
        server.reply(200, REPLY);

        var reply = model(null).reply(ask(Sampling.DEFAULT));

        assertThat(reply).isEqualTo(new Reply("An oak.\n", Finish.STOP, new Usage(12, 4)));
    }

    @ParameterizedTest
    @CsvSource({"stop, STOP", "length, LENGTH", "content_filter, CONTENT_FILTER", "tool_calls, STOP", "eos, STOP"})
    void mapsHowTheReplyEnded(String finishReason, Finish finish) throws Exception {
        server.reply(200, REPLY.replace("\"stop\"", "\"" + finishReason + "\""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT)).finish()).isEqualTo(finish);
    }

    @Test
    void countsNoTokensWhereTheServerDoesNotSay() throws Exception {
        server.reply(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}]}")
                .reply(200, "{\"choices\":[{\"message\":{\"content\":\"x\"}}],\"usage\":{}}");
        var model = model(null);

        assertThat(model.reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of("x"));
        assertThat(model.reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of("x"));
    }

    @Test
    void takesAReplyWithOddStatisticsAndMoreChoicesThanAskedFor() throws Exception {
        var odd =
                "{\"id\":7,\"created\":\"now\",\"choices\":[{\"message\":{\"content\":\"x\"}},{\"message\":{\"content\":\"y\"}}],"
                        + "\"usage\":{\"prompt_tokens\":\"many\",\"completion_tokens\":-3,\"total_tokens\":1e30}}";
        server.reply(200, odd).reply(200, odd.replace("\"many\"", "99999999999"));
        var model = model(null);

        assertThat(model.reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of("x"));
        assertThat(model.reply(ask(Sampling.DEFAULT))).isEqualTo(Reply.of("x"));
    }

    @Test
    void takesAnEmptyTextForAReply() throws Exception {
        server.reply(200, REPLY.replace("An oak.\\n", ""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT))).isEqualTo(new Reply("", Finish.STOP, new Usage(12, 4)));
    }

    @Test
    void takesACutReplyWithoutAnyTextForCut() throws Exception {
        // A model that thinks first may spend all its tokens before the first word of the answer.
        server.reply(200, REPLY.replace("\"An oak.\\n\"", "null").replace("\"stop\"", "\"length\""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT))).isEqualTo(new Reply("", Finish.LENGTH, new Usage(12, 4)));
    }

    @Test
    void takesAMarkedRefusalForABlockWithItsWords() throws Exception {
        server.reply(200, REPLY.replace("\"content\":\"An oak.\\n\"", "\"content\":null,\"refusal\":\"I will not.\""));

        assertThat(model(null).reply(ask(Sampling.DEFAULT)))
                .isEqualTo(new Reply("I will not.", Finish.CONTENT_FILTER, new Usage(12, 4)));
    }

    @Test
    void namesItselfWithoutHostAndKey() {
        assertThat(model("sk-not-a-real-key-0123456789").id()).isEqualTo("openai:m");
        assertThat(model(null).readsOperation()).isFalse();
    }

    @Test
    void asksOnceOnly() {
        try {
            model(null).reply(ask(Sampling.DEFAULT));
        } catch (LlmException | InterruptedException expected) {
            assertThat(expected).hasMessageContaining("the test scripted no reply");
        }

        assertThat(server.requests()).hasSize(1);
    }

    private OpenAiModel model(String key) {
        var endpoint = new Endpoint(
                server.url() + "/v1", key, "OPENAI_API_KEY", Map.of("X-Title", "trees"), Duration.ofSeconds(20));
        return new OpenAiModel("m", endpoint, Clock.systemUTC());
    }

    private static Request ask(Sampling sampling) {
        return new Request(List.of(Message.user("Name a tree.")), sampling, OPERATION);
    }

    private static Object json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
