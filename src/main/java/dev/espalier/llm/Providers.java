package dev.espalier.llm;

import dev.espalier.problem.Printable;
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

    /** Stands in the address, so it must not be able to change where that leads. */
    private static final Pattern GEMINI_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final int LONGEST_KEY_FILE = 1 << 16;

    private static final Pattern KEY = Pattern.compile("[!-~]+");

    private Providers() {}

    /**
     * Returns the model, ready for use; nothing is sent yet. It asks once: put {@link RetryingModel} around it.
     *
     * <p>A key is sent only where the user means it to go: to the variable's own place if a key variable or a key file is named; without
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
            case GEMINI -> new GeminiModel(geminiName(name), endpoint, clock);
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
        var baseUrl = settings.baseUrl() == null ? model.provider().url() : settings.baseUrl();
        var variable = settings.keyFile() == null ? keyVariable(model.provider(), baseUrl, settings) : null;
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
        var endpoint = endpoint(model.provider(), settings, environment);
        return new ModelListing(endpoint, model.provider() == Provider.OLLAMA).names();
    }

    /** Returns the key in the variable or file that the settings name; null if they name none. */
    static @Nullable String namedKey(ProviderSettings settings, Function<String, @Nullable String> environment) {
        var variable = settings.keyVariable();
        var baseUrl = settings.baseUrl() == null ? "its own address" : settings.baseUrl();
        refuseInTheClear(settings);
        return settings.keyFile() != null
                ? keyIn(settings.keyFile())
                : variable == null ? null : key(variable, baseUrl, environment);
    }

    private static void refuseInTheClear(ProviderSettings settings) {
        settings.keyInTheClear().ifPresent(problem -> {
            throw new ProblemException(List.of(problem));
        });
    }

    private static String keyIn(Path file) {
        return checked(read(file), "key file", file.toString(), "write the key alone into it");
    }

    private static String geminiName(String name) {
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
        refuseInTheClear(settings);
        var file = settings.keyFile();
        var keySource = file == null ? keyVariable(provider, baseUrl, settings) : file.toString();
        var key = file != null ? keyIn(file) : keySource == null ? null : key(keySource, baseUrl, environment);
        var route = new Route(wire.caFile(), Proxies.of(environment));
        if (wire.caFile() != null) {
            // Made here, so that a file of certificates that cannot be used is told before the first call.
            route.check();
        }
        return new Endpoint(
                baseUrl,
                key,
                keySource,
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
