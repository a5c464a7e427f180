package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.List;

/** What came of an example in a step. */
public sealed interface StepResult {

    /** The example goes on, perhaps with more known of it. */
    record Passed(Example example) implements StepResult {}

    /** The example ends here. */
    record Rejected(Example example, Rejection rejection) implements StepResult {}

    /** The example was consumed: these stand in its place, in order; at least one. The engine gives each its id and parent. */
    record Replaced(List<Outcome> outcomes) implements StepResult {

        public Replaced {
            outcomes = List.copyOf(outcomes);
            if (outcomes.isEmpty()) {
                throw new IllegalArgumentException("a step that makes nothing must reject, with a reason");
            }
        }
    }

    /** One of the examples that a step made. */
    sealed interface Outcome {

        Example example();

        /** An example that goes on. */
        record Made(Example example) implements Outcome {}

        /** A candidate that was not fit to become an example: the piece of a reply that could not be read, say. */
        record Failed(Example example, Rejection rejection) implements Outcome {}
    }
}
