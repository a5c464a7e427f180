package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in a word where a number lies: below, within or above a range, whose ends belong to it. Asks no model. */
public final class Grade implements Step {

    public static final String KIND = "grade";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with the number") String field,

            @Option(about = "the field that keeps the word") String into,

            @Option(about = "the lowest number within the range; null for no end", value = "null") @Nullable
            Double low,

            @Option(about = "the highest number within the range; null for no end", value = "null") @Nullable
            Double high,

            @Option(about = "the word for numbers below low", value = "below")
            String below,

            @Option(about = "the word for numbers from low to high", value = "within")
            String within,

            @Option(about = "the word for numbers above high", value = "above")
            String above) {

        public Options {
            if (low == null && high == null) {
                throw new IllegalArgumentException("low or high must be given");
            }
            if (low != null && high != null && !(low <= high)) {
                throw new IllegalArgumentException("high must be low (" + low + ") or more but was " + high);
            }
        }
    }

    private final Options options;

    public Grade(Options options) {
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
        var text = example.text(options.field).orElse("");
        try {
            return new StepResult.Passed(Values.put(example, options.into, word(Double.parseDouble(text))));
        } catch (NumberFormatException e) {
            return new StepResult.Rejected(
                    example, new Rejection(KIND + ":no-number", options.field + " is no number", text));
        }
    }

    private String word(double number) {
        if (options.low != null && number < options.low) {
            return options.below;
        }
        return options.high != null && number > options.high ? options.above : options.within;
    }
}
