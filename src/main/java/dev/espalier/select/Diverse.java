package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import dev.espalier.text.RougeIndex;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Selects examples that differ: goes through them, the highest number in a field first or in their order, and selects each whose
 * ROUGE-L F1 with all selected before is not above a threshold, until there are enough. It is the greedy selection of DEITA (Liu
 * et al. 2024, section 3.3, there by distance of embeddings) with a measure that needs no model. The selected keep their order.
 * Stateless.
 */
public final class Diverse implements Selector {

    public static final String KIND = "diverse";

    private static final String TOO_NEAR = KIND + ":too-near";
    private static final String ENOUGH = KIND + ":enough";
    private static final String NO_NUMBER = KIND + ":no-number";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_NEAR, ENOUGH, NO_NUMBER);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is compared", value = "instruction")
            String field,

            @Option(about = "the highest ROUGE-L F1 with a selected one, from 0 to 1", value = "0.7")
            double threshold,

            @Option(about = "how many are selected at most, 1 or more", value = "null") @Nullable
            Integer count,

            @Option(
                    about = "the field with the number by which they are gone through; empty for their order",
                    value = "")
            String by,

            @Option(
                    about = "what is compared: rouge, unicode or char-3gram, as for the filter rouge-l",
                    value = "rouge")
            Tokenization tokenizer) {

        public Options {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be from 0 to 1 but was " + threshold);
            }
            if (count != null && count < 1) {
                throw new IllegalArgumentException("count must be 1 or more but was " + count);
            }
        }
    }

    private final Options options;

    public Diverse(Options options) {
        this.options = options;
    }

    @Override
    public Selection select(List<Example> all, SeededRandom random) {
        var sorted = new Sorted(all);
        var index = new RougeIndex(options.threshold, options.tokenizer.tokenizer());
        var selected = new ArrayList<Neighbour>();
        for (int place : order(all, sorted)) {
            var text = all.get(place).text(options.field).orElse("");
            if (options.count != null && selected.size() >= options.count) {
                sorted.reject(place, new Rejection(ENOUGH, "there are " + options.count + " before it"));
                continue;
            }
            var near = index.nearestAboveThreshold(text);
            if (near.isPresent()) {
                var detail = "ROUGE-L of " + options.field + " with the neighbour is above " + options.threshold;
                var neighbour = selected.get(near.get().index());
                sorted.reject(place, new Rejection(TOO_NEAR, detail, near.get().score(), neighbour));
            } else {
                index.add(text);
                selected.add(new Neighbour(all.get(place).id(), text));
            }
        }
        return sorted.selection();
    }

    private List<Integer> order(List<Example> all, Sorted sorted) {
        if (options.by.isEmpty()) {
            return IntStream.range(0, all.size()).boxed().toList();
        }
        var places = sorted.withNumber(options.by, NO_NUMBER);
        places.sort((one, other) -> Double.compare(number(all.get(other)), number(all.get(one))));
        return places;
    }

    private double number(Example example) {
        return FieldNumber.of(example, options.by).orElseThrow();
    }
}
