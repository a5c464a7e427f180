package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.List;

/** What came of an example in a step. */
public sealed interface StepResult {

    /** The example goes on, perhaps with more known of it. */
    record Passed(Example example) implements StepResult {}

    /**
     * The example ends here.
     *
     * @param by the name of the step that rejected it, within the one that tells of it; {@code ""} for that one itself
     */
    record Rejected(Example example, Rejection rejection, String by) implements StepResult {

        public Rejected(Example example, Rejection rejection) {
            this(example, rejection, "");
        }
    }

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

        /**
         * An example that goes on.
         *
         * @param parent the place among the outcomes of the one that it was made from; {@link #CONSUMED} if it was made from
         *     the example that the step was given
         */
        record Made(Example example, int parent) implements Outcome {

            /** Stands for the example that was consumed. */
            public static final int CONSUMED = -1;

            public Made(Example example) {
                this(example, CONSUMED);
            }
        }

        /**
         * A candidate that was not fit to become an example: the piece of a reply that could not be read, say.
         *
         * @param parent as of {@link Made}
         * @param by the name of the step that rejected it, within the one that tells of it; {@code ""} for that one itself
         */
        record Failed(Example example, Rejection rejection, int parent, String by) implements Outcome {

            public Failed(Example example, Rejection rejection) {
                this(example, rejection, Made.CONSUMED, "");
            }
        }

        /** Returns the place among the outcomes of the one that this was made from. */
        int parent();
    }
}
