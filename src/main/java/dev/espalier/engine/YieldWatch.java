package dev.espalier.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/** Watches the share of candidates that is accepted over the last released source items. Used by one thread. */
final class YieldWatch {

    private record Yield(int candidates, int accepted) {}

    private final double floor;
    private final int over;
    private final Deque<Yield> last = new ArrayDeque<>();
    private long candidates;
    private long accepted;

    /**
     * @param floor the share that must be accepted; 0 for no bound
     * @param over how many source items it is taken over; fewer are never judged
     */
    YieldWatch(double floor, int over) {
        this.floor = floor;
        this.over = over;
    }

    /** Takes note of a released source item; returns whether the yield has dried up. */
    boolean isDryAfter(int itemCandidates, int itemAccepted) {
        last.add(new Yield(itemCandidates, itemAccepted));
        candidates += itemCandidates;
        accepted += itemAccepted;
        if (last.size() > over) {
            var oldest = last.remove();
            candidates -= oldest.candidates;
            accepted -= oldest.accepted;
        }
        return last.size() == over && accepted < floor * Math.max(1, candidates);
    }

    /** Forgets what was released: what comes now is of another kind. */
    void beginAnew() {
        last.clear();
        candidates = 0;
        accepted = 0;
    }
}
