package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Selects so many examples of each stratum: of those with the same value in a field, be it a category, a source or the parent.
 * They keep their order. Those without a value are a stratum, too. Stateless.
 */
public final class Quota implements Selector {

    public static final String KIND = "quota";

    private static final String FULL = KIND + ":full";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(FULL);

    /** Which examples of a stratum are selected. */
    public enum Pick {
        /** Those that came first. */
        FIRST,
        /** Those with the highest numbers in the field {@code score}; of equal ones the first, and those without a number last. */
        HIGHEST,
        /** Drawn at random. */
        RANDOM
    }

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose value is the stratum", value = "category")
            String field,

            @Option(about = "how many of each stratum are selected, 0 or more")
            int count,

            @Option(
                    about = "which of a stratum are selected: first, highest (by the field of \"by\") or random",
                    value = "first")
            Pick pick,

            @Option(about = "the field with the number, for highest", value = "score")
            String by) {

        public Options {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more but was " + count);
            }
        }
    }

    private final Options options;

    public Quota(Options options) {
        this.options = options;
    }

    @Override
    public Selection select(List<Example> all, SeededRandom random) {
        var sorted = new Sorted(all);
        sorted.strata(options.field).forEach((stratum, places) -> {
            var kept = new HashSet<>(preferred(places, all, random).subList(0, Math.min(options.count, places.size())));
            sorted.rejectOthers(places, kept, rejection(stratum));
        });
        return sorted.selection();
    }

    private List<Integer> preferred(List<Integer> places, List<Example> all, SeededRandom random) {
        return switch (options.pick) {
            case FIRST -> places;
            case RANDOM -> random.shuffled(places);
            case HIGHEST -> {
                var ordered = new ArrayList<>(places);
                ordered.sort((one, other) -> Double.compare(number(all.get(other)), number(all.get(one))));
                yield ordered;
            }
        };
    }

    private double number(Example example) {
        return FieldNumber.of(example, options.by).orElse(Double.NEGATIVE_INFINITY);
    }

    private Rejection rejection(String stratum) {
        return new Rejection(FULL, "there are " + options.count + " with this value of " + options.field, stratum);
    }
}
