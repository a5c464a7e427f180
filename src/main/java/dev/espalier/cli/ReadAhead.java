package dev.espalier.cli;

import dev.espalier.io.DatasetSource;
import dev.espalier.io.Row;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads datasets on one thread, works on their records on some others, and hands over what comes of them on the caller's, in the order of the
 * records: the same for any number of threads. A few batches wait between the threads, so memory does not grow with the dataset.
 */
final class ReadAhead {

    /** How many threads work unless the user says something else. */
    static final int THREADS = 2;

    private static final int BATCHES_AHEAD = 4;

    /**
     * What is done with a record, on any thread.
     *
     * @param <T> what comes of it
     */
    interface Work<T> {
        /** Returns what comes of the record, or null if nothing does; tells what is wrong with it. */
        @Nullable
        T of(Row row, Consumer<Problem> problems);
    }

    /** Takes what comes of records, in their order. */
    interface Sink<T> {
        void take(T item) throws IOException;
    }

    /** What came of a record, or what is wrong with one. */
    private record Done<T>(@Nullable T item, @Nullable Problem problem) {}

    private final List<DatasetSource> sources;
    private final int threads;
    private final Consumer<Problem> problems;
    private boolean oneLayout;
    private @Nullable Consumer<String> hashes;

    /**
     * @param threads at least 1
     * @param problems is told on the caller's thread
     */
    ReadAhead(List<DatasetSource> sources, int threads, Consumer<Problem> problems) {
        this.sources = List.copyOf(sources);
        this.threads = threads;
        this.problems = problems;
    }

    /** Wants all datasets to be laid out like the first: as conversations of one kind, or as none. */
    ReadAhead oneLayout() {
        oneLayout = true;
        return this;
    }

    /** Tells the SHA-256 of the bytes of each dataset, in their order, before {@link #each} returns. */
    ReadAhead hashing(Consumer<String> told) {
        hashes = told;
        return this;
    }

    /**
     * Works on all records.
     *
     * @throws ProblemException if a dataset cannot be opened
     * @throws IOException if the sink fails
     */
    <T> void each(Work<T> work, Sink<T> sink) throws IOException {
        var reading = Executors.newSingleThreadExecutor(task -> daemon(task, "read"));
        var working = Executors.newFixedThreadPool(threads, task -> daemon(task, "work"));
        var queue = new ArrayBlockingQueue<Future<List<Done<T>>>>(threads + BATCHES_AHEAD);
        try (var batches = new DatasetBatches(sources, oneLayout, hashes)) {
            reading.execute(() -> read(batches, work, working, queue));
            try {
                for (var done = queue.take().get();
                        !done.isEmpty();
                        done = queue.take().get()) {
                    for (var one : done) {
                        take(one, sink);
                    }
                }
            } finally {
                // The dataset must not be closed while it is read.
                end(reading);
                end(working);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Puts one future for each batch that yields anything, then an empty one, or a failed one. */
    private static <T> void read(
            DatasetBatches batches, Work<T> work, ExecutorService working, BlockingQueue<Future<List<Done<T>>>> queue) {
        try {
            try {
                for (var batch = batches.next(); batch != null; batch = batches.next()) {
                    var read = batch;
                    queue.put(working.submit(() -> done(read, work)));
                }
                queue.put(CompletableFuture.completedFuture(List.of()));
            } catch (RuntimeException | IOException | Error e) {
                // Whatever it is, the caller must not wait for ever.
                queue.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException e) {
            // The caller has ended.
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<Done<T>> done(DatasetBatches.Batch batch, Work<T> work) {
        var done = new ArrayList<Done<T>>();
        Consumer<Problem> problems = problem -> done.add(new Done<>(null, problem));
        batch.each(
                row -> {
                    var item = work.of(row, problems);
                    if (item != null) {
                        done.add(new Done<>(item, null));
                    }
                },
                problems);
        return done;
    }

    private <T> void take(Done<T> done, Sink<T> sink) throws IOException {
        if (done.item() != null) {
            sink.take(done.item());
        } else if (done.problem() != null) {
            problems.accept(done.problem());
        }
    }

    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
