package dev.espalier.llm;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Who answers: the part of a model's name before the colon. */
public enum Provider {
    /** The built-in teacher, in this process. */
    BUILTIN("builtin"),
    /** OpenAI, or any server that speaks its chat completions. */
    OPENAI("openai"),
    /** An Ollama server. */
    OLLAMA("ollama");

    static final String OPENAI_URL = "https://api.openai.com/v1";
    static final String OPENAI_KEY_VARIABLE = "OPENAI_API_KEY";
    static final String OLLAMA_URL = "http://localhost:11434";

    private final String prefix;

    Provider(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the provider as it is written: {@code openai}. */
    public String prefix() {
        return prefix;
    }

    /** Returns all providers as they are written. */
    public static List<String> prefixes() {
        return Arrays.stream(values()).map(Provider::prefix).toList();
    }

    /** Returns whether the address is OpenAI's own: only there goes the key that everybody has in the environment. */
    static boolean isOpenAi(String baseUrl) {
        var url = URI.create(baseUrl);
        return "https".equalsIgnoreCase(url.getScheme())
                && "api.openai.com".equalsIgnoreCase(url.getHost())
                && (url.getPort() == -1 || url.getPort() == 443);
    }
}
