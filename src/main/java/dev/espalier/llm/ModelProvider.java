package dev.espalier.llm;

import org.jspecify.annotations.Nullable;

/**
 * A provider that comes in a jar of its own, found by {@link java.util.ServiceLoader}: the jar names its implementation in
 * {@code META-INF/services/dev.espalier.llm.ModelProvider} and lies in the folder {@code plugins} beside the program, or on
 * the class path. Needs a public constructor without parameters.
 */
public interface ModelProvider {

    /** Returns what stands before the colon in a model's name: small letters, digits and hyphens; none of the program's own. */
    String prefix();

    /**
     * Returns a model; nothing is sent yet. {@link ChatModelAdapter} makes one of any {@code ChatModel} of langchain4j.
     *
     * @param name what stands behind the colon
     * @param settings what the user set; to be honoured as far as it applies
     * @param key the value of the variable that the user named; null if none was named
     * @return a model whose id is prefix, colon and name
     */
    LanguageModel open(String name, ProviderSettings settings, @Nullable String key);
}
