package dev.espalier.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes a model of any {@code ChatModel} of langchain4j, for a {@link ModelProvider}. Switch the model's own retry off
 * ({@code maxRetries(0)}), and let it call through {@link #http}. Safe for use by many threads at once if the model is.
 */
public final class ChatModelAdapter implements LanguageModel {

    private static final Diagnosis.Advice ADVICE =
            new Diagnosis.Advice("is the server running?", "check the model's name and the base URL");

    private final String id;
    private final Conversation conversation;

    /**
     * Adapts a model.
     *
     * @param id prefix of the provider, colon and name
     * @param key what must not get into any message; null if there is no key
     */
    public ChatModelAdapter(String id, ChatModel model, ProviderSettings settings, @Nullable String key) {
        this.id = id;
        var endpoint = endpoint(settings, key);
        var diagnosis = new Diagnosis(id, endpoint, ADVICE, Clock.systemUTC());
        this.conversation = new Conversation(model, diagnosis, endpoint.secrets());
    }

    /**
     * Returns what a model should call through: its deadline covers the body, {@code Retry-After} is heard, no redirect is
     * followed, and the user's certificates and proxies are used. It sends the key, as {@code Authorization: Bearer} or in
     * the header that the settings name, in the place of what the model itself would send.
     */
    public static HttpClientBuilder http(ProviderSettings settings, @Nullable String key) {
        return new LlmHttpClientBuilder(endpoint(settings, key), Dialect.PLAIN);
    }

    private static Endpoint endpoint(ProviderSettings settings, @Nullable String key) {
        var wire = settings.wire();
        return new Endpoint(
                settings.baseUrl() == null ? "its own address" : settings.baseUrl(),
                key,
                settings.keyVariable(),
                wire.keyHeader() == null ? Provider.AUTHORIZATION : wire.keyHeader(),
                wire.headers(),
                wire.query(),
                settings.timeout(),
                new Route(wire.caFile(), Proxies.of(System::getenv)));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Reply reply(Request request) throws LlmException, InterruptedException {
        Level.require(this, request);
        var sampling = request.sampling();
        var parameters = Conversation.common(new Parameters(), request)
                .presencePenalty(sampling.presencePenalty())
                .frequencyPenalty(sampling.frequencyPenalty())
                .maxOutputTokens(sampling.maxTokens());
        return conversation.reply(request, parameters.build());
    }

    /** The parameters that all providers share; langchain4j's own builder of them cannot be named. */
    private static final class Parameters extends DefaultChatRequestParameters.Builder<Parameters> {}
}
