package dev.espalier.cli;

import dev.espalier.io.DatasetSource;
import dev.espalier.io.Row;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * What is done with consecutive records, on any thread.
     *
     * @param <B> what comes of them
     */
    interface BatchWork<B> {
        B of(DatasetBatches.Batch batch, Consumer<Problem> problems);
    }

    /** What came of consecutive records, and what is wrong with some. */
    private record Done<B>(B made, Problems problems) {}

    private final List<DatasetSource> sources;
    private final int threads;
    private final Problems problems;
    private boolean oneLayout;
    private @Nullable Consumer<String> hashes;

    /**
     * @param threads at least 1
     * @param problems is told what is wrong with records, on the caller's thread
     */
    ReadAhead(List<DatasetSource> sources, int threads, Problems problems) {
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
     * Works on all records, one by one.
     *
     * @throws ProblemException if a dataset cannot be opened
     * @throws IOException if the sink fails
     */
    <T> void each(Work<T> work, Sink<T> sink) throws IOException {
        BatchWork<List<T>> ofBatch = (batch, told) -> {
            var made = new ArrayList<T>();
            batch.each(
                    row -> {
                        var item = work.of(row, told);
                        if (item != null) {
                            made.add(item);
                        }
                    },
                    told);
            return made;
        };
        eachBatch(ofBatch, made -> {
            for (var item : made) {
                sink.take(item);
            }
        });
    }

    /**
     * Works on all records, some at a time.
     *
     * @throws ProblemException if a dataset cannot be opened
     * @throws IOException if the sink fails
     */
    <B> void eachBatch(BatchWork<B> work, Sink<B> sink) throws IOException {
        var reading = Executors.newSingleThreadExecutor(task -> daemon(task, "read"));
        var working = Executors.newFixedThreadPool(threads, task -> daemon(task, "work"));
        var queue = new ArrayBlockingQueue<Future<Optional<Done<B>>>>(threads + BATCHES_AHEAD);
        try (var batches = new DatasetBatches(sources, oneLayout, hashes)) {
            reading.execute(() -> read(batches, work, working, queue));
            try {
                for (var done = queue.take().get();
                        done.isPresent();
                        done = queue.take().get()) {
                    problems.addAll(done.get().problems());
                    sink.take(done.get().made());
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

    /** Puts one future for each batch, then an empty one, or a failed one. */
    private static <B> void read(
            DatasetBatches batches,
            BatchWork<B> work,
            ExecutorService working,
            BlockingQueue<Future<Optional<Done<B>>>> queue) {
        try {
            try {
                for (var batch = batches.next(); batch != null; batch = batches.next()) {
                    var read = batch;
                    queue.put(working.submit(() -> Optional.of(done(read, work))));
                }
                queue.put(CompletableFuture.completedFuture(Optional.empty()));
            } catch (RuntimeException | IOException | Error e) {
                // Whatever it is, the caller must not wait for ever.
                queue.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException e) {
            // The caller has ended.
            Thread.currentThread().interrupt();
        }
    }

    private static <B> Done<B> done(DatasetBatches.Batch batch, BatchWork<B> work) {
        var problems = new Problems();
        return new Done<>(work.of(batch, problems::add), problems);
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
