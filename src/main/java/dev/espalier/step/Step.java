package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import java.util.Set;

/**
 * An operator of a recipe: one example in; the same one, others in its place, or a rejection out. May call models through
 * the context. Keeps no state, and runs for many examples at once.
 */
public interface Step {

    /** Returns the fields that an example must have when it comes in; {@code check} complains if nothing before sets them. */
    default Set<String> reads() {
        return Set.of();
    }

    /** Returns the fields that an example has when it goes on, beside those it came with. */
    default Set<String> sets() {
        return Set.of();
    }

    /** Returns the name of the earlier stage whose result it uses, which must have ended; empty if it uses none. */
    default String stage() {
        return "";
    }

    /**
     * Works on one example.
     *
     * @throws LlmException if a model gave no reply; the run stops, and continues at this call when started again
     * @throws InterruptedException if the run is being stopped
     */
    StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException;
}
