package dev.espalier.catalog;

import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.option.Option;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a model file may say of how hard a model is worked. */
record ModelLimitOptions(
        @Option(about = "the most requests in any 60 seconds", value = "null") @Nullable
        Integer requestsPerMinute,

        @Option(about = "the most tokens, of prompts and replies together, in any 60 seconds", value = "null") @Nullable
        Integer tokensPerMinute,

        @Option(about = "the most requests in flight at once", value = "null") @Nullable
        Integer concurrency,

        @Option(about = "how long a call is tried from its first failure on, such as 10m", value = "10m")
        String patience,

        @Option(about = "how long one call may take, such as 300s", value = "300s")
        String timeout) {

    static final Duration DEFAULT_TIMEOUT = ProviderSettings.DEFAULT.timeout();

    ModelLimitOptions {
        // Checks the ranges.
        traffic(requestsPerMinute, tokensPerMinute, concurrency, patience);
        var each = ModelFile.duration("timeout", timeout);
        if (each.isZero() || each.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("timeout must be more than 0 s and a day at most but was " + timeout);
        }
    }

    TrafficLimits traffic() {
        return traffic(requestsPerMinute, tokensPerMinute, concurrency, patience);
    }

    private static TrafficLimits traffic(
            @Nullable Integer requests, @Nullable Integer tokens, @Nullable Integer concurrency, String patience) {
        return new TrafficLimits(
                requests, tokens == null ? null : (long) tokens, concurrency, ModelFile.duration("patience", patience));
    }

    Duration callTimeout() {
        return ModelFile.duration("timeout", timeout);
    }
}
