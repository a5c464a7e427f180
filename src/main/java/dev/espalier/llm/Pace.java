package dev.espalier.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests and tokens of any 60 seconds within limits <em>as the server counts them</em>. Holds the bookkeeping only; its
 * user does the waiting. Thread-safe, so that the endpoints of one model can share one.
 *
 * <p>The server counts a request when it arrives, at an instant <i>a</i> that we do not know. We know when it was sent, <i>s</i>,
 * and that it must have arrived before anything came back, at <i>r</i>. We take for granted that nothing is under way for longer
 * than {@link #ON_THE_WAY}. So <i>s ≤ a ≤ min(r, s + ON_THE_WAY)</i>, and a request counts here from <i>s</i> until that latest
 * instant and a window have passed. Were there more than N arrivals within 60 s, look at the one of them that was sent last: when it
 * was sent, at most N − 1 others counted, so one of the others counted no more, and had arrived more than 60 s before; which
 * contradicts. The same holds for tokens, each request weighing what it was estimated at until its reply says what it used.
 *
 * <p>The price is that N requests take 60 s and the doubt, not 60 s: with replies after 50 ms 99.8 % of the limit can be used, and
 * 97.4 % however long replies take. Requests are also spaced evenly, because many servers apply a limit of a minute to each second.
 */
final class Pace {

    /** Longer than any request is under way to its server, two lost packets at the connect aside. */
    static final Duration ON_THE_WAY = Duration.ofMillis(1500);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The clocks of two machines drift apart by a few milliseconds in a minute. */
    private static final Duration CLOCK_ERROR = Duration.ofMillis(50);

    private static final long WINDOW = MINUTE.plus(CLOCK_ERROR).toNanos();

    /** How much of a pause may be caught up with, so that a thread that wakes late costs nothing in the long run. */
    private static final long CATCH_UP = Duration.ofSeconds(1).toNanos();

    private final @Nullable Integer requests;
    private final @Nullable Long tokens;
    private final long spacing;

    /** In the order in which they were sent. One may leave before the one ahead of it would; waiting for that is on the safe side. */
    private final Deque<Sent> counting = new ArrayDeque<>();

    private long tokensCounting;
    private long nextSlot;
    private boolean begun;

    /** A request that was sent, and counts until it leaves. */
    static final class Sent {

        private long leaves;
        private long tokens;
        private boolean counts = true;

        private Sent(long leaves, long tokens) {
            this.leaves = leaves;
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

    /**
     * Takes note that a request is sent now, if it may be. One that needs more tokens than the limit of a minute may be sent when
     * nothing else counts.
     *
     * @param estimate of the tokens it will use
     * @return null if it may not be sent yet
     */
    synchronized @Nullable Sent trySend(long now, long estimate) {
        if (nanosToWait(now, estimate) > 0) {
            return null;
        }
        var sent = new Sent(now + ON_THE_WAY.toNanos() + WINDOW, estimate);
        if (requests != null || tokens != null) {
            counting.add(sent);
            tokensCounting += estimate;
        }
        nextSlot = (begun ? Math.max(nextSlot, now - CATCH_UP) : now) + spacing;
        begun = true;
        return sent;
    }

    /** Returns how many nanoseconds to wait before it makes sense to try again. */
    synchronized long nanosToWait(long now, long estimate) {
        leave(now);
        long wait = begun && requests != null ? Math.max(0, nextSlot - now) : 0;
        var first = counting.peek();
        if (first != null && isFull(estimate)) {
            wait = Math.max(wait, first.leaves - now);
        }
        return wait;
    }

    private boolean isFull(long estimate) {
        return (requests != null && counting.size() >= requests)
                || (tokens != null && tokensCounting + estimate > tokens);
    }

    private void leave(long now) {
        for (var first = counting.peek(); first != null && first.leaves - now <= 0; first = counting.peek()) {
            tokensCounting -= first.tokens;
            first.counts = false;
            counting.remove();
        }
    }

    /**
     * Takes note that a reply or a failure came back.
     *
     * @param used the tokens that it used; negative if the provider did not say, then the estimate stands
     */
    synchronized void cameBack(Sent sent, long now, long used) {
        if (sent.leaves - (now + WINDOW) > 0) {
            sent.leaves = now + WINDOW;
        }
        if (used >= 0 && sent.counts) {
            tokensCounting += used - sent.tokens;
            sent.tokens = used;
        }
    }
}
