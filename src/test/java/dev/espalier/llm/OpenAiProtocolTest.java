package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.Message.Role;
import dev.espalier.llm.Message.Segment;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Token.Likely;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over OpenAI's protocol beyond one text for a chat. */
class OpenAiProtocolTest {

    private static final Operation OPERATION = new Operation("respond", Map.of("instruction", "Name a \"tree\"."));
    private static final ReplyShape COMPLETION = ReplyShape.PLAIN.in(Protocol.COMPLETIONS);

    private final StubServer server = new StubServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesSeveralChoicesOfOneCall() throws Exception {
        server.reply(200, WireExamples.read("openai/three-choices.json"));

        var reply = model(Set.of()).reply(ask(ReplyShape.PLAIN.withChoices(3)));

        assertThat(reply)
                .isEqualTo(new Reply(
                        List.of(
                                new Choice("An oak.", Finish.STOP, List.of()),
                                new Choice("A fir, which", Finish.LENGTH, List.of()),
                                new Choice("I will not.", Finish.CONTENT_FILTER, List.of())),
                        new Usage(12, 14),
                        List.of()));
        assertThat(body()).isEqualTo(json("""
                        {"model":"m","n":3,"messages":[{"role":"user","content":"Name a tree."}]}"""));
    }

    @Test
    void takesNoMoreChoicesThanItAskedForWhateverTheirIndices() throws Exception {
        server.reply(200, WireExamples.read("openai/three-choices.json").replaceAll("\"index\": [12]", "\"index\": 0"));

        var reply = model(Set.of()).reply(ask(ReplyShape.PLAIN.withChoices(2)));

        assertThat(reply.choices()).extracting(Choice::text).containsExactly("An oak.", "A fir, which");
    }

    /** It was paid, and would be again: no fault of the way, to be asked for until patience ends. */
    @Test
    void takesAModelThatOnlyThoughtAsOneThatSaidNothing() throws Exception {
        for (var field : List.of("reasoning_content", "reasoning")) {
            server.reply(
                    200,
                    "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,\"" + field
                            + "\":\"Hm.\"},\"finish_reason\":\"stop\"}]}");

            assertThat(model(Set.of()).reply(ask(ReplyShape.PLAIN)).choices())
                    .containsExactly(new Choice("", Finish.STOP, List.of()));
        }
    }

    @Test
    void asksAgainForChoicesThatTheServerDidNotGive() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("answer to " + field(request.body(), "seed"))));
        var model = new SeveralChoices(model(Set.of()));
        var sampling = new Sampling(null, null, null, null, null, List.of(), 7);
        var messages = List.of(Message.user("Name a tree."));

        var reply = model.reply(new Request(messages, sampling, OPERATION, ReplyShape.PLAIN.withChoices(3)));

        assertThat(reply.choices())
                .extracting(Choice::text)
                .containsExactly("answer to 7", "answer to 8", "answer to 9");
        assertThat(reply.usage()).isEqualTo(new Usage(30, 15));
        assertThat(server.requests())
                .extracting(request -> field(request.body(), "n"))
                .containsExactly("3", "", "");
    }

    @Test
    void asksOneByOneWhereTheServerRefusesSeveral() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("x")));
        var model = new SeveralChoices(model(Set.of(Feature.SINGLE_CHOICE)));

        assertThat(model.reply(ask(ReplyShape.PLAIN.withChoices(3))).choices()).hasSize(3);
        assertThat(server.requests())
                .hasSize(3)
                .extracting(request -> field(request.body(), "n"))
                .containsOnly("");
    }

    @Test
    void asksOnceOnlyWhereThePromptIsRefused() throws Exception {
        server.otherwise(request -> new StubServer.Scripted(
                400, Map.of(), "{\"error\":{\"message\":\"x\",\"code\":\"context_length_exceeded\"}}"));
        var model = new SeveralChoices(model(Set.of(Feature.SINGLE_CHOICE)));

        assertThat(model.reply(ask(ReplyShape.PLAIN.withChoices(3))))
                .isEqualTo(new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void repeatsAChoiceThatFailedAndNoneThatCame() throws Exception {
        server.reply(200, one("first")).reply(503, "").reply(200, one("second"));
        var waits = new ArrayList<Duration>();
        var retrying =
                new RetryingModel(model(Set.of(Feature.SINGLE_CHOICE)), Duration.ofMinutes(1), time(waits), () -> 0.5);

        var reply = new SeveralChoices(retrying).reply(ask(ReplyShape.PLAIN.withChoices(2)));

        assertThat(reply.choices()).extracting(Choice::text).containsExactly("first", "second");
        assertThat(server.requests()).hasSize(3);
        assertThat(waits).hasSize(1);
    }

    @Test
    void readsTheProbabilitiesOfTheTokensOfAChat() throws Exception {
        server.reply(200, WireExamples.read("openai/logprobs.json"));

        var reply = model(Set.of()).reply(ask(new ReplyShape(Protocol.CHAT, 1, 2, false, null)));

        assertThat(reply.text()).isEqualTo("An oak");
        assertThat(reply.choices().get(0).tokens())
                .containsExactly(
                        new Token("An", -0.25, List.of(new Likely("An", -0.25), new Likely("The", -1.75))),
                        new Token(" oak", -9999.0, List.of(new Likely(" fir", -0.5))));
        assertThat(body().get("logprobs").booleanValue()).isTrue();
        assertThat(body().get("top_logprobs").intValue()).isEqualTo(2);
    }

    @Test
    void saysWhichLevelIsMissingWhereTheServerLeavesProbabilitiesOut() {
        server.reply(200, one("x")).reply(200, one("x"));

        assertThatThrownBy(() -> model(Set.of()).reply(ask(new ReplyShape(Protocol.CHAT, 1, 0, false, null))))
                .hasMessage(
                        "openai:m does not offer level L2 (log probabilities of the reply), which this recipe needs; "
                                + "use a server that does, such as vLLM (openai:NAME with its base URL), or a recipe that needs less")
                .extracting(failure -> ((LlmException) failure).kind())
                .isEqualTo(Kind.PERMANENT);
        assertThatThrownBy(() -> model(Set.of()).reply(ask(new ReplyShape(Protocol.CHAT, 1, null, true, null))))
                .hasMessageStartingWith("openai:m does not offer level L3 (log probabilities of the prompt)");
    }

    @Test
    void continuesARawText() throws Exception {
        server.reply(200, WireExamples.read("openai/completion.json"));
        var messages =
                List.of(new Message(Role.SYSTEM, List.of(new Segment("Trees:", true))), Message.user("1. Oak\n2."));
        var sampling = new Sampling(0.7, 0.5, 100, 2.0, 0.5, List.of("\n\n", "16."), 3);

        var reply = model(Set.of()).reply(new Request(messages, sampling, OPERATION, COMPLETION));

        assertThat(reply).isEqualTo(new Reply(" Fir", Finish.STOP, new Usage(7, 2)));
        assertThat(server.request().path()).isEqualTo("/v1/completions");
        assertThat(body()).isEqualTo(json("""
                        {"model":"m","temperature":0.7,"top_p":0.5,"presence_penalty":2.0,"frequency_penalty":0.5,"seed":3,
                         "stop":["\\n\\n","16."],"prompt":"Trees:\\n\\n1. Oak\\n2.","max_tokens":100}"""));
    }

    @Test
    void readsTheProbabilitiesOfReplyAndPromptOfACompletion() throws Exception {
        server.reply(200, WireExamples.read("vllm/completion-prompt-logprobs.json"));

        var reply = model(Set.of()).reply(ask(new ReplyShape(Protocol.COMPLETIONS, 1, 1, true, null)));

        assertThat(reply.prompt())
                .containsExactly(
                        new Token("", null, List.of()),
                        new Token("ame", -3.5, List.of()),
                        new Token(" a", -0.5, List.of()));
        assertThat(reply.choices().get(0).tokens())
                .containsExactly(new Token(" tree", -1.25, List.of(new Likely(" tree", -1.25))));
        assertThat(body().get("prompt_logprobs").intValue()).isEqualTo(1);
    }

    @Test
    void readsTheProbabilitiesOfThePromptOfAChat() throws Exception {
        server.reply(200, WireExamples.read("vllm/chat-prompt-logprobs.json"));

        var reply = model(Set.of()).reply(ask(new ReplyShape(Protocol.CHAT, 1, null, true, null)));

        assertThat(reply.text()).isEqualTo("An oak.");
        assertThat(reply.prompt()).containsExactly(new Token("", null, List.of()), new Token("Name", -8.0, List.of()));
    }

    @Test
    void asksForJsonWithAndWithoutASchema() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("{}")));
        var schema = "{\"type\":\"object\"}";

        model(Set.of()).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(null))));
        model(Set.of()).reply(ask(ReplyShape.PLAIN.withChoices(2).withJson(new JsonForm(null))));
        model(Set.of()).reply(ask(ReplyShape.PLAIN.withJson(new JsonForm(schema))));
        model(Set.of()).reply(ask(ReplyShape.PLAIN.withChoices(2).withJson(new JsonForm(schema))));

        var formats = server.requests().stream()
                .map(request -> json(request.body()).get("response_format"))
                .toList();
        assertThat(formats.get(0)).isEqualTo(json("{\"type\":\"json_object\"}"));
        assertThat(formats.get(1)).isEqualTo(formats.get(0));
        assertThat(formats.get(3)).isEqualTo(json("""
                        {"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object"}}}"""));
        assertThat(formats.get(2).at("/json_schema/schema")).isEqualTo(json(schema));
    }

    @Test
    void sendsTheOperationOnlyWhereItIsConfigured() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("x")));

        model(Set.of()).reply(ask(ReplyShape.PLAIN));
        model(Set.of(Feature.SEND_OPERATION)).reply(ask(ReplyShape.PLAIN));

        assertThat(json(server.requests().get(0).body()).has("metadata")).isFalse();
        assertThat(json(server.requests().get(1).body()).get("metadata")).isEqualTo(json("""
                        {"operation":"respond","variables":"{\\"instruction\\":\\"Name a \\\\\\"tree\\\\\\".\\"}"}"""));
        assertThat(model(Set.of()).readsOperation()).isFalse();
        assertThat(model(Set.of(Feature.SEND_OPERATION)).readsOperation()).isTrue();
    }

    @Test
    void namesTheUpperBoundAsTheServerWantsIt() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("x")));
        var sampling = new Sampling(null, null, 5, null, null, List.of(), null);
        for (var shape : List.of(ReplyShape.PLAIN, ReplyShape.PLAIN.withChoices(2))) {
            var request = new Request(List.of(Message.user("x")), sampling, OPERATION, shape);
            model(Set.of()).reply(request);
            model(Set.of(Feature.MAX_COMPLETION_TOKENS)).reply(request);
            model(Set.of(Feature.MAX_TOKENS)).reply(request);
        }

        assertThat(server.requests())
                .extracting(request ->
                        field(request.body(), "max_tokens") + "/" + field(request.body(), "max_completion_tokens"))
                .containsExactly("5/", "/5", "5/", "5/", "/5", "5/");
    }

    @Test
    void asksAsAzureWantsIt() throws Exception {
        server.otherwise(request -> StubServer.Scripted.ok(one("x")));
        var wire = new WireSettings(
                Map.of("OpenAI-Organization", "org-1", "OpenAI-Project", "proj 1"),
                Map.of("api-version", "2024-10-21", "a b", "c&d"),
                "api-key",
                false,
                null,
                Set.of());
        var settings = new ProviderSettings(
                server.url() + "/openai/deployments/mine", "AZURE_KEY", Duration.ofSeconds(20), wire, null);
        var model = Providers.open(
                ModelName.parse("openai:m"), settings, Map.of("AZURE_KEY", "azure-not-a-real-key-0123")::get);

        model.reply(ask(ReplyShape.PLAIN));
        model.reply(ask(ReplyShape.PLAIN.withChoices(2)));

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.path())
                    .isEqualTo("/openai/deployments/mine/chat/completions?a+b=c%26d&api-version=2024-10-21");
            assertThat(request.headers())
                    .containsEntry("api-key", "azure-not-a-real-key-0123")
                    .containsEntry("OpenAI-Organization", "org-1")
                    .containsEntry("OpenAI-Project", "proj 1")
                    .doesNotContainKey("Authorization");
        });
    }

    private static Time time(List<Duration> waits) {
        return new Time() {
            @Override
            public long nanos() {
                return waits.stream().mapToLong(Duration::toNanos).sum();
            }

            @Override
            public void sleep(Duration wait) {
                waits.add(wait);
            }
        };
    }

    private LanguageModel model(Set<Feature> features) {
        var wire = new WireSettings(Map.of(), Map.of(), null, false, null, features);
        var settings = new ProviderSettings(server.url() + "/v1", null, Duration.ofSeconds(20), wire, null);
        return Providers.open(ModelName.parse("openai:m"), settings, variable -> null);
    }

    private static Request ask(ReplyShape shape) {
        return new Request(List.of(Message.user("Name a tree.")), Sampling.DEFAULT, OPERATION, shape);
    }

    private static String one(String text) {
        return json("{\"choices\":[{\"message\":{}}],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5}}")
                .toString()
                .replace(
                        "{\"message\":{}}",
                        "{\"message\":{\"content\":" + "\"" + text + "\"},\"finish_reason\":\"stop\"}");
    }

    private static String field(String body, String name) {
        return json(body).path(name).asText();
    }

    private JsonNode body() {
        return json(server.request().body());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (java.io.IOException notJson) {
            throw new AssertionError(text, notJson);
        }
    }
}
