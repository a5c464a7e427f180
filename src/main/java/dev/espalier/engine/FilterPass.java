package dev.espalier.engine;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs filters over records that are there already. What depends on a record alone is worked out by {@link #prepare}, on any thread and in
 * any order; {@link #judge} then takes the records in their order, on one thread: the result is the same for any number of threads.
 *
 * @param <R> what a record is to the caller
 */
public final class FilterPass<R> {

    /**
     * A record with what was said of it.
     *
     * @param by the filter that rejected it; null if it was accepted
     * @param isLate whether a filter that remembers rejected it, so that it could not be expected
     */
    public record Judged<R>(
            R record, @Nullable String by, @Nullable Rejection rejection, boolean isLate) {}

    /**
     * What the filters see of a record.
     *
     * @param checkedBy the name of what looked at the record before the filters
     * @param unfit why the record cannot be judged; null if it can
     */
    public record View(
            Example example, String checkedBy, @Nullable Rejection unfit) {}

    /**
     * What a pass came to.
     *
     * @param rejections counts by filter and reason
     */
    public record Counts(long read, long accepted, Map<String, Map<String, Long>> rejections) {}

    /** A record on its way. */
    public record PreparedRecord<R>(R record, Ahead ahead) {

        /** Returns what will be said of it unless a filter that remembers rejects it. */
        public Judged<R> expected() {
            return new Judged<>(record, ahead.by(), ahead.rejection(), false);
        }
    }

    private final List<NamedFilter> filters;
    private final Map<String, Map<String, Long>> rejections = new TreeMap<>();
    private long read;
    private long accepted;

    public FilterPass(List<NamedFilter> filters) {
        this.filters = List.copyOf(filters);
    }

    /** Does what depends on this record alone; may be called on any thread. */
    public PreparedRecord<R> prepare(R record, View view) {
        var unfit = view.unfit();
        var ahead = unfit != null ? Ahead.told(view.checkedBy(), unfit) : Ahead.of(filters, view.example());
        return new PreparedRecord<>(record, ahead);
    }

    /** Judges the next record; returns what was expected if no filter that remembers rejects it. */
    public Judged<R> judge(PreparedRecord<R> prepared) {
        read++;
        var late = prepared.ahead().late();
        return counted(
                late == null
                        ? prepared.expected()
                        : new Judged<>(prepared.record(), late.by(), late.rejection(), true));
    }

    private Judged<R> counted(Judged<R> judged) {
        var rejection = judged.rejection();
        if (judged.by() == null || rejection == null) {
            accepted++;
        } else {
            rejections.computeIfAbsent(judged.by(), name -> new TreeMap<>()).merge(rejection.reason(), 1L, Long::sum);
        }
        return judged;
    }

    /** Returns what all records judged so far came to. */
    public Counts counts() {
        return new Counts(read, accepted, rejections);
    }
}
