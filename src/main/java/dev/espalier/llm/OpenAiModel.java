package dev.espalier.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A model behind any server that speaks OpenAI's chat completions: OpenAI itself, vLLM, llama.cpp, LM Studio, OpenRouter
 * and others. Sends every part of {@link Sampling}. What langchain4j has no words for goes over {@link OpenAiWire}. Asks
 * once; {@link RetryingModel} asks again. Safe for use by many threads at once.
 */
final class OpenAiModel implements LanguageModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("is the server running?", "check the model's name and the base URL");

    private final String id;
    private final String name;
    private final boolean isOpenAi;
    private final Set<Feature> features;
    private final Conversation conversation;
    private final OpenAiWire wire;

    OpenAiModel(String name, Endpoint endpoint, Clock clock) {
        this(name, endpoint, Set.of(), clock);
    }

    OpenAiModel(String name, Endpoint endpoint, Set<Feature> features, Clock clock) {
        this.id = Provider.OPENAI.prefix() + ":" + name;
        this.name = name;
        this.isOpenAi = Provider.OPENAI.isOwn(endpoint.baseUrl());
        this.features = features;
        var model = OpenAiChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint, new OpenAiDialect()))
                .baseUrl(endpoint.baseUrl())
                .modelName(name)
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .build();
        var diagnosis = new Diagnosis(id, endpoint, ADVICE, clock);
        this.conversation = new Conversation(model, diagnosis, endpoint.secrets());
        this.wire = new OpenAiWire(id, name, endpoint, diagnosis, maxTokensField(endpoint));
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
        var shape = request.shape();
        boolean isPlain = shape.withJson(null).equals(ReplyShape.PLAIN);
        var metadata = readsOperation() ? metadata(request.operation()) : null;
        return isPlain && metadata == null
                ? conversation.reply(request, parameters(request))
                : wire.reply(request, metadata);
    }

    /** Texts only, because the protocol allows nothing else there. */
    private static Map<String, String> metadata(Operation operation) {
        try {
            return Map.of(
                    "operation",
                    operation.name(),
                    "variables",
                    WireJson.JSON.writeValueAsString(operation.variables()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an operation holds plain values only", impossible);
        }
    }

    private OpenAiChatRequestParameters parameters(Request request) {
        var sampling = request.sampling();
        var parameters = Conversation.common(OpenAiChatRequestParameters.builder(), request)
                .modelName(name)
                .presencePenalty(sampling.presencePenalty())
                .frequencyPenalty(sampling.frequencyPenalty())
                .seed(sampling.seed());
        return wire.maxTokensField().equals("max_completion_tokens")
                ? parameters.maxCompletionTokens(sampling.maxTokens()).build()
                : parameters.maxOutputTokens(sampling.maxTokens()).build();
    }
}
