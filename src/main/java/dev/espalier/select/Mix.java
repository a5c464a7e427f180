package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mixes strata, the values of a field: each gets a number of its own, or its share by weight, and no more than its cap; which of
 * a stratum are taken is drawn. Then puts what was taken in order: as it came, at random, or by the number in a field, easy ones
 * first (a curriculum) or last. Stateless; how numbers are shared out, see {@link Shares}.
 */
public final class Mix implements Selector {

    public static final String KIND = "mix";

    private static final String TOO_MANY = KIND + ":too-many";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_MANY);

    /** The order in which examples go on. */
    public enum Order {
        /** As they came. */
        GIVEN,
        /** Drawn. */
        RANDOM,
        /** By the number of a field, lowest first, those without one last. */
        ASCENDING,
        /** By the number of a field, highest first, those without one last. */
        DESCENDING
    }

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose value is the stratum", value = "stage")
            String field,

            @Option(about = "how many are taken of a stratum, by its value", value = "{}")
            Map<String, String> counts,

            @Option(
                    about =
                            "the weight of a stratum by its value; those without count or weight get none, unless there are neither",
                    value = "{}")
            Map<String, String> weights,

            @Option(about = "the most that are taken of a stratum, by its value", value = "{}")
            Map<String, String> caps,

            @Option(
                    about = "how many are taken of all those with a weight; as many as the strata allow if not given",
                    value = "null")
            @Nullable
            Integer total,

            @Option(
                    about = "the order: given, random, ascending or descending (by the field of \"by\")",
                    value = "given")
            Order order,

            @Option(about = "the field with the number, for an order by number", value = "difficulty")
            String by) {

        public Options {
            counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
            caps = Collections.unmodifiableMap(new LinkedHashMap<>(caps));
            counts.forEach((stratum, count) -> Shares.count("counts", stratum, count));
            caps.forEach((stratum, cap) -> Shares.count("caps", stratum, cap));
            weights.forEach(Shares::weight);
            if (total != null && total < 0) {
                throw new IllegalArgumentException("total must be 0 or more but was " + total);
            }
        }
    }

    private final Options options;

    public Mix(Options options) {
        this.options = options;
    }

    @Override
    public Selection select(List<Example> all, SeededRandom random) {
        var sorted = new Sorted(all);
        var strata = sorted.strata(options.field);
        var sizes = new LinkedHashMap<String, Integer>();
        strata.forEach((stratum, places) -> sizes.put(stratum, places.size()));
        var shares = new Shares(options).of(sizes);
        strata.forEach((stratum, places) -> {
            int share = shares.getOrDefault(stratum, 0);
            var taken = new HashSet<>(random.sample(places, share));
            var detail = options.field + " has this value in more than the " + share + " examples wanted of it";
            sorted.rejectOthers(places, taken, new Rejection(TOO_MANY, detail, stratum));
        });
        var selection = sorted.selection();
        return new Selection(ordered(selection.selected(), random), selection.rejected());
    }

    private List<Example> ordered(List<Example> selected, SeededRandom random) {
        if (options.order == Order.GIVEN) {
            return selected;
        }
        if (options.order == Order.RANDOM) {
            return random.shuffled(selected);
        }
        int sign = options.order == Order.ASCENDING ? 1 : -1;
        var ordered = new ArrayList<>(selected);
        // Sorting keeps equal ones as they came.
        ordered.sort(Comparator.comparingDouble(
                example -> sign * FieldNumber.of(example, options.by).orElse(sign * Double.POSITIVE_INFINITY)));
        return ordered;
    }
}
