package dev.espalier.llm;

import java.time.Duration;

/** Time as those see it who wait before they ask, so that tests need not wait. Safe for use by many threads at once. */
public interface Time {

    /** The real one. */
    Time REAL = new Time() {
        @Override
        public long nanos() {
            // Not the wall clock: that one jumps.
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            Thread.sleep(wait.toMillis(), wait.toNanosPart() % 1_000_000);
        }
    };

    /** Returns nanoseconds since some fixed instant. */
    long nanos();

    /**
     * Waits. A wait of zero only finds out whether there is anything to wait for any more.
     *
     * @throws InterruptedException at once, if the thread is or gets interrupted, or all waiting was ended
     */
    void sleep(Duration wait) throws InterruptedException;
}
