package dev.espalier.step;

import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds a text to constraints by computing them again: those of a list of sentences, or all that stand in a text in one of the
 * wordings of the {@code constraint} package. Sentences that are none of these are for a judge to check. Asks no model.
 */
public final class Verify implements Step {

    public static final String KIND = "verify";

    /** What becomes of a constraint that is not met. */
    public enum Unmet {
        /** The example is rejected. */
        REJECT,
        /** The sentence is taken out of the list. */
        REMOVE
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(
                    about = "the field with the constraints: a list of sentences, or a text that holds some",
                    value = "constraints")
            String constraints,

            @Option(about = "the field that has to meet them", value = "output")
            String field,

            @Option(
                    about =
                            "what becomes of one that is not met: reject (the example) or remove (the sentence, from a list)",
                    value = "reject")
            Unmet unmet,

            @Option(about = "the fewest constraints that have to be checked and met", value = "0")
            int min) {

        public Options {
            if (min < 0) {
                throw new IllegalArgumentException("min must be 0 or more but was " + min);
            }
        }
    }

    private final Options options;

    public Verify(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.constraints, options.field);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var text = example.text(options.field).orElse("");
        return example.more().get(options.constraints) instanceof List<?> list
                ? list(example, list, text)
                : inText(example, text);
    }

    private StepResult inText(Example example, String text) {
        var found = Constraints.find(example.text(options.constraints).orElse(""));
        for (var constraint : found) {
            if (!constraint.holds(text)) {
                return unmet(example, constraint);
            }
        }
        return enough(example, found.size());
    }

    private StepResult list(Example example, List<?> list, String text) {
        var kept = new ArrayList<Object>();
        int met = 0;
        for (var sentence : list) {
            var constraint = Constraints.understand(sentence.toString());
            boolean holds = constraint.isEmpty() || constraint.get().holds(text);
            if (!holds && options.unmet == Unmet.REJECT) {
                return unmet(example, constraint.get());
            }
            if (holds) {
                kept.add(sentence);
                met += constraint.isPresent() ? 1 : 0;
            }
        }
        return enough(options.unmet == Unmet.REMOVE ? example.with(options.constraints, kept) : example, met);
    }

    private StepResult unmet(Example example, Constraint constraint) {
        return new StepResult.Rejected(
                example,
                new Rejection(KIND + ":unmet", options.field + " does not meet a constraint", constraint.name()));
    }

    private StepResult enough(Example example, int met) {
        return met >= options.min
                ? new StepResult.Passed(example)
                : new StepResult.Rejected(
                        example,
                        new Rejection(
                                KIND + ":too-few", "fewer than " + options.min + " constraints were met", (long) met));
    }
}
