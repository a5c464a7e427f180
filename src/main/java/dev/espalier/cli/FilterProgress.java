package dev.espalier.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts records and shows them on a terminal a few times a second. Used by one thread. */
final class FilterProgress {

    /** Asking for the time takes longer than counting. */
    private static final int EACH_RECORDS = 256;

    private static final long EACH_NANOS = Duration.ofMillis(200).toNanos();

    private final ProgressLine line;
    private final LongSupplier nanoTime;
    private final boolean isTerminal;
    private final long started;
    private long lastShown;
    private long read;
    private long accepted;

    FilterProgress(Surroundings surroundings, LongSupplier nanoTime) {
        this.line = new ProgressLine(surroundings, null);
        this.isTerminal = surroundings.isTerminal();
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.lastShown = started;
    }

    void take(boolean isAccepted) {
        read++;
        accepted += isAccepted ? 1 : 0;
        if (isTerminal && read % EACH_RECORDS == 0) {
            long now = nanoTime.getAsLong();
            if (now - lastShown >= EACH_NANOS) {
                line.showRecords(read, accepted, Duration.ofNanos(now - started));
                lastShown = now;
            }
        }
    }

    void end() {
        line.clear();
    }
}
