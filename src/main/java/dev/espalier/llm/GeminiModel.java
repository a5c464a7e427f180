package dev.espalier.llm;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatRequestParameters;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A Gemini model of Google's, or behind a gateway that speaks its {@code generateContent}. Sends every part of
 * {@link Sampling}. The key travels in a header, never in the address. Asks once; {@link RetryingModel} asks again. Safe
 * for use by many threads at once.
 */
final class GeminiModel implements LanguageModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("check the base URL", "check the model's name and the base URL");

    private final String id;
    private final String name;
    private final Endpoint endpoint;
    private final Diagnosis diagnosis;
    private final Conversation conversation;

    GeminiModel(String name, Endpoint endpoint, Clock clock) {
        this.id = Provider.GEMINI.prefix() + ":" + name;
        this.name = name;
        this.endpoint = endpoint;
        this.diagnosis = new Diagnosis(id, endpoint, ADVICE, clock);
        this.conversation = conversation(null);
    }

    /** langchain4j takes a seed for a model only, not for a call; its models are cheap, the connections are shared. */
    private Conversation conversation(@Nullable Integer seed) {
        var model = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint, new GeminiDialect()))
                .baseUrl(endpoint.baseUrl())
                .apiKey(LlmHttpClientBuilder.NO_KEY)
                .modelName(name)
                .seed(seed)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .build();
        return new Conversation(model, diagnosis, endpoint.secrets());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        Level.require(this, request);
        var sampling = request.sampling();
        var parameters = Conversation.common(GoogleAiGeminiChatRequestParameters.builder(), request)
                .modelName(name)
                .presencePenalty(sampling.presencePenalty())
                .frequencyPenalty(sampling.frequencyPenalty())
                .maxOutputTokens(sampling.maxTokens());
        var asked = sampling.seed() == null ? conversation : conversation(sampling.seed());
        return asked.reply(request, parameters.build());
    }
}
