package dev.espalier.cli;

import dev.espalier.llm.Time;
import java.time.Duration;

/**
 * Time for retries whose waits end with the run: a call that is only waiting for its next attempt has nothing in flight that would
 * be worth waiting for, and must not be sent again after somebody asked to stop.
 */
final class BackOff implements Time {

    private boolean ended;

    /** Ends all waits, now and from now on. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public synchronized void sleep(Duration wait) throws InterruptedException {
        long deadline = nanos() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0 && !ended; left = deadline - nanos()) {
            wait(Math.max(1, left / 1_000_000));
        }
        if (ended) {
            throw new InterruptedException("the run is being stopped");
        }
    }
}
