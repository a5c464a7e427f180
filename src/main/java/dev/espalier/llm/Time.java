package dev.espalier.llm;

import java.time.Duration;

/** Time as a retry sees it, so that tests need not wait. Safe for use by many threads at once. */
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
            Thread.sleep(wait.toMillis());
        }
    };

    /** Returns nanoseconds since some fixed instant. */
    long nanos();

    /**
     * Waits.
     *
     * @throws InterruptedException at once, if the thread is or gets interrupted
     */
    void sleep(Duration wait) throws InterruptedException;
}
