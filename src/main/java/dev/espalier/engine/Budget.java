package dev.espalier.engine;

import dev.espalier.engine.StopSignal.Stopped;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hard limits of calls and tokens. A call reserves its upper bound before it is sent; what it did not use is given back. Where
 * it is uncertain whether a call still fits, it waits for what is given back, the lowest item and the latest stage first. The
 * first that can never fit stops the run. Thread-safe.
 */
final class Budget {

    /** Who comes first when not all can. */
    record Rank(int source, int stage, long order) implements Comparable<Rank> {

        @Override
        public int compareTo(Rank other) {
            int bySource = Integer.compare(source, other.source);
            int byStage = Integer.compare(other.stage, stage);
            return bySource != 0 ? bySource : byStage != 0 ? byStage : Long.compare(order, other.order);
        }
    }

    private final @Nullable Long maxCalls;
    private final @Nullable Long maxTokens;
    private final StopSignal stop;
    private final PriorityQueue<Rank> waiting = new PriorityQueue<>();
    private long calls;
    private long tokens;
    private long reserved;

    Budget(@Nullable Long maxCalls, @Nullable Long maxTokens, StopSignal stop) {
        this.maxCalls = maxCalls;
        this.maxTokens = maxTokens;
        this.stop = stop;
    }

    /**
     * Waits until a call may be sent.
     *
     * @param tokenBound the most that the call can use
     * @throws Stopped if it may never be sent
     */
    synchronized void reserve(Rank rank, long tokenBound) throws InterruptedException {
        waiting.add(rank);
        try {
            while (true) {
                if (stop.isRequested()) {
                    throw new Stopped();
                }
                if (rank.equals(waiting.peek()) && mayBeSent(tokenBound)) {
                    calls++;
                    reserved += tokenBound;
                    return;
                }
                wait(100);
            }
        } finally {
            waiting.remove(rank);
            notifyAll();
        }
    }

    /** Called for the first in rank only: those behind it wait, so that what is given back goes to the lowest item. */
    private boolean mayBeSent(long tokenBound) {
        if (maxCalls != null && calls >= maxCalls) {
            stop.stop(Ending.MAX_CALLS);
            throw new Stopped();
        }
        if (maxTokens != null && tokens + reserved + tokenBound > maxTokens) {
            if (reserved == 0) {
                stop.stop(Ending.MAX_TOKENS);
                throw new Stopped();
            }
            return false;
        }
        return true;
    }

    /** Takes note of what a call really used. */
    synchronized void settle(long tokenBound, long used) {
        reserved -= tokenBound;
        tokens += used;
        notifyAll();
    }

    /** Gives back what a call reserved that got no reply. */
    synchronized void release(long tokenBound) {
        calls--;
        settle(tokenBound, 0);
    }
}
