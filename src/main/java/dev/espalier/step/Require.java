package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects an example whose field is not as wanted: a judge's score below a bound, a verdict that is not the right one.
 */
public final class Require implements Step {

    public static final String KIND = "require";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field that is looked at") String field,

            @Option(about = "the values it may have; empty for any", value = "[]")
            List<String> oneOf,

            @Option(about = "the values it may not have", value = "[]")
            List<String> noneOf,

            @Option(about = "the lowest number it may be", value = "null") @Nullable
            Double min,

            @Option(about = "the highest number it may be", value = "null") @Nullable
            Double max) {

        public Options {
            oneOf = List.copyOf(oneOf);
            noneOf = List.copyOf(noneOf);
            if (oneOf.isEmpty() && noneOf.isEmpty() && min == null && max == null) {
                throw new IllegalArgumentException("one-of, none-of, min or max must be given");
            }
            if (min != null && max != null && min > max) {
                throw new IllegalArgumentException("max must be min (" + min + ") or more but was " + max);
            }
        }
    }

    private final Options options;

    public Require(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.field);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var value = example.text(options.field).orElse("");
        if ((!options.oneOf.isEmpty() && !options.oneOf.contains(value)) || options.noneOf.contains(value)) {
            return rejected(example, "other-value", options.field + " is not what is wanted", value);
        }
        if (options.min == null && options.max == null) {
            return new StepResult.Passed(example);
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return rejected(example, "no-number", options.field + " is no number", value);
        }
        if (options.min != null && !(number >= options.min)) {
            return rejected(example, "too-low", options.field + " is below " + options.min, number);
        }
        if (options.max != null && !(number <= options.max)) {
            return rejected(example, "too-high", options.field + " is above " + options.max, number);
        }
        return new StepResult.Passed(example);
    }

    private static StepResult rejected(Example example, String code, String detail, Object value) {
        return new StepResult.Rejected(example, new Rejection(KIND + ":" + code, detail, value));
    }
}
