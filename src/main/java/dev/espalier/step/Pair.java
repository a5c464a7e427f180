package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.Set;

/**
 * Makes a preference pair of the best and the worst of several answers: the fields {@code prompt} (instruction and input), {@code
 * chosen}, {@code rejected}, {@code chosen-score} and {@code rejected-score}. Asks no model.
 */
public final class Pair implements Step {

    public static final String KIND = "pair";

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

            @Option(about = "the key of the text in each element", value = "output")
            String text,

            @Option(about = "by how much the best must be above the worst, more than 0", value = "1")
            double minGap) {

        public Options {
            if (!(minGap > 0)) {
                throw new IllegalArgumentException("min-gap must be more than 0 but was " + minGap);
            }
        }
    }

    private final Options options;

    public Pair(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return options.ranking.isEmpty() ? Set.of(options.from) : Set.of(options.from, options.ranking);
    }

    @Override
    public Set<String> sets() {
        return Set.of("prompt", "chosen", "rejected", "chosen-score", "rejected-score");
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var gathered = new Gathered(example, options.from).ranked(example, options.ranking, options.by);
        var places = gathered.byNumber(options.by);
        if (places.size() < 2) {
            return rejected(example, "too-few", "fewer than two of " + options.from + " have a number", places.size());
        }
        int best = places.get(0);
        int worst = places.get(places.size() - 1);
        double high = gathered.number(best, options.by).orElseThrow();
        double low = gathered.number(worst, options.by).orElseThrow();
        if (high - low < options.minGap) {
            return rejected(example, "no-gap", "the best is not " + options.minGap + " above the worst", high - low);
        }
        return new StepResult.Passed(example.with("prompt", Slots.task(example))
                .with("chosen", gathered.text(best, options.text))
                .with("rejected", gathered.text(worst, options.text))
                .with("chosen-score", high)
                .with("rejected-score", low));
    }

    private static StepResult rejected(Example example, String code, String detail, double value) {
        return new StepResult.Rejected(example, new Rejection(KIND + ":" + code, detail, value));
    }
}
