package dev.espalier.llm;

import org.jspecify.annotations.Nullable;

/**
 * Tells who paces calls when a request has really been sent: connections, and classes on a cold start, take their time before. The
 * word is passed by thread, because what lies between the pacing and the sending is not ours.
 */
final class Departure {

    private static final ThreadLocal<@Nullable Runnable> LISTENER = new ThreadLocal<>();

    private Departure() {}

    /** A call that may send a request on this thread. */
    interface Call {
        Reply ask() throws LlmException, InterruptedException;
    }

    /**
     * Makes a call.
     *
     * @param whenSent run by any thread when a request was sent; not at all where nobody watches its body
     */
    static Reply watch(Runnable whenSent, Call call) throws LlmException, InterruptedException {
        LISTENER.set(whenSent);
        try {
            return call.ask();
        } finally {
            LISTENER.remove();
        }
    }

    /** Returns what to run once the request that this thread is about to send has been sent. */
    static Runnable listener() {
        var listener = LISTENER.get();
        return listener == null ? () -> {} : listener;
    }
}
