package dev.espalier.llm;

import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind an Ollama server. Sends {@link Sampling} but for the two penalties, which langchain4j has no field for;
 * they are left out, with one warning. Ollama cuts a prompt that is longer than its context ({@code OLLAMA_CONTEXT_LENGTH},
 * 4096 tokens unless set) without a word, so set that high enough. Asks once; {@link RetryingModel} asks again. Safe for
 * use by many threads at once.
 */
final class OllamaModel implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(OllamaModel.class);

    private final String id;
    private final String name;
    private final Conversation conversation;
    private final AtomicBoolean warned = new AtomicBoolean();

    OllamaModel(String name, Endpoint endpoint, Clock clock) {
        this.id = Provider.OLLAMA.prefix() + ":" + name;
        this.name = name;
        var model = OllamaChatModel.builder()
                .httpClientBuilder(new LlmHttpClientBuilder(endpoint.timeout(), Dialect.OLLAMA))
                .baseUrl(endpoint.baseUrl())
                .customHeaders(headers(endpoint))
                .modelName(name)
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .build();
        var advice = new Diagnosis.Advice("is Ollama running?", "fetch it with \"ollama pull " + name + "\"");
        this.conversation = new Conversation(model, new Diagnosis(id, endpoint, advice, clock), endpoint.secrets());
    }

    /** Ollama itself wants no key; a gateway in front of it may. */
    private static Map<String, String> headers(Endpoint endpoint) {
        var headers = new TreeMap<>(endpoint.headers());
        if (endpoint.key() != null) {
            headers.put("Authorization", "Bearer " + endpoint.key());
        }
        return headers;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        warnOfPenalties(request.sampling());
        return conversation.reply(request, parameters(request.sampling()));
    }

    private void warnOfPenalties(Sampling sampling) {
        boolean hasPenalty = sampling.presencePenalty() != null || sampling.frequencyPenalty() != null;
        if (hasPenalty && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{}: presence and frequency penalty are not sent to Ollama; the recipe's values have no effect",
                    id);
        }
    }

    private OllamaChatRequestParameters parameters(Sampling sampling) {
        return Conversation.common(OllamaChatRequestParameters.builder(), sampling)
                .modelName(name)
                .maxOutputTokens(sampling.maxTokens())
                .seed(sampling.seed())
                .build();
    }
}
