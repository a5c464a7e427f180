package dev.espalier.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How hard a model may be worked. Changes the speed, never a result.
 *
 * @param requestsPerMinute the most requests in any 60 seconds, 1 or more; null for no limit
 * @param tokensPerMinute the most tokens, of prompts and replies together, in any 60 seconds, 1 or more; null for no limit
 * @param concurrency the most requests in flight at once at each of its servers, 1 or more; null for no limit but the run's
 *     own
 * @param patience how long a call is tried, counted from its first failure, 0 or more
 */
public record TrafficLimits(
        @Nullable Integer requestsPerMinute,
        @Nullable Long tokensPerMinute,
        @Nullable Integer concurrency,
        Duration patience) {

    /** No limits, and patience for ten minutes. */
    public static final TrafficLimits DEFAULT = new TrafficLimits(null, null, null, RetryingModel.DEFAULT_PATIENCE);

    public TrafficLimits {
        positive("requests-per-minute", requestsPerMinute);
        positive("tokens-per-minute", tokensPerMinute);
        positive("concurrency", concurrency);
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must be 0 or more but was " + patience);
        }
    }

    private static void positive(String name, @Nullable Number value) {
        if (value != null && value.longValue() < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more but was " + value);
        }
    }
}
