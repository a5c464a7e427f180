package dev.espalier.llm;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
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

    /** Returns the body so that the end of its sending is told to whoever watches on this thread. */
    static BodyPublisher watched(BodyPublisher body) {
        var listener = LISTENER.get();
        if (listener == null || body.contentLength() < 1) {
            return body;
        }
        return BodyPublishers.fromPublisher(
                subscriber -> body.subscribe(new Watch(subscriber, listener)), body.contentLength());
    }

    private record Watch(Subscriber<? super ByteBuffer> inner, Runnable whenSent) implements Subscriber<ByteBuffer> {

        @Override
        public void onSubscribe(Subscription subscription) {
            inner.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            inner.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            inner.onError(failure);
        }

        @Override
        public void onComplete() {
            inner.onComplete();
            whenSent.run();
        }
    }
}
