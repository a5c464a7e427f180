package dev.espalier.llm;

import java.util.List;

/** A model that turns texts into vectors. Safe for use by many threads at once. */
public interface EmbeddingModel {

    /** Returns what identifies the model, as {@code provider:name}; holds no host and no key. */
    String id();

    /**
     * Returns a vector for each text, in the same order, all of the same length. Asks once.
     *
     * @param texts at least one, none blank
     * @throws LlmException if there are none; permanent also if a text is too long for the model
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    List<float[]> embed(List<String> texts) throws LlmException, InterruptedException;
}
