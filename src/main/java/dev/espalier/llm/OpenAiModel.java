package dev.espalier.llm;

import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.time.Clock;

/**
 * A model behind any server that speaks OpenAI's chat completions: OpenAI itself, vLLM, llama.cpp, LM Studio, OpenRouter
 * and others. Sends every part of {@link Sampling}. Asks once; {@link RetryingModel} asks again. Safe for use by many
 * threads at once.
 */
final class OpenAiModel implements LanguageModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("is the server running?", "check the model's name and the base URL");

    private final String id;
    private final String name;
    private final boolean isOpenAi;
    private final Conversation conversation;

    OpenAiModel(String name, Endpoint endpoint, Clock clock) {
        this.id = Provider.OPENAI.prefix() + ":" + name;
        this.name = name;
        this.isOpenAi = Provider.isOpenAi(endpoint.baseUrl());
        var model = OpenAiChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint.timeout(), Dialect.OPENAI))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.key())
                .customHeaders(endpoint.headers())
                .modelName(name)
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
        return conversation.reply(request, parameters(request.sampling()));
    }

    private OpenAiChatRequestParameters parameters(Sampling sampling) {
        var parameters = Conversation.common(OpenAiChatRequestParameters.builder(), sampling)
                .modelName(name)
                .presencePenalty(sampling.presencePenalty())
                .frequencyPenalty(sampling.frequencyPenalty())
                .seed(sampling.seed());
        // OpenAI's newer models refuse max_tokens; many other servers know nothing else.
        return isOpenAi
                ? parameters.maxCompletionTokens(sampling.maxTokens()).build()
                : parameters.maxOutputTokens(sampling.maxTokens()).build();
    }
}
