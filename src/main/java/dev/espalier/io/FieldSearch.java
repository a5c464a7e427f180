package dev.espalier.io;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Suggestion;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What our fields are called in records, and which of those names were met in any: one that no record has is a slip of the
 * pen, and our own name, which a record may have as well, must not pass for it. Thread-safe.
 */
public final class FieldSearch {

    private static final Comparator<Place> ORDER =
            Comparator.comparingInt(Place::line).thenComparing(Place::column).thenComparing(Place::file);

    private record Seen(Place place, Set<String> names) {}

    private final Map<String, String> names;
    private final Map<String, String> missing;
    private final AtomicReference<@Nullable Seen> first = new AtomicReference<>();

    /**
     * @param names the names in the records by ours, in the order in which they are told
     */
    public FieldSearch(Map<String, String> names) {
        this.names = new LinkedHashMap<>(names);
        this.missing = new ConcurrentHashMap<>(names);
    }

    /** Returns the names in the records by ours. */
    public Map<String, String> names() {
        return Map.copyOf(names);
    }

    /** Takes note of the fields of a record, or of a part of it that may have them. */
    public void look(Node.Mapping record) {
        if (missing.isEmpty()) {
            return;
        }
        var there = record.entries().keySet();
        missing.values().removeIf(there::contains);
        var seen = new Seen(record.place(), there);
        first.accumulateAndGet(
                seen, (one, other) -> one == null || ORDER.compare(other.place(), one.place()) < 0 ? other : one);
    }

    /**
     * Checks that each name was met; where no record was read, none is missing.
     *
     * @throws ProblemException with those that were not, at the first record
     */
    public void check() {
        var seen = first.get();
        if (seen == null || missing.isEmpty()) {
            return;
        }
        throw new ProblemException(names.entrySet().stream()
                .filter(name -> missing.containsKey(name.getKey()))
                .map(name -> problem(seen, name.getKey(), name.getValue()))
                .toList());
    }

    private static Problem problem(Seen seen, String ours, String theirs) {
        var hint = Suggestion.nearest(theirs, seen.names())
                .map(near -> "did you mean \"" + NodeBuilder.shown(near) + "\"?")
                .orElseGet(() -> "this one has " + NodeBuilder.shown(String.join(", ", seen.names())));
        return new Problem(
                seen.place().toString(),
                "no record has \"" + theirs + "\" (--field " + ours + "=" + theirs + ")",
                hint);
    }
}
