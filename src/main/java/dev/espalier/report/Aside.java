package dev.espalier.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Gives things to a consumer on another thread, in order and one at a time, some batches behind. Used by one thread, which sees
 * what the consumer did once {@link #finish} has returned.
 */
final class Aside<T> {

    private static final int BATCH = 500;

    /** So many batches wait at most: they hold memory. */
    private static final int WAITING = 4;

    private final Consumer<T> consumer;
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private List<T> batch = new ArrayList<>(BATCH);

    Aside(Consumer<T> consumer) {
        this.consumer = consumer;
    }

    void add(T thing) {
        batch.add(thing);
        if (batch.size() == BATCH) {
            send();
        }
    }

    private void send() {
        if (waiting.size() == WAITING) {
            waiting.remove().join();
        }
        var things = batch;
        batch = new ArrayList<>(BATCH);
        // After the one before it: never two at once.
        last = last.thenRunAsync(() -> things.forEach(consumer));
        waiting.add(last);
    }

    /** Does something on the other thread, once everything up to here was consumed. */
    void then(Runnable work) {
        send();
        last = last.thenRunAsync(work);
    }

    /**
     * Waits until everything was consumed.
     *
     * @throws java.util.concurrent.CompletionException if the consumer failed
     */
    void finish() {
        send();
        last.join();
        waiting.clear();
    }
}
