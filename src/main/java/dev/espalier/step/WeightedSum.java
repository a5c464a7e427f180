package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import dev.espalier.prompt.Score;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Adds up numbers of an example by weights: a mean over judgements, the gap between two answers, a score made of several. A
 * number may stand in a text, as judges write it ({@code 8/10}). Asks no model.
 */
public final class WeightedSum implements Step {

    public static final String KIND = "weighted-sum";

    private static final double LARGEST = 1e9;

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the weight, a number, of each field that is added up")
            Map<String, String> weights,

            @Option(about = "the field that keeps the sum") String into) {

        public Options {
            weights = Map.copyOf(weights);
            if (weights.isEmpty()) {
                throw new IllegalArgumentException("weights must hold one field or more");
            }
            weights.forEach((field, weight) -> {
                try {
                    Double.parseDouble(weight);
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "the weight of " + field + " must be a number but was \"" + weight + "\"", e);
                }
            });
        }
    }

    private final Options options;
    private final Map<String, Double> weights = new TreeMap<>();
    private final Score numbers = new Score(-LARGEST, LARGEST);

    public WeightedSum(Options options) {
        this.options = options;
        options.weights.forEach((field, weight) -> weights.put(field, Double.valueOf(weight)));
    }

    @Override
    public Set<String> reads() {
        return weights.keySet();
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        double sum = 0;
        for (var weight : weights.entrySet()) {
            var number = number(example, weight.getKey());
            if (number.isEmpty()) {
                return new StepResult.Rejected(
                        example, new Rejection(KIND + ":no-number", "the field is no number", weight.getKey()));
            }
            sum += weight.getValue() * number.getAsDouble();
        }
        return Double.isFinite(sum)
                ? new StepResult.Passed(example.with(options.into, sum))
                : new StepResult.Rejected(example, new Rejection(KIND + ":too-large", "the sum is no finite number"));
    }

    private OptionalDouble number(Example example, String field) {
        var value = example.text(field).orElse("");
        var read = numbers.parse(value, false).items();
        return read.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(read.get(0));
    }
}
