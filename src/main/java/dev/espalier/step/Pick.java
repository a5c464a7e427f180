package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes the best of several answers: the element of a list with the highest number; of equal ones the first. Asks no model. */
public final class Pick implements Step {

    public static final String KIND = "pick";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with the list", value = "answers")
            String from,

            @Option(about = "the key of the number in each element", value = "score")
            String by,

            @Option(
                    about =
                            "the field with a ranking of the list, places from 1, the best first, that gives the numbers;"
                                    + " empty for none",
                    value = "")
            String ranking,

            @Option(about = "the keys of the element that become fields of the example", value = "[output, score]")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
        }
    }

    private final Options options;

    public Pick(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return options.ranking.isEmpty() ? Set.of(options.from) : Set.of(options.from, options.ranking);
    }

    @Override
    public Set<String> sets() {
        return new LinkedHashSet<>(options.fields);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var gathered = new Gathered(example, options.from).ranked(example, options.ranking, options.by);
        var best = gathered.byNumber(options.by);
        if (best.isEmpty()) {
            return new StepResult.Rejected(
                    example, new Rejection(KIND + ":no-number", "none of " + options.from + " has a number"));
        }
        var picked = example;
        for (var field : options.fields) {
            picked = Values.put(picked, field, gathered.value(best.get(0), field));
        }
        return new StepResult.Passed(picked);
    }
}
