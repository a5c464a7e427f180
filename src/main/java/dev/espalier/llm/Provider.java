package dev.espalier.llm;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who answers: the part of a model's name before the colon. */
public enum Provider {
    /** The built-in teacher, in this process. */
    BUILTIN("builtin", "", null, Provider.AUTHORIZATION),
    /** OpenAI, or any server that speaks its chat completions. */
    OPENAI("openai", "https://api.openai.com/v1", "OPENAI_API_KEY", Provider.AUTHORIZATION),
    /** An Ollama server. It wants no key; a gateway in front of it may. */
    OLLAMA("ollama", "http://localhost:11434", null, Provider.AUTHORIZATION),
    /** Anthropic, or a gateway that speaks its messages. */
    ANTHROPIC("anthropic", "https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", "x-api-key"),
    /** Google's Gemini, or a gateway that speaks its {@code generateContent}. */
    GEMINI("gemini", "https://generativelanguage.googleapis.com/v1beta", "GEMINI_API_KEY", "x-goog-api-key");

    /** The header in which a key travels with {@code Bearer} in front of it; in all others it travels alone. */
    static final String AUTHORIZATION = "Authorization";

    private final String prefix;
    private final String url;
    private final @Nullable String keyVariable;
    private final String keyHeader;

    Provider(String prefix, String url, @Nullable String keyVariable, String keyHeader) {
        this.prefix = prefix;
        this.url = url;
        this.keyVariable = keyVariable;
        this.keyHeader = keyHeader;
    }

    /** Returns the provider as it is written: {@code openai}. */
    public String prefix() {
        return prefix;
    }

    /** Returns all providers as they are written. */
    public static List<String> prefixes() {
        return Arrays.stream(values()).map(Provider::prefix).toList();
    }

    /** Returns the provider's own base URL; empty for the built-in teacher. */
    public String url() {
        return url;
    }

    /** Returns the name of the variable that everybody keeps this provider's key in; null if it wants none. */
    public @Nullable String keyVariable() {
        return keyVariable;
    }

    String keyHeader() {
        return keyHeader;
    }

    /** Returns whether the address is the provider's own: only there goes the key that everybody has in the environment. */
    boolean isOwn(String baseUrl) {
        var theirs = URI.create(url);
        var given = URI.create(baseUrl);
        return "https".equalsIgnoreCase(given.getScheme())
                && "https".equals(theirs.getScheme())
                && theirs.getHost().equalsIgnoreCase(given.getHost())
                && (given.getPort() == -1 || given.getPort() == 443);
    }
}
