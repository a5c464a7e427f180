package dev.espalier.engine;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs filters over records that are there already, in their order. Filters that remember nothing judge ahead on several threads;
 * those that remember judge one after another: the result is the same for any number of threads.
 *
 * @param <R> what a record is to the caller
 */
public final class FilterPass<R> {

    private static final int BATCH = 512;
    private static final int BATCHES_AHEAD = 8;

    /**
     * A record with what was said of it.
     *
     * @param by the filter that rejected it; null if it was accepted
     */
    public record Judged<R>(
            R record,
            Example example,
            @Nullable String by,
            @Nullable Rejection rejection) {}

    /**
     * What the filters see of a record.
     *
     * @param checkedBy the name of what looked at the record before the filters
     * @param unfit why the record cannot be judged; null if it can
     */
    public record View(
            Example example, String checkedBy, @Nullable Rejection unfit) {}

    /** Takes records in their order. */
    public interface Sink<R> {
        void take(Judged<R> judged) throws IOException;
    }

    /** Gives one record after another. */
    public interface Source<R> {
        /** Returns the next record, or null after the last. */
        @Nullable
        R next() throws IOException;
    }

    /**
     * What a pass came to.
     *
     * @param rejections counts by filter and reason
     */
    public record Counts(long read, long accepted, Map<String, Map<String, Long>> rejections) {}

    /** A record on its way; at -1 if it cannot be judged. */
    private record Prepared<R>(R record, View view, Ahead ahead) {}

    private final List<NamedFilter> filters;
    private final Function<R, View> view;
    private final int threads;
    private final Map<String, Map<String, Long>> rejections = new TreeMap<>();
    private long read;
    private long accepted;

    /**
     * @param view what the filters see of a record; called on any thread
     * @param threads at least 1
     */
    public FilterPass(List<NamedFilter> filters, Function<R, View> view, int threads) {
        this.filters = List.copyOf(filters);
        this.view = view;
        this.threads = threads;
    }

    /**
     * Judges all records.
     *
     * @throws IOException if source or sink fail
     */
    public Counts run(Source<R> source, Sink<R> sink) throws IOException {
        var workers = Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work, "filter");
            thread.setDaemon(true);
            return thread;
        });
        try {
            var ahead = new ArrayDeque<Future<List<Prepared<R>>>>();
            for (var batch = batch(source); !batch.isEmpty(); batch = batch(source)) {
                ahead.add(prepare(batch, workers));
                if (ahead.size() > BATCHES_AHEAD) {
                    finish(ahead.remove(), sink);
                }
            }
            while (!ahead.isEmpty()) {
                finish(ahead.remove(), sink);
            }
        } finally {
            workers.shutdownNow();
        }
        return new Counts(read, accepted, rejections);
    }

    private List<R> batch(Source<R> source) throws IOException {
        var batch = new ArrayList<R>(BATCH);
        for (R record = source.next(); record != null; record = batch.size() < BATCH ? source.next() : null) {
            batch.add(record);
        }
        return batch;
    }

    private Future<List<Prepared<R>>> prepare(List<R> batch, ExecutorService workers) {
        return workers.submit(() -> {
            var prepared = new ArrayList<Prepared<R>>(batch.size());
            for (var record : batch) {
                prepared.add(prepare(record));
            }
            return prepared;
        });
    }

    private Prepared<R> prepare(R record) {
        var seen = view.apply(record);
        if (seen.unfit() != null) {
            return new Prepared<>(record, seen, new Ahead(-1, seen.unfit()));
        }
        return new Prepared<>(record, seen, Ahead.of(filters, seen.example()));
    }

    private void finish(Future<List<Prepared<R>>> batch, Sink<R> sink) throws IOException {
        try {
            for (var prepared : batch.get()) {
                sink.take(judge(prepared));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a filter failed", e.getCause());
        }
    }

    private Judged<R> judge(Prepared<R> prepared) {
        read++;
        var example = prepared.view.example();
        var settled = prepared.ahead.settled(filters, example);
        var rejection = settled.rejection();
        if (rejection == null) {
            accepted++;
            filters.forEach(named -> named.filter().accepted(example));
            return new Judged<>(prepared.record, example, null, null);
        }
        var by = settled.at() < 0
                ? prepared.view.checkedBy()
                : filters.get(settled.at()).name();
        rejections.computeIfAbsent(by, name -> new TreeMap<>()).merge(rejection.reason(), 1L, Long::sum);
        return new Judged<>(prepared.record, example, by, rejection);
    }
}
