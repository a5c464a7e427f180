package dev.espalier.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a reply is drawn. What is null is left to the provider.
 *
 * @param temperature 0 or more
 * @param topP above 0, at most 1; 0 is not sent by any of us, because servers refuse it
 * @param maxTokens the reply's upper bound in tokens, at least 1
 * @param presencePenalty from -2 to 2
 * @param frequencyPenalty from -2 to 2
 * @param stop texts at which the reply ends, at most 4 (the limit of OpenAI's protocol)
 * @param seed asks the provider for reproducible sampling, where it has that
 */
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        @Nullable Double presencePenalty,
        @Nullable Double frequencyPenalty,
        List<String> stop,
        @Nullable Integer seed) {

    /** Everything left to the provider. */
    public static final Sampling DEFAULT = new Sampling(null, null, null, null, null, List.of(), null);

    public Sampling {
        stop = List.copyOf(stop);
        check("temperature", temperature, 0, 2);
        check("top-p", topP, Double.MIN_VALUE, 1);
        check("presence-penalty", presencePenalty, -2, 2);
        check("frequency-penalty", frequencyPenalty, -2, 2);
        if (maxTokens != null && maxTokens < 1) {
            throw new IllegalArgumentException("max-tokens must be 1 or more but was " + maxTokens);
        }
        if (stop.size() > 4 || stop.contains("")) {
            throw new IllegalArgumentException("stop must be at most 4 texts, none empty, but was " + stop);
        }
    }

    /** Returns the same with another seed. */
    public Sampling withSeed(int other) {
        return new Sampling(temperature, topP, maxTokens, presencePenalty, frequencyPenalty, stop, other);
    }

    /** Returns the same with another upper bound of the reply. */
    public Sampling withMaxTokens(int other) {
        return new Sampling(temperature, topP, other, presencePenalty, frequencyPenalty, stop, seed);
    }

    private static void check(String name, @Nullable Double value, double low, double high) {
        if (value != null && !(value >= low && value <= high)) {
            var wanted = low == Double.MIN_VALUE ? "above 0 and at most " + high : "from " + low + " to " + high;
            throw new IllegalArgumentException(name + " must be " + wanted + " but was " + value);
        }
    }
}
