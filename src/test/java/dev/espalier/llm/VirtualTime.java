package dev.espalier.llm;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only where somebody waits for it. Threads that wait at the same time wait together. Thread-safe. */
public final class VirtualTime implements Time {

    private final AtomicLong nanos = new AtomicLong(1_000);
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!wait.isZero()) {
            waits.add(wait);
            pass(wait);
        }
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        long until = nanos.get() + time.toNanos();
        nanos.accumulateAndGet(until, Math::max);
    }

    /** Returns how long it has been running. */
    public Duration passed() {
        return Duration.ofNanos(nanos.get() - 1_000);
    }

    /** Returns what was waited, wait by wait. */
    List<Duration> waits() {
        return List.copyOf(waits);
    }
}
