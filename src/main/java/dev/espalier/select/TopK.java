package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects the examples with the highest numbers in a field, such as a judge's score; of equal ones those that came first. They
 * keep their order. One without a number is rejected. Stateless; time grows as n log n.
 */
public final class TopK implements Selector {

    public static final String KIND = "top-k";

    private static final String TOO_LOW = KIND + ":too-low";
    private static final String TOO_HIGH = KIND + ":too-high";
    private static final String NO_NUMBER = KIND + ":no-number";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_LOW, TOO_HIGH, NO_NUMBER);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field with the number", value = "score")
            String field,

            @Option(about = "how many are selected, 0 or more", value = "null") @Nullable
            Integer count,

            @Option(about = "which share is selected, from 0 to 1, rounded down", value = "null") @Nullable
            Double share,

            @Option(about = "whether the lowest numbers are wanted", value = "false")
            boolean lowest) {

        public Options {
            if ((count == null) == (share == null)) {
                throw new IllegalArgumentException("either count or share must be given");
            }
            if (count != null && count < 0) {
                throw new IllegalArgumentException("count must be 0 or more but was " + count);
            }
            if (share != null && !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be from 0 to 1 but was " + share);
            }
        }
    }

    private final Options options;

    public TopK(Options options) {
        this.options = options;
    }

    @Override
    public Selection select(List<Example> all, SeededRandom random) {
        var sorted = new Sorted(all);
        var places = sorted.withNumber(options.field, NO_NUMBER);
        var byNumber = Comparator.comparingDouble((Integer place) -> number(all.get(place)));
        places.sort(options.lowest ? byNumber : byNumber.reversed());
        int wanted = Math.min(places.size(), count(all.size()));
        for (int place : places.subList(wanted, places.size())) {
            sorted.reject(place, rejection(number(all.get(place)), wanted));
        }
        return sorted.selection();
    }

    private int count(int all) {
        return options.count != null
                ? options.count
                : (int) Math.floor((options.share == null ? 0 : options.share) * all);
    }

    private Rejection rejection(double number, int wanted) {
        var detail = options.field + " is not among the " + wanted + (options.lowest ? " lowest" : " highest");
        return new Rejection(options.lowest ? TOO_HIGH : TOO_LOW, detail, number);
    }

    private double number(Example example) {
        return FieldNumber.of(example, options.field).orElseThrow();
    }
}
