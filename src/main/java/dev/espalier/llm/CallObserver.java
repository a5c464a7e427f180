package dev.espalier.llm;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Told by the thread that makes a call what passes over the wire, for whoever paces calls: connections, and classes on a cold
 * start, take their time before a request leaves, and headers say how much of a limit is left. The word is passed by thread,
 * because what lies between the pacing and the sending is not ours.
 */
interface CallObserver {

    /** Told that the request has been sent. */
    void sent();

    /** Told the headers of what came back, whatever its status. */
    void answered(HttpHeaders headers);

    /** A call that may send a request on this thread. */
    interface Call {
        Reply ask() throws LlmException, InterruptedException;
    }

    /** Makes a call, with an observer that is told of it; not at all where nothing of ours carries it. */
    static Reply watch(CallObserver observer, Call call) throws LlmException, InterruptedException {
        Current.OBSERVER.set(observer);
        try {
            return call.ask();
        } finally {
            Current.OBSERVER.remove();
        }
    }

    /** Returns the observer of the call that this thread makes; one that does nothing if there is none. */
    static CallObserver current() {
        var observer = Current.OBSERVER.get();
        return observer == null ? Current.NOBODY : observer;
    }

    /** Where it is kept. */
    final class Current {

        private static final ThreadLocal<@Nullable CallObserver> OBSERVER = new ThreadLocal<>();

        private static final CallObserver NOBODY = new CallObserver() {
            @Override
            public void sent() {}

            @Override
            public void answered(HttpHeaders headers) {}
        };

        private Current() {}
    }
}
