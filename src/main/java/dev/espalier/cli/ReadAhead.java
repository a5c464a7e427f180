package dev.espalier.cli;

import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.Row;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a dataset on a thread of its own while the caller works on what was read before; at most 4 batches of 256 records wait.
 * Records and problems come to the caller, on its thread, in the order of the dataset.
 */
final class ReadAhead {

    private static final int BATCH = 256;
    private static final int BATCHES = 4;

    /** Takes records in their order. */
    interface Sink {
        void take(Row row) throws IOException;
    }

    /** A record, or what is wrong with one. */
    private record Read(@Nullable Row row, @Nullable Problem problem) {}

    private final DatasetSource source;
    private final Consumer<Problem> problems;

    /** What the reading thread has read since it was asked for the last batch. */
    private List<Read> batch = new ArrayList<>();

    ReadAhead(DatasetSource source, Consumer<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /**
     * Shows all records.
     *
     * @throws ProblemException if the dataset cannot be opened
     */
    void each(Sink sink) throws IOException {
        try (var reader = DatasetReader.open(source, problem -> batch.add(new Read(null, problem)))) {
            var worker = Executors.newSingleThreadExecutor(work -> {
                var thread = new Thread(work, "read");
                thread.setDaemon(true);
                return thread;
            });
            try {
                each(() -> batch(reader), worker, sink);
            } finally {
                end(worker);
            }
        }
    }

    private void each(Callable<List<Read>> next, ExecutorService worker, Sink sink) throws IOException {
        try {
            var ahead = new ArrayDeque<Future<List<Read>>>();
            for (int i = 0; i < BATCHES; i++) {
                ahead.add(worker.submit(next));
            }
            for (var read = ahead.remove().get();
                    !read.isEmpty();
                    read = ahead.remove().get()) {
                ahead.add(worker.submit(next));
                for (var one : read) {
                    take(one, sink);
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private void take(Read read, Sink sink) throws IOException {
        if (read.row() != null) {
            sink.take(read.row());
        } else if (read.problem() != null) {
            problems.accept(read.problem());
        }
    }

    private List<Read> batch(DatasetReader reader) {
        for (var row = reader.next(); row != null; row = batch.size() < BATCH ? reader.next() : null) {
            batch.add(new Read(row, null));
        }
        var read = batch;
        batch = new ArrayList<>();
        return read;
    }

    /** The reader must not be closed while it is read. */
    private static void end(ExecutorService worker) {
        worker.shutdownNow();
        try {
            worker.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
