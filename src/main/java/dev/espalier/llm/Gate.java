package dev.espalier.llm;

import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.Pace.Sent;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where calls to one server wait until they may be sent: for one of those in flight to come back, for the server's cool-down to
 * end, and for their place in the minute. The first in line waits for time, the others for their turn. Thread-safe.
 */
final class Gate {

    private final Pace pace;
    private final Duration patience;
    private final Time time;

    /** Held by the first in line; fair, so that nobody waits for ever. */
    private final ReentrantLock line = new ReentrantLock(true);

    /** Guards what follows. */
    private final ReentrantLock state = new ReentrantLock();

    private final Condition cameBack = state.newCondition();
    private final FlightLimit flights;
    private long cooledAt;
    private @Nullable LlmException cooling;

    /** A call that passed. */
    record Pass(long number, Sent sent) {}

    Gate(FlightLimit flights, Pace pace, Duration patience, Time time) {
        this.flights = flights;
        this.pace = pace;
        this.patience = patience;
        this.time = time;
        pace.rests(this, time.nanos());
    }

    /**
     * Waits until a call may be sent. Tell what came of it by one of the other methods.
     *
     * @param tokens about how many it will use
     * @throws LlmException if the server asks to wait for longer than patience lasts; with what the server said
     * @throws RestingException if the server asks to wait, and another server of the model does not
     */
    Pass pass(long tokens) throws LlmException, InterruptedException {
        if (!line.hasQueuedThreads() && !line.isLocked()) {
            var pass = tryPass(tokens);
            if (pass != null) {
                return pass;
            }
        }
        line.lockInterruptibly();
        try {
            while (true) {
                time.sleep(nextChance(tokens));
                var pass = tryPass(tokens);
                if (pass != null) {
                    return pass;
                }
            }
        } finally {
            line.unlock();
        }
    }

    private @Nullable Pass tryPass(long tokens) {
        state.lock();
        try {
            long now = time.nanos();
            if (!flights.hasRoom() || isCooling(now)) {
                return null;
            }
            var sent = pace.trySend(now, tokens);
            return sent == null ? null : new Pass(flights.take(), sent);
        } finally {
            state.unlock();
        }
    }

    /** Waits for room among those in flight; returns how long all else takes. */
    private Duration nextChance(long tokens) throws LlmException, InterruptedException {
        state.lockInterruptibly();
        try {
            while (!flights.hasRoom()) {
                cameBack.await();
            }
            long now = time.nanos();
            return longer(coolDownLeft(now), Duration.ofNanos(pace.nanosToWait(now, tokens)));
        } finally {
            state.unlock();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private boolean isCooling(long now) {
        if (cooledAt - now <= 0) {
            cooling = null;
        }
        return cooling != null;
    }

    private Duration coolDownLeft(long now) throws LlmException {
        if (!isCooling(now) || cooling == null) {
            return Duration.ZERO;
        }
        var left = Duration.ofNanos(cooledAt - now);
        if (pace.isOtherAwake(this, now)) {
            throw new RestingException(left);
        }
        if (left.compareTo(patience) > 0) {
            throw new LlmException(cooling.kind(), String.valueOf(cooling.getMessage()), left, cooling);
        }
        return left;
    }

    /** Takes note that a call has left this process. */
    void departed(Pass pass) {
        pace.departed(pass.sent, time.nanos());
    }

    /** Takes note of a reply. */
    void replied(Pass pass, Reply reply) {
        pace.cameBack(
                pass.sent, time.nanos(), reply.tellsUsage() ? reply.usage().total() : -1);
        state.lock();
        try {
            flights.succeeded();
            cameBack.signal();
        } finally {
            state.unlock();
        }
    }

    /** Takes note of a failure. A server that asks for time gets it from all calls. */
    void failed(Pass pass, LlmException failure) {
        boolean isTooMuch = failure.kind() == Kind.THROTTLED || failure.kind() == Kind.OVERLOADED;
        long now = time.nanos();
        pace.cameBack(pass.sent, now, -1);
        state.lock();
        try {
            failure.retryAfter().ifPresent(wait -> coolDown(now, wait, failure));
            if (isTooMuch) {
                flights.refused(pass.number);
            } else {
                flights.leave();
            }
            cameBack.signal();
        } finally {
            state.unlock();
        }
    }

    /** Lets nothing pass for as long as the server asks to wait. */
    void rest(LlmException asked) {
        state.lock();
        try {
            asked.retryAfter().ifPresent(wait -> coolDown(time.nanos(), wait, asked));
        } finally {
            state.unlock();
        }
    }

    private void coolDown(long now, Duration wait, LlmException failure) {
        long until = now + wait.toNanos();
        if (!isCooling(now) || until - cooledAt > 0) {
            cooledAt = until;
            pace.rests(this, until);
            cooling = failure;
        }
    }

    /** Takes note that nobody waits for the call any more. */
    void abandoned(Pass pass) {
        pace.cameBack(pass.sent, time.nanos(), -1);
        state.lock();
        try {
            flights.leave();
            cameBack.signal();
        } finally {
            state.unlock();
        }
    }
}
