package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens the models that answer over HTTP. */
public final class Providers {

    private static final Pattern LOOPBACK = Pattern.compile(
            "localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]|\\[(0+:){7}0*1]", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private Providers() {}

    /**
     * Returns the model, ready for use; nothing is sent yet. It asks once: put {@link RetryingModel} around it.
     *
     * <p>A key is sent only where the user means it to go: to the variable's own place if a key variable is named; without
     * one, {@code OPENAI_API_KEY} to OpenAI's own address and nothing to any other; and never over plain http, unless the
     * server is on this machine.
     *
     * @param environment looks up an environment variable; null if it is not set
     * @throws ProblemException if a key is missing, cannot be a key, or would travel in the clear
     * @throws IllegalArgumentException if the provider is {@link Provider#BUILTIN}, which is no matter of HTTP
     */
    public static LanguageModel open(
            ModelName model, ProviderSettings settings, Function<String, @Nullable String> environment) {
        return switch (model.provider()) {
            case OPENAI ->
                new OpenAiModel(model.name(), endpoint(Provider.OPENAI_URL, settings, environment), Clock.systemUTC());
            case OLLAMA ->
                new OllamaModel(model.name(), endpoint(Provider.OLLAMA_URL, settings, environment), Clock.systemUTC());
            case BUILTIN -> throw new IllegalArgumentException("the built-in teacher is not opened here");
        };
    }

    private static Endpoint endpoint(
            String ownUrl, ProviderSettings settings, Function<String, @Nullable String> environment) {
        var baseUrl = settings.baseUrl() == null ? ownUrl : settings.baseUrl();
        var keyVariable = keyVariable(baseUrl, settings);
        var key = keyVariable == null ? null : key(keyVariable, baseUrl, environment);
        return new Endpoint(baseUrl, key, keyVariable, Map.of(), settings.timeout());
    }

    private static @Nullable String keyVariable(String baseUrl, ProviderSettings settings) {
        if (settings.keyVariable() != null) {
            return settings.keyVariable();
        }
        return Provider.isOpenAi(baseUrl) ? Provider.OPENAI_KEY_VARIABLE : null;
    }

    private static String key(String variable, String baseUrl, Function<String, @Nullable String> environment) {
        if (travelsInTheClear(baseUrl)) {
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
        var url = URI.create(baseUrl);
        return "http".equalsIgnoreCase(url.getScheme())
                && !LOOPBACK.matcher(String.valueOf(url.getHost())).matches();
    }
}
