package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.Capability;
import java.time.Clock;

/**
 * A model of Anthropic's, or behind a gateway that speaks its messages. Sends {@link Sampling} but for the penalties and
 * the seed, which the protocol has no place for; they are left out, with one warning. The protocol wants an upper bound of
 * the reply: 4096 tokens where the recipe sets none. Asks once; {@link RetryingModel} asks again. Safe for use by many
 * threads at once.
 */
final class AnthropicModel implements LanguageModel {

    /** The most that the oldest of the models still served can give. */
    private static final int DEFAULT_MAX_TOKENS = 4096;

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("check the base URL", "check the model's name and the base URL");

    private final String id;
    private final String name;
    private final Conversation conversation;
    private final UnsentSampling unsent;

    AnthropicModel(String name, Endpoint endpoint, Clock clock) {
        this.id = Provider.ANTHROPIC.prefix() + ":" + name;
        this.name = name;
        this.unsent = new UnsentSampling(id, true);
        var model = AnthropicChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint, new AnthropicDialect()))
                .baseUrl(endpoint.baseUrl())
                .apiKey(LlmHttpClientBuilder.NO_KEY)
                .modelName(name)
                .maxTokens(DEFAULT_MAX_TOKENS)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .build();
        this.conversation = new Conversation(model, new Diagnosis(id, endpoint, ADVICE, clock), endpoint.secrets());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        Level.require(this, request);
        unsent.warn(request.sampling());
        var json = request.shape().json();
        if (json != null && json.schema() == null) {
            throw new LlmException(
                    Kind.PERMANENT, id + " gives JSON only to a schema, and this recipe asks for JSON without one");
        }
        var parameters = Conversation.common(AnthropicChatRequestParameters.builder(), request)
                .modelName(name);
        if (request.sampling().maxTokens() != null) {
            parameters.maxOutputTokens(request.sampling().maxTokens());
        }
        return conversation.reply(request, parameters.build());
    }
}
