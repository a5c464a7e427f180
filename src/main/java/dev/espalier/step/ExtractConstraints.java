package dev.espalier.step;

import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.constraint.Observed;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.List;
import java.util.Set;

/**
 * Measures a text and writes down, as a list of sentences, constraints that it meets: the checkable half of constraint
 * back-translation (Crab, 2024), or a hint at the length of an answer (LongForm, 2023). Asks no model.
 */
public final class ExtractConstraints implements Step {

    public static final String KIND = "extract-constraints";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field that is measured", value = "output")
            String field,

            @Option(
                    about = "the field that keeps the sentences, as a list; a single text if count is 1",
                    value = "constraints")
            String into,

            @Option(about = "the kinds of constraint that are looked for; empty for all", value = "[]")
            List<String> kinds,

            @Option(about = "how many are drawn of those that were found; 0 for all", value = "0")
            int count) {

        public Options {
            kinds = List.copyOf(kinds);
            for (var kind : kinds) {
                if (Constraints.named(kind).isEmpty()) {
                    throw new IllegalArgumentException("there is no kind of constraint \"" + kind + "\"; there are "
                            + String.join(
                                    ", ",
                                    Constraints.ALL.stream()
                                            .map(known -> known.name())
                                            .toList()));
                }
            }
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more but was " + count);
            }
        }
    }

    private final Options options;

    public ExtractConstraints(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.field);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var found = Observed.in(example.text(options.field).orElse("")).stream()
                .filter(constraint -> options.kinds.isEmpty() || options.kinds.contains(constraint.name()))
                .toList();
        if (found.isEmpty()) {
            return new StepResult.Rejected(
                    example,
                    new Rejection(
                            KIND + ":none", options.field + " meets no constraint of these kinds", options.field));
        }
        var random = context.random();
        var drawn = options.count == 0 ? found : random.sample(found, options.count);
        List<Object> sentences = drawn.stream()
                .<Object>map(constraint -> sentence(constraint, random.nextInt(1000)))
                .toList();
        return new StepResult.Passed(
                Values.put(example, options.into, options.count == 1 ? sentences.get(0) : sentences));
    }

    private static String sentence(Constraint constraint, int wording) {
        return constraint.describe(wording);
    }
}
