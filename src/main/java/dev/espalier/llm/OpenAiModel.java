package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model behind any server that speaks OpenAI's protocol: OpenAI itself, vLLM, llama.cpp, LM Studio, OpenRouter and others.
 * Sends every part of {@link Sampling} and of {@link ReplyShape}. Without langchain4j, which has no words for several choices,
 * log probabilities of a prompt, raw completions, metadata and the headers of a reply, and which cost more CPU time a call
 * than everything else. Asks once; {@link RetryingModel} asks again. Safe for use by many threads at once.
 */
final class OpenAiModel implements LanguageModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("is the server running?", "check the model's name and the base URL");

    private final String id;
    private final String name;
    private final boolean isOpenAi;
    private final Set<Feature> features;
    private final Transport transport;
    private final Diagnosis diagnosis;
    private final Secrets secrets;
    private final String maxTokensField;

    OpenAiModel(String name, Endpoint endpoint, Clock clock) {
        this(name, endpoint, Set.of(), clock);
    }

    OpenAiModel(String name, Endpoint endpoint, Set<Feature> features, Clock clock) {
        this.id = Provider.OPENAI.prefix() + ":" + name;
        this.name = name;
        this.isOpenAi = Provider.OPENAI.isOwn(endpoint.baseUrl());
        this.features = features;
        this.transport = new Transport(endpoint);
        this.diagnosis = new Diagnosis(id, endpoint, ADVICE, clock);
        this.secrets = endpoint.secrets();
        this.maxTokensField = maxTokensField(endpoint);
    }

    /** OpenAI's newer models refuse {@code max_tokens}, and so does Azure for them; many other servers know nothing else. */
    private String maxTokensField(Endpoint endpoint) {
        if (features.contains(Feature.MAX_TOKENS)) {
            return "max_tokens";
        }
        var host = String.valueOf(URI.create(endpoint.baseUrl()).getHost()).toLowerCase(Locale.ROOT);
        boolean isNewer = isOpenAi || host.endsWith(".openai.azure.com");
        return isNewer || features.contains(Feature.MAX_COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens";
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean readsOperation() {
        return features.contains(Feature.SEND_OPERATION);
    }

    /** Of a server that is not OpenAI's own nothing is known before it is asked: vLLM, for one, can do everything. */
    @Override
    public Set<Level> levels() {
        return isOpenAi ? EnumSet.complementOf(EnumSet.of(Level.PROMPT_LOGPROBS)) : EnumSet.allOf(Level.class);
    }

    @Override
    public boolean givesSeveralChoices() {
        return !features.contains(Feature.SINGLE_CHOICE);
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        Level.require(this, request);
        boolean isChat = request.shape().protocol() == Protocol.CHAT;
        var body = isChat ? chat(request) : completions(request);
        if (readsOperation()) {
            addMetadata(request.operation(), body);
        }
        try {
            var answer = transport.post(isChat ? "/chat/completions" : "/completions", body);
            return secrets.maskReply(new OpenAiAnswer(id, request.shape(), answer).reply());
        } catch (RuntimeException failure) {
            return diagnosis.outcome(failure);
        }
    }

    /** Texts only, because the protocol allows nothing else there. */
    private static void addMetadata(Operation operation, ObjectNode body) {
        try {
            body.putObject("metadata")
                    .put("operation", operation.name())
                    .put("variables", WireJson.JSON.writeValueAsString(operation.variables()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an operation holds plain values only", impossible);
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
