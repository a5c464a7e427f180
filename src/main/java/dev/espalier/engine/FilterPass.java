package dev.espalier.engine;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Prepared;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.ArrayList;
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

    /**
     * A record on its way.
     *
     * @param expected what will be said of it unless a filter that remembers rejects it
     * @param remembering those filters that are asked yet, with their places in the row
     */
    public record PreparedRecord<R>(Judged<R> expected, List<Waiting> remembering) {}

    /** An example that a filter waits for. */
    record Waiting(String filter, Prepared prepared) {}

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
        if (unfit != null) {
            return new PreparedRecord<>(new Judged<>(record, view.checkedBy(), unfit, false), List.of());
        }
        var example = view.example();
        var remembering = new ArrayList<Waiting>();
        for (var named : filters) {
            var filter = named.filter();
            if (filter.remembers()) {
                remembering.add(new Waiting(named.name(), filter.prepare(example)));
            } else if (filter.judge(example) instanceof Verdict.Reject reject) {
                return new PreparedRecord<>(new Judged<>(record, named.name(), reject.rejection(), false), remembering);
            }
        }
        return new PreparedRecord<>(new Judged<>(record, null, null, false), remembering);
    }

    /** Judges the next record; returns what was expected if no filter that remembers rejects it. */
    public Judged<R> judge(PreparedRecord<R> prepared) {
        read++;
        for (var waiting : prepared.remembering()) {
            if (waiting.prepared().judge() instanceof Verdict.Reject reject) {
                return counted(new Judged<>(prepared.expected().record(), waiting.filter(), reject.rejection(), true));
            }
        }
        if (prepared.expected().by() == null) {
            prepared.remembering().forEach(waiting -> waiting.prepared().accepted());
        }
        return counted(prepared.expected());
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
