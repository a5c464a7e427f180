package dev.espalier.llm;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests and tokens of any 60 seconds within limits <em>as the server counts them</em>. Holds the bookkeeping only; its
 * user does the waiting. Thread-safe, so that the servers of one model can share one.
 *
 * <p>The server counts a request when it arrives, at an instant <i>a</i> that we do not know. We know when it was let go, <i>g</i>,
 * when it left this process, <i>d</i>, and that it has arrived before anything came back, at <i>r</i>. We take for granted that
 * the network delivers within {@link #ON_THE_WAY}. So <i>g ≤ a ≤ min(r, d + ON_THE_WAY)</i>, and a request counts here from <i>g</i>
 * until a window after that latest instant, or without end while neither <i>d</i> nor <i>r</i> is known. Were there more than N
 * arrivals within 60 s, look at the one of them that was let go last: at that time at most N − 1 others counted, so one of the others
 * counted no more, and had arrived more than 60 s before; which contradicts. The same holds for tokens, each request weighing
 * what it was estimated at until its reply says what it used.
 *
 * <p>The price is that N requests take 60 s and the doubt, not 60 s: with replies after 50 ms 99.8 % of the limit can be used, and
 * 97.4 % however long replies take. Requests are also spaced evenly, because many servers apply a limit of a minute to each second.
 */
final class Pace {

    /** Longer than what is sent is under way to its server, a lost packet included. */
    static final Duration ON_THE_WAY = Duration.ofMillis(1500);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The clocks of two machines drift apart by a few milliseconds in a minute. */
    private static final Duration CLOCK_ERROR = Duration.ofMillis(50);

    private static final long WINDOW = MINUTE.plus(CLOCK_ERROR).toNanos();

    /** How much of a pause may be caught up with, so that a thread that wakes late costs nothing in the long run. */
    private static final long CATCH_UP = Duration.ofSeconds(2).toNanos();

    private final @Nullable Integer requests;
    private final @Nullable Long tokens;
    private final long spacing;

    /** Those of which it is known when they leave, the first one first. */
    private final TreeSet<Sent> leaving =
            new TreeSet<>(Comparator.<Sent>comparingLong(sent -> sent.leaves).thenComparingLong(sent -> sent.number));

    /** The servers of the model, each with the time until which it lets nothing pass. */
    private final Map<Object, Long> restsUntil = new HashMap<>();

    private long counting;
    private long tokensCounting;
    private long number;
    private long nextSlot;
    private boolean begun;

    /** A request that was let go, and counts until it leaves. */
    static final class Sent {

        private final long number;
        private long tokens;
        private long leaves = Long.MAX_VALUE;
        private boolean isBack;
        private boolean isGone;

        private Sent(long number, long tokens) {
            this.number = number;
            this.tokens = tokens;
        }
    }

    /**
     * @param requests the most in a minute; null for no limit
     * @param tokens the most in a minute; null for no limit
     */
    Pace(@Nullable Integer requests, @Nullable Long tokens) {
        this.requests = requests;
        this.tokens = tokens;
        this.spacing = requests == null ? 0 : MINUTE.toNanos() / requests;
    }

    /** Takes note of a server of the model, and until when it lets nothing pass. */
    synchronized void rests(Object server, long until) {
        restsUntil.put(server, until);
    }

    /** Returns whether another server of the model lets requests pass. */
    synchronized boolean isOtherAwake(Object server, long now) {
        return restsUntil.entrySet().stream()
                .anyMatch(other -> other.getKey() != server && other.getValue() - now <= 0);
    }

    /** Returns whether there is anything to keep. */
    boolean hasLimits() {
        return requests != null || tokens != null;
    }

    /**
     * Takes note that a request is let go now, if it may be. One that needs more tokens than the limit of a minute may be let go when
     * nothing else counts.
     *
     * @param estimate of the tokens it will use
     * @return null if it may not be let go yet
     */
    synchronized @Nullable Sent trySend(long now, long estimate) {
        if (nanosToWait(now, estimate) > 0) {
            return null;
        }
        if (hasLimits()) {
            counting++;
            tokensCounting += estimate;
        }
        nextSlot = (begun ? Math.max(nextSlot, now - CATCH_UP) : now) + spacing;
        begun = true;
        return new Sent(number++, estimate);
    }

    /** Returns how many nanoseconds to wait before it makes sense to try again. */
    synchronized long nanosToWait(long now, long estimate) {
        leave(now);
        long wait = begun && requests != null ? Math.max(0, nextSlot - now) : 0;
        if (counting > 0 && isFull(estimate)) {
            // Even what came back this very moment would count for another window.
            long first = leaving.isEmpty() ? WINDOW : leaving.first().leaves - now;
            wait = Math.max(wait, first);
        }
        return wait;
    }

    private boolean isFull(long estimate) {
        return (requests != null && counting >= requests) || (tokens != null && tokensCounting + estimate > tokens);
    }

    private void leave(long now) {
        while (!leaving.isEmpty() && leaving.first().leaves <= now) {
            var gone = leaving.pollFirst();
            gone.isGone = true;
            tokensCounting -= gone.tokens;
            counting--;
        }
    }

    /** Takes note that a request has left this process. */
    synchronized void departed(Sent sent, long now) {
        if (!sent.isBack) {
            leaves(sent, now + ON_THE_WAY.toNanos() + WINDOW);
        }
    }

    /**
     * Takes note that a reply or a failure came back.
     *
     * @param used the tokens that it used; negative if the provider did not say, then the estimate stands
     */
    synchronized void cameBack(Sent sent, long now, long used) {
        sent.isBack = true;
        leaves(sent, Math.min(sent.leaves, now + WINDOW));
        if (used >= 0 && hasLimits() && !sent.isGone) {
            tokensCounting += used - sent.tokens;
            sent.tokens = used;
        }
    }

    private void leaves(Sent sent, long at) {
        if (hasLimits() && !sent.isGone) {
            leaving.remove(sent);
            sent.leaves = at;
            leaving.add(sent);
        }
    }
}
