package dev.espalier.llm;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which request meets which fault: decided by the content of the request and by how often that content came before, never by
 * time or order. Thread-safe.
 */
public final class FaultPlan {

    private final long seed;
    private final int percent;
    private final List<Fault> faults;
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();

    private FaultPlan(long seed, int percent, List<Fault> faults) {
        this.seed = seed;
        this.percent = percent;
        this.faults = faults;
    }

    /** Every request meets this fault. */
    public static FaultPlan always(Fault fault) {
        return new FaultPlan(0, 100, List.of(fault));
    }

    /**
     * Requests meet a fault drawn from these, at each visit anew.
     *
     * @param percent how many of a hundred requests do, 0 to 100
     */
    public static FaultPlan seeded(long seed, int percent, List<Fault> faults) {
        return new FaultPlan(seed, percent, List.copyOf(faults));
    }

    /** Returns the fault for a request. */
    Fault next(String content) {
        int visit = visits.computeIfAbsent(content, key -> new AtomicInteger()).getAndIncrement();
        // Mixed well: neighbouring seeds of Random give neighbouring first numbers.
        var random = new Random((seed * 31 + visit) * 0x9E3779B97F4A7C15L ^ content.hashCode() * 0xBF58476D1CE4E5B9L);
        random.nextInt();
        return random.nextInt(100) < percent ? faults.get(random.nextInt(faults.size())) : Fault.NONE;
    }
}
