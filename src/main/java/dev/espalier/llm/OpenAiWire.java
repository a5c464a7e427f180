package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's protocol without langchain4j, for what that has no words for: several choices, log probabilities of reply and
 * prompt (vLLM's {@code prompt_logprobs}), completions of a raw text, operations in {@code metadata}.
 */
final class OpenAiWire {

    private final String id;
    private final String name;
    private final LlmHttpClient client;
    private final Diagnosis diagnosis;
    private final Secrets secrets;
    private final String maxTokensField;

    OpenAiWire(String id, String name, Endpoint endpoint, Diagnosis diagnosis, String maxTokensField) {
        this.id = id;
        this.name = name;
        this.client = new LlmHttpClient(endpoint, Dialect.PLAIN);
        this.diagnosis = diagnosis;
        this.secrets = endpoint.secrets();
        this.maxTokensField = maxTokensField;
    }

    /** Returns how chat completions call the upper bound of a reply. */
    String maxTokensField() {
        return maxTokensField;
    }

    /**
     * Asks once.
     *
     * @param metadata what to send under this name; null for nothing
     */
    Reply reply(Request request, @Nullable Map<String, String> metadata) throws LlmException, InterruptedException {
        boolean isChat = request.shape().protocol() == Protocol.CHAT;
        var body = isChat ? chat(request) : completions(request);
        if (metadata != null) {
            metadata.forEach(body.putObject("metadata")::put);
        }
        try {
            var answer = client.post(isChat ? "/chat/completions" : "/completions", body);
            return secrets.maskReply(new OpenAiAnswer(id, request.shape(), answer).reply());
        } catch (RuntimeException failure) {
            return diagnosis.outcome(failure);
        }
    }

    private ObjectNode chat(Request request) {
        var shape = request.shape();
        var body = common(request);
        var messages = body.putArray("messages");
        for (var message : request.messages()) {
            messages.addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", message.content());
        }
        put(body, maxTokensField, request.sampling().maxTokens());
        if (shape.topLogprobs() != null) {
            body.put("logprobs", true).put("top_logprobs", shape.topLogprobs());
        }
        return body;
    }

    /** The messages' texts in order, an empty line between two; as {@link Protocol#COMPLETIONS} says. */
    private ObjectNode completions(Request request) {
        var body = common(request);
        body.put("prompt", request.messages().stream().map(Message::content).collect(Collectors.joining("\n\n")));
        put(body, "max_tokens", request.sampling().maxTokens());
        put(body, "logprobs", request.shape().topLogprobs());
        return body;
    }

    private ObjectNode common(Request request) {
        var sampling = request.sampling();
        var shape = request.shape();
        var body = WireJson.JSON.createObjectNode().put("model", name);
        put(body, "temperature", sampling.temperature());
        put(body, "top_p", sampling.topP());
        put(body, "presence_penalty", sampling.presencePenalty());
        put(body, "frequency_penalty", sampling.frequencyPenalty());
        put(body, "seed", sampling.seed());
        if (!sampling.stop().isEmpty()) {
            sampling.stop().forEach(body.putArray("stop")::add);
        }
        if (shape.choices() > 1) {
            body.put("n", shape.choices());
        }
        if (shape.promptLogprobs()) {
            // 0 would do, but some versions take it for "none".
            body.put("prompt_logprobs", 1);
        }
        if (shape.json() != null) {
            body.set("response_format", format(shape.json()));
        }
        return body;
    }

    private static void put(ObjectNode body, String field, @Nullable Number value) {
        if (value instanceof Double number) {
            body.put(field, number);
        } else if (value instanceof Integer number) {
            body.put(field, number);
        }
    }

    private static JsonNode format(JsonForm json) {
        var format = WireJson.JSON.createObjectNode();
        if (json.schema() == null) {
            return format.put("type", "json_object");
        }
        try {
            format.put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", "reply")
                    .set("schema", WireJson.JSON.readTree(json.schema()));
            return format;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the schema was checked", impossible);
        }
    }
}
