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

    /** The pool of the seed tasks. */
    String SEEDS = "seeds";

    /** The pool of what the stage itself has accepted, if it feeds back. */
    String OWN = "own";

    /**
     * Returns the examples that it may use beside the one it works on: {@link #SEEDS}, {@link #OWN}, or the name of an earlier stage,
     * which must have ended; empty if it uses none.
     */
    default String pool() {
        return "";
    }

    /** Returns the fields that the examples of the pool must have. */
    default Set<String> readsOfPool() {
        return Set.of();
    }

    /**
     * Works on one example.
     *
     * @throws LlmException if a model gave no reply; the run stops, and continues at this call when started again
     * @throws InterruptedException if the run is being stopped
     */
    StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException;
}
