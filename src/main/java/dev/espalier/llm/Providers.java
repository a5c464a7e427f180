package dev.espalier.llm;

import dev.espalier.problem.Printable;
import dev.espalier.problem.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens the models that answer over HTTP. */
public final class Providers {

    /** Stands in the address, so it must not be able to change where that leads. */
    private static final Pattern GEMINI_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private Providers() {}

    /**
     * Returns the model, ready for use; nothing is sent yet. It asks once: put {@link RetryingModel} around it.
     *
     * <p>A key is sent only where the user means it to go: to the variable's own place if a key variable is named; without
     * one, {@code OPENAI_API_KEY} to OpenAI's own address, {@code ANTHROPIC_API_KEY} to Anthropic's, {@code GEMINI_API_KEY}
     * to Google's, and nothing to any other; and never over plain http, unless the server is on this machine or the settings
     * allow it.
     *
     * @param environment looks up an environment variable; null if it is not set
     * @throws ProblemException if a key is missing, cannot be a key, or would travel in the clear; if a file of certificates
     *     or the address of a proxy cannot be used
     * @throws IllegalArgumentException if the provider is {@link Provider#BUILTIN}, which is no matter of HTTP
     */
    public static LanguageModel open(
            ModelName model, ProviderSettings settings, Function<String, @Nullable String> environment) {
        var provider = model.provider();
        if (provider == Provider.BUILTIN) {
            throw new IllegalArgumentException("the built-in teacher is not opened here");
        }
        var name = model.name();
        var endpoint = endpoint(provider, settings, environment);
        var clock = Clock.systemUTC();
        return switch (provider) {
            case OPENAI -> new OpenAiModel(name, endpoint, settings.wire().features(), clock);
            case OLLAMA -> new OllamaModel(name, endpoint, clock);
            case ANTHROPIC -> new AnthropicModel(name, endpoint, clock);
            case GEMINI -> new GeminiModel(checked(name), endpoint, clock);
            case BUILTIN -> throw new IllegalStateException("told above");
        };
    }

    /**
     * Returns a model that gives vectors, from a server that speaks OpenAI's protocol or Ollama's.
     *
     * @throws ProblemException as {@link #open} does, and if the provider has no embeddings here
     */
    public static EmbeddingModel openEmbeddings(
            ModelName model, ProviderSettings settings, Function<String, @Nullable String> environment) {
        var provider = model.provider();
        if (provider != Provider.OPENAI && provider != Provider.OLLAMA) {
            throw new ProblemException(
                    "model", model + " does not offer level " + Level.EMBEDDINGS, "use openai:NAME or ollama:NAME");
        }
        return new HttpEmbeddings(model, endpoint(provider, settings, environment), Clock.systemUTC());
    }

    /** Returns the key in the variable that the settings name; null if they name none. */
    static @Nullable String namedKey(ProviderSettings settings, Function<String, @Nullable String> environment) {
        var variable = settings.keyVariable();
        var baseUrl = settings.baseUrl() == null ? "its own address" : settings.baseUrl();
        return variable == null ? null : key(variable, baseUrl, settings.wire().allowInsecure(), environment);
    }

    private static String checked(String name) {
        if (!GEMINI_NAME.matcher(name).matches()) {
            throw new ProblemException(
                    "model",
                    "gemini:" + Printable.excerpt(name, 200) + " is no model that could exist",
                    "write it as in gemini:gemini-2.5-flash");
        }
        return name;
    }

    private static Endpoint endpoint(
            Provider provider, ProviderSettings settings, Function<String, @Nullable String> environment) {
        var baseUrl = settings.baseUrl() == null ? provider.url() : settings.baseUrl();
        var wire = settings.wire();
        var keyVariable = keyVariable(provider, baseUrl, settings);
        var key = keyVariable == null ? null : key(keyVariable, baseUrl, wire.allowInsecure(), environment);
        var route = new Route(wire.caFile(), Proxies.of(environment));
        if (wire.caFile() != null) {
            // Made here, so that a file of certificates that cannot be used is told before the first call.
            route.client();
        }
        return new Endpoint(
                baseUrl,
                key,
                keyVariable,
                wire.keyHeader() == null ? provider.keyHeader() : wire.keyHeader(),
                wire.headers(),
                wire.query(),
                settings.timeout(),
                route);
    }

    private static @Nullable String keyVariable(Provider provider, String baseUrl, ProviderSettings settings) {
        if (settings.keyVariable() != null) {
            return settings.keyVariable();
        }
        return provider.isOwn(baseUrl) ? provider.keyVariable() : null;
    }

    private static String key(
            String variable, String baseUrl, boolean allowInsecure, Function<String, @Nullable String> environment) {
        if (!allowInsecure && travelsInTheClear(baseUrl)) {
            throw new ProblemException(
                    "base URL",
                    baseUrl + " would show the key in " + variable + " to everybody on the way",
                    "use https, or a server on this machine");
        }
        var key = environment.apply(variable);
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    "environment",
                    variable + " is " + (key == null ? "not set" : "empty") + ", but " + baseUrl + " wants a key",
                    "set it to your key, or choose a model that needs none, such as ollama:llama3.2");
        }
        // A line end sticks to many a key that was read from a file.
        if (!KEY.matcher(key.strip()).matches()) {
            throw new ProblemException(
                    "environment",
                    variable + " holds characters that no key has, such as blanks or line ends",
                    "set it to the key alone");
        }
        return key.strip();
    }

    private static boolean travelsInTheClear(String baseUrl) {
        return baseUrl.regionMatches(true, 0, "http:", 0, 5)
                && !Loopback.is(URI.create(baseUrl).getHost());
    }
}
