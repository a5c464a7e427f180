package dev.espalier.llm;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.concurrent.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call under way that is ended when its time is up or its thread was interrupted: a thread that waits for a socket hears of
 * neither. A thread of its own looks at all calls twenty times a second, which costs a call less than a timer of its own
 * would. Thread-safe.
 */
final class CallWatch {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final long LOOK_MILLIS = 50;
    private static final Set<CallWatch> UNDER_WAY = ConcurrentHashMap.newKeySet();

    static {
        var watch = new Thread(CallWatch::look, "call-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private final Cancellable request;
    private final long deadline;
    private final Thread caller = Thread.currentThread();
    private volatile boolean late;

    private CallWatch(Cancellable request, long deadline) {
        this.request = request;
        this.deadline = deadline;
    }

    /**
     * Begins to watch a call of this thread.
     *
     * @param request cancelled from another thread
     */
    static CallWatch begin(Cancellable request, Duration timeout) {
        var call = new CallWatch(request, System.nanoTime() + timeout.toNanos());
        UNDER_WAY.add(call);
        return call;
    }

    private static void look() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                long now = System.nanoTime();
                UNDER_WAY.forEach(call -> call.lookAt(now));
            }
        } catch (InterruptedException end) {
            // Nobody does that.
            Thread.currentThread().interrupt();
        }
    }

    private void lookAt(long now) {
        boolean isTimeUp = deadline - now <= 0;
        if (isTimeUp || caller.isInterrupted()) {
            late = isTimeUp;
            try {
                request.cancel();
            } catch (RuntimeException e) {
                // The others must be watched on; this one is tried again at the next look.
                LOG.debug("a call could not be ended", e);
            }
        }
    }

    /** Returns whether time was up. */
    boolean isLate() {
        return late;
    }

    /** Returns whether the thread was interrupted, which it is not any more then. */
    boolean isInterrupted() {
        return Thread.interrupted();
    }

    /** Ends the watch. Must be called, by the thread that began it. */
    void end() {
        UNDER_WAY.remove(this);
    }
}
