package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;

/**
 * An operator of a recipe: one example in; the same one, others in its place, or a rejection out. May call models through
 * the context. Keeps no state, and runs for many examples at once.
 */
public interface Step {

    /**
     * Works on one example.
     *
     * @throws LlmException if a model gave no reply; the run stops, and continues at this call when started again
     * @throws InterruptedException if the run is being stopped
     */
    StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException;
}
