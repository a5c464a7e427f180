package dev.espalier.llm;

import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import java.time.Clock;

/**
 * A model behind an Ollama server. Sends {@link Sampling} but for the two penalties, which langchain4j has no field for;
 * they are left out, with one warning. Ollama cuts a prompt that is longer than its context ({@code OLLAMA_CONTEXT_LENGTH},
 * 4096 tokens unless set) without a word, so set that high enough. Asks once; {@link RetryingModel} asks again. Safe for
 * use by many threads at once.
 */
final class OllamaModel implements LanguageModel {

    private final String id;
    private final String name;
    private final Conversation conversation;
    private final UnsentSampling unsent;

    OllamaModel(String name, Endpoint endpoint, Clock clock) {
        this.id = Provider.OLLAMA.prefix() + ":" + name;
        this.name = name;
        this.unsent = new UnsentSampling(id, false);
        var model = OllamaChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint, new OllamaDialect()))
                .baseUrl(endpoint.baseUrl())
                .modelName(name)
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .build();
        var advice = new Diagnosis.Advice("is Ollama running?", "fetch it with \"ollama pull " + name + "\"");
        this.conversation = new Conversation(model, new Diagnosis(id, endpoint, advice, clock), endpoint.secrets());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        Level.require(this, request);
        unsent.warn(request.sampling());
        return conversation.reply(request, parameters(request));
    }

    private OllamaChatRequestParameters parameters(Request request) {
        return Conversation.common(OllamaChatRequestParameters.builder(), request)
                .modelName(name)
                .maxOutputTokens(request.sampling().maxTokens())
                .seed(request.sampling().seed())
                .build();
    }
}
