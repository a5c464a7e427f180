package dev.espalier.engine;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a run ends, beside the end of its input. None of these is part of a run's identity. Null is no limit.
 *
 * @param target how many examples the dataset shall hold
 * @param maxCalls calls sent, not replayed, by this process
 * @param maxTokens tokens of prompts and replies of these calls
 * @param maxCost US dollars for these calls
 * @param maxTime from the start of this process
 * @param concurrency how many items are worked on at once, at least 1
 * @param offline whether no call may be sent at all
 */
public record Limits(
        @Nullable Integer target,
        @Nullable Long maxCalls,
        @Nullable Long maxTokens,
        @Nullable BigDecimal maxCost,
        @Nullable Duration maxTime,
        int concurrency,
        boolean offline) {

    public Limits {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be 1 or more but was " + concurrency);
        }
    }

    /** Makes limits without one of money. */
    public Limits(
            @Nullable Integer target,
            @Nullable Long maxCalls,
            @Nullable Long maxTokens,
            @Nullable Duration maxTime,
            int concurrency,
            boolean offline) {
        this(target, maxCalls, maxTokens, null, maxTime, concurrency, offline);
    }

    /** Returns limits that only want this many examples. */
    public static Limits target(int target, int concurrency) {
        return new Limits(target, null, null, null, concurrency, false);
    }
}
