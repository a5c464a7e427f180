package dev.espalier.engine;

import dev.espalier.engine.StopSignal.Stopped;
import java.math.BigDecimal;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hard limits of calls, tokens and money. A call reserves its upper bound before it is sent; what it did not use is given back.
 * Where it is uncertain whether a call still fits, it waits for what is given back, the lowest item and the latest stage first. The
 * first that can never fit stops the run. Thread-safe.
 */
final class Budget {

    /** How often the first in rank looks whether the run is being stopped. */
    private static final long LOOK_MILLIS = 100;

    /** Who comes first when not all can. */
    record Rank(int source, int stage, long order) implements Comparable<Rank> {

        @Override
        public int compareTo(Rank other) {
            int bySource = Integer.compare(source, other.source);
            int byStage = Integer.compare(other.stage, stage);
            return bySource != 0 ? bySource : byStage != 0 ? byStage : Long.compare(order, other.order);
        }
    }

    /**
     * What a call uses, at most or really.
     *
     * @param cost in US dollars; 0 where the price is not known
     */
    record Amount(long tokens, BigDecimal cost) {

        static final Amount NONE = new Amount(0, BigDecimal.ZERO);

        Amount plus(Amount other) {
            return new Amount(tokens + other.tokens, cost.add(other.cost));
        }

        Amount minus(Amount other) {
            return new Amount(tokens - other.tokens, cost.subtract(other.cost));
        }
    }

    private record Waiter(Rank rank, Condition turn) implements Comparable<Waiter> {

        @Override
        public int compareTo(Waiter other) {
            return rank.compareTo(other.rank);
        }
    }

    private final @Nullable Long maxCalls;
    private final @Nullable Long maxTokens;
    private final @Nullable BigDecimal maxCost;
    private final boolean isUnlimited;
    private final StopSignal stop;

    /** Guards what follows. Each waits for a turn of its own: hundreds may wait, and one at most can go on. */
    private final ReentrantLock lock = new ReentrantLock();

    private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
    private long calls;
    private Amount used = Amount.NONE;
    private Amount reserved = Amount.NONE;

    Budget(Limits limits, StopSignal stop) {
        this.maxCalls = limits.maxCalls();
        this.maxTokens = limits.maxTokens();
        this.maxCost = limits.maxCost();
        this.isUnlimited = maxCalls == null && maxTokens == null && maxCost == null;
        this.stop = stop;
    }

    /**
     * Waits until a call may be sent.
     *
     * @param bound the most that the call can use
     * @throws Stopped if it may never be sent
     */
    void reserve(Rank rank, Amount bound) throws InterruptedException {
        reserve(rank, bound, true);
    }

    /**
     * Waits until a call may be sent once more, after {@link #lose} of the attempt before; it counts as one more.
     *
     * @throws Stopped if it may never be sent
     */
    void reserveAgain(Rank rank, Amount bound) throws InterruptedException {
        reserve(rank, bound, false);
    }

    private void reserve(Rank rank, Amount bound, boolean isNew) throws InterruptedException {
        if (isUnlimited) {
            throwIfStopped(isNew);
            return;
        }
        lock.lockInterruptibly();
        var me = new Waiter(rank, lock.newCondition());
        waiting.add(me);
        try {
            for (var first = waiting.peek(); !me.equals(first) || !mayBeSent(bound, isNew); first = waiting.peek()) {
                // The others are woken when it is their turn.
                me.turn.await(me.equals(first) ? LOOK_MILLIS : Long.MAX_VALUE, TimeUnit.MILLISECONDS);
            }
            calls++;
            reserved = reserved.plus(bound);
        } finally {
            waiting.remove(me);
            wakeFirst();
            lock.unlock();
        }
    }

    private void wakeFirst() {
        var first = waiting.peek();
        if (first != null) {
            first.turn.signal();
        }
    }

    /** A limit that was reached holds back no call that has been begun. */
    private void throwIfStopped(boolean isNew) {
        if (isNew ? stop.isRequested() : stop.isFinal()) {
            throw new Stopped();
        }
    }

    /** Called for the first in rank only: those behind it wait, so that what is given back goes to the lowest item. */
    private boolean mayBeSent(Amount bound, boolean isNew) {
        throwIfStopped(isNew);
        if (maxCalls != null && calls >= maxCalls) {
            throw stopped(Ending.MAX_CALLS);
        }
        var most = used.plus(reserved).plus(bound);
        if (maxTokens != null && most.tokens > maxTokens) {
            return waitForTheOthers(reserved.tokens == 0, Ending.MAX_TOKENS);
        }
        if (maxCost != null && most.cost.compareTo(maxCost) > 0) {
            return waitForTheOthers(reserved.cost.signum() == 0, Ending.MAX_COST);
        }
        return true;
    }

    private boolean waitForTheOthers(boolean thereAreNone, Ending why) {
        if (thereAreNone) {
            throw stopped(why);
        }
        return false;
    }

    private Stopped stopped(Ending why) {
        stop.stop(why);
        return new Stopped();
    }

    /** Takes note of what a call really used. */
    void settle(Amount bound, Amount really) {
        settle(bound, really, 0);
    }

    /** Takes note that an attempt got no reply, but may have used all that it reserved. */
    void lose(Amount bound) {
        settle(bound, bound, 0);
    }

    /** Gives back what an attempt reserved that got no reply, and cannot have used anything. */
    void release(Amount bound) {
        settle(bound, Amount.NONE, 1);
    }

    private void settle(Amount bound, Amount really, int callsBack) {
        if (isUnlimited) {
            return;
        }
        lock.lock();
        try {
            calls -= callsBack;
            reserved = reserved.minus(bound);
            used = used.plus(really);
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }
}
