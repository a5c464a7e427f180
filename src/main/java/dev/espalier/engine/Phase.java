package dev.espalier.engine;

import dev.espalier.model.Example;
import dev.espalier.select.Selector;
import java.util.List;

/**
 * Stages that stream into each other. A phase begins when those before it have ended; what the last of its stages accepted is
 * then a value that later phases may draw on, or select from. The last phase writes the dataset.
 *
 * @param source what the first stage works on
 * @param stages at least one
 */
public record Phase(Source source, List<StagePlan> stages) {

    /** What the first stage of a phase works on. */
    public sealed interface Source {

        /** Blank examples without end: the stage makes examples from nothing. */
        record Endless() implements Source {}

        /**
         * So many blank examples.
         *
         * @param count 1 or more
         */
        record Blanks(int count) implements Source {}

        /**
         * Examples that were read.
         *
         * @param examples asked for one after another, on any thread, and perhaps more than once; never changes
         */
        record Given(List<Example> examples) implements Source {}

        /**
         * What earlier phases came to, after selectors. If there are several, each example holds the name of the stage it comes
         * from: in the field {@link #STAGE_FIELD}, and in its lineage.
         *
         * @param stages the last stages of those phases, in the order in which their examples follow each other; each once
         * @param selectors in order
         */
        record Selected(List<String> stages, List<NamedSelector> selectors) implements Source {

            /** The field with the stage that an example comes from, where several are mixed. */
            public static final String STAGE_FIELD = "stage";

            public Selected {
                stages = List.copyOf(stages);
                selectors = List.copyOf(selectors);
            }
        }
    }

    /** A selector under the name that ledger and report call it by. */
    public record NamedSelector(String name, Selector selector) {}

    public Phase {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a phase needs a stage");
        }
    }

    /** Returns whether it comes to an end by itself. */
    public boolean isFinite() {
        return !(source instanceof Source.Endless);
    }

    /** Returns the name of what it comes to. */
    String result() {
        return stages.get(stages.size() - 1).name();
    }
}
