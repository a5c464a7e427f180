package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as servers send them; the numbers in them are made up. */
class PromptRejectionTest {

    static Stream<Arguments> tooLong() {
        return Stream.of(
                arguments("OpenAI", 400, """
                        {"error":{"message":"This model's maximum context length is 128000 tokens. However, your messages
                        resulted in 130001 tokens.","type":"invalid_request_error","param":"messages",
                        "code":"context_length_exceeded"}}"""),
                arguments("a code alone", 400, """
                        {"error":{"message":"Input too large","code":"context_length_exceeded"}}"""),
                arguments("vLLM, flat", 400, """
                        {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you
                        requested 5000 tokens","type":"BadRequestError","param":null,"code":400}"""),
                arguments("vLLM, newer", 400, """
                        {"error":{"message":"The decoder prompt (length 5000) is longer than the maximum model length of
                        4096.","type":"BadRequestError","code":400}}"""),
                arguments("llama.cpp", 400, """
                        {"error":{"code":400,"message":"request (4390 tokens) exceeds the available context size (4096
                        tokens), try increasing it","type":"exceed_context_size_error","n_ctx":4096}}"""),
                arguments("llama.cpp, older", 500, """
                        {"error":{"code":500,"message":"too long","type":"exceed_context_size_error"}}"""),
                arguments("llama-cpp-python", 400, """
                        {"error":{"message":"Requested tokens (2285) exceed context window of 2048"}}"""),
                arguments("Ollama", 400, """
                        {"error":"the input length exceeds the context length"}"""),
                arguments("LM Studio", 400, """
                        {"error":"Trying to keep the first 5000 tokens when context the overflows. However, the model is
                        loaded with context length of only 4096 tokens"}"""),
                arguments("Groq", 413, """
                        {"error":{"message":"Please reduce the length of the messages or completion."}}"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooLong")
    void takesAPromptThatIsTooLongForAnOutcome(String server, int status, String body) throws Exception {
        assertThat(reply(status, body.replace("\n", " "))).isEqualTo(new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE));
    }

    static Stream<Arguments> blocked() {
        return Stream.of(
                arguments("Azure", 400, """
                        {"error":{"message":"The response was filtered","code":"content_filter","status":400}}"""),
                arguments("OpenAI, by words", 400, """
                        {"error":{"message":"Invalid prompt: your prompt was flagged as potentially violating our usage
                        policy.","code":"invalid_prompt"}}"""),
                arguments("DeepSeek", 400, """
                        {"error":{"message":"Content Exists Risk","code":"invalid_request_error"}}"""),
                arguments("OpenRouter", 403, """
                        {"error":{"code":403,"message":"Your input was flagged","metadata":{"flagged_input":"…"}}}"""),
                arguments("OpenRouter in a success", 200, """
                        {"error":{"code":403,"message":"Your input was flagged","metadata":{"flagged_input":"…"}}}"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocked")
    void takesABlockedPromptForAnOutcome(String server, int status, String body) throws Exception {
        assertThat(reply(status, body.replace("\n", " "))).isEqualTo(new Reply("", Finish.CONTENT_FILTER, Usage.NONE));
    }

    private static Reply reply(int status, String body) throws Exception {
        try (var server = new StubServer().reply(status, body)) {
            var endpoint = new Endpoint(server.url(), null, null, Map.of(), Duration.ofSeconds(20));
            return new OpenAiModel("m", endpoint, Clock.systemUTC())
                    .reply(new Request(
                            List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of())));
        }
    }
}
