package dev.espalier.llm;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens the models that answer over HTTP. */
public final class Providers {

    private static final int LONGEST_KEY_FILE = 1 << 16;

    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private Providers() {}

    /**
     * Returns the model, ready for use; nothing is sent yet. It asks once: put {@link RetryingModel} around it.
     *
     * <p>A key is sent only where the user means it to go: to the variable's own place if a key variable or a key file is named; without
     * one, {@code OPENAI_API_KEY} to OpenAI's own address and nothing to any other; and never over plain http, unless the
     * server is on this machine or the settings allow it.
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

    /**
     * Where a model is, and what holds its key; never the key.
     *
     * @param keyVariable the environment variable that holds it; null for none
     * @param keyFile the file that holds it; null for none
     */
    public record Where(
            String baseUrl,
            @Nullable String keyVariable,
            @Nullable Path keyFile) {

        /** Returns whether the key is there; also where none is wanted. */
        public boolean hasKey(Function<String, @Nullable String> environment) {
            if (keyFile != null) {
                return Files.isReadable(keyFile);
            }
            var key = keyVariable == null ? null : environment.apply(keyVariable);
            return keyVariable == null || (key != null && !key.isBlank());
        }
    }

    /** Returns where {@link #open} would look for a model and its key. */
    public static Where where(ModelName model, ProviderSettings settings) {
        var baseUrl = settings.baseUrl() == null ? ownUrl(model.provider()) : settings.baseUrl();
        var variable = settings.keyFile() == null ? keyVariable(baseUrl, settings) : null;
        return new Where(baseUrl, variable, settings.keyFile());
    }

    /**
     * Returns the names of the models that a server says it has; empty where it does not say.
     *
     * @throws ProblemException if a key is missing or cannot be a key
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    public static List<String> listed(
            ModelName model, ProviderSettings settings, Function<String, @Nullable String> environment)
            throws InterruptedException {
        var endpoint = endpoint(ownUrl(model.provider()), settings, environment);
        return new ModelListing(endpoint, model.provider() == Provider.OLLAMA).names();
    }

    private static String ownUrl(Provider provider) {
        return switch (provider) {
            case OPENAI -> Provider.OPENAI_URL;
            case OLLAMA -> Provider.OLLAMA_URL;
            case BUILTIN -> throw new IllegalArgumentException("the built-in teacher is in this program");
        };
    }

    private static Endpoint endpoint(
            String ownUrl, ProviderSettings settings, Function<String, @Nullable String> environment) {
        var baseUrl = settings.baseUrl() == null ? ownUrl : settings.baseUrl();
        var inTheClear = settings.keyInTheClear();
        if (inTheClear.isPresent()) {
            throw new ProblemException(List.of(inTheClear.get()));
        }
        if (settings.keyFile() != null) {
            var file = settings.keyFile();
            var key = checked(read(file), "key file", file.toString(), "write the key alone into it");
            return new Endpoint(baseUrl, key, file.toString(), settings.wire().headers(), settings.timeout());
        }
        var keyVariable = keyVariable(baseUrl, settings);
        var key = keyVariable == null ? null : key(keyVariable, baseUrl, environment);
        return new Endpoint(baseUrl, key, keyVariable, settings.wire().headers(), settings.timeout());
    }

    private static @Nullable String keyVariable(String baseUrl, ProviderSettings settings) {
        if (settings.keyVariable() != null) {
            return settings.keyVariable();
        }
        return Provider.isOpenAi(baseUrl) ? Provider.OPENAI_KEY_VARIABLE : null;
    }

    private static String key(String variable, String baseUrl, Function<String, @Nullable String> environment) {
        var key = environment.apply(variable);
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    "environment",
                    variable + " is " + (key == null ? "not set" : "empty") + ", but " + baseUrl + " wants a key",
                    "set it to your key, or choose a model that needs none, such as ollama:llama3.2");
        }
        return checked(key, "environment", variable, "set it to the key alone");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) <= LONGEST_KEY_FILE) {
                // Byte by byte: what is no key is refused next, and must not be told as an error of encoding.
                return Files.readString(file, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new ProblemException("key file", file + " cannot be read", "name a file that holds the key alone");
        }
        throw new ProblemException(
                "key file", file + " is too large to hold a key", "name one that holds the key alone");
    }

    private static String checked(String key, String place, String source, String hint) {
        // A line end sticks to many a key that was read from a file.
        if (!KEY.matcher(key.strip()).matches()) {
            var what = key.isBlank() ? " is empty" : " holds characters that no key has, such as blanks or line ends";
            throw new ProblemException(place, source + what, hint);
        }
        return key.strip();
    }
}
