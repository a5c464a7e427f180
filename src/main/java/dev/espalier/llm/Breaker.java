package dev.espalier.llm;

import java.time.Duration;

/**
 * Whether a server is well enough to be asked. It is <em>closed</em> at first; {@value #FAILURES_TO_OPEN} failures in a row
 * <em>open</em> it; after {@link #REST} it lets one call through as a probe (<em>half open</em>), which closes it or opens it anew
 * (Nygard, "Release It!", 2007). Not thread-safe.
 */
final class Breaker {

    static final int FAILURES_TO_OPEN = 5;
    static final Duration REST = Duration.ofSeconds(30);

    private int failures;
    private long probeAt;
    private boolean probing;

    /** Returns whether a call may be sent. */
    boolean allows(long now) {
        return failures < FAILURES_TO_OPEN || (!probing && now - probeAt >= 0);
    }

    /** Returns when an open one lets a probe through. */
    long probeAt() {
        return probeAt;
    }

    void sent() {
        probing = failures >= FAILURES_TO_OPEN;
    }

    void succeeded() {
        failures = 0;
        probing = false;
    }

    void failed(long now) {
        failures++;
        probing = false;
        probeAt = now + REST.toNanos();
    }

    /** Takes note of an end that says nothing about the server. */
    void abandoned() {
        probing = false;
    }
}
