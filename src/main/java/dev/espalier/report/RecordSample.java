package dev.espalier.report;

import dev.espalier.text.RougeIndex;
import dev.espalier.text.TextHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the records that the report shows: all of them where there are few, else some at random, of each reason. The same
 * records give the same sample. Memory is bounded. Not thread-safe.
 */
public final class RecordSample {

    /** So many accepted records are shown at most. */
    static final int ACCEPTED = 800;

    /** So many rejected ones of one reason. */
    static final int REJECTED_EACH = 80;

    /** Reasons are stable codes, of which there are few; a damaged ledger may hold any number. */
    private static final int MOST_REASONS = 60;

    /** So many instructions are searched for the nearest neighbours of the records. */
    static final int MOST_COMPARED = 10_000;

    /** UTF-16 units of them. */
    static final int MOST_COMPARED_CHARS = 2_000_000;

    private static final int LONGEST_TEXT = 2_000;
    private static final int SHORTEST_TEXT = 120;

    private final Sample<Browsed> accepted;
    private final Map<String, Sample<Browsed>> rejected = new TreeMap<>();
    private long rejectedCount;

    /** Shows as many as a page may hold. */
    public RecordSample() {
        this(ACCEPTED);
    }

    /**
     * @param most so many accepted records are shown
     */
    public RecordSample(int most) {
        accepted = new Sample<>(most);
    }

    /** Takes in a record, accepted or rejected. */
    public void add(Browsed record) {
        if (!record.isRejected()) {
            accepted.add(record);
            return;
        }
        rejectedCount++;
        if (rejected.containsKey(record.reason()) || rejected.size() < MOST_REASONS) {
            rejected.computeIfAbsent(record.reason(), reason -> new Sample<>(REJECTED_EACH))
                    .add(record);
        }
    }

    /** Returns what is shown, the accepted ones first. */
    List<Browsed> shown() {
        var shown = new ArrayList<>(accepted.items());
        rejected.values().forEach(sample -> shown.addAll(sample.items()));
        return shown;
    }

    /** Says how much of everything is shown. */
    String statement() {
        int rejectedShown = rejected.values().stream()
                .mapToInt(sample -> sample.items().size())
                .sum();
        return share("accepted", accepted.items().size(), accepted.seen())
                + (rejectedCount == 0
                        ? ""
                        : "; " + share("rejected", rejectedShown, rejectedCount)
                                + (rejectedShown < rejectedCount
                                        ? ", at most " + REJECTED_EACH + " of each reason"
                                        : ""));
    }

    private static String share(String kind, long shown, long of) {
        return shown == of
                ? "all " + Markup.number(of) + " " + kind
                : Markup.number(shown) + " of " + Markup.number(of) + " " + kind + ", drawn at random";
    }

    /**
     * Returns the instructions that records are compared with: all, or evenly thinned out so many that the time it takes is bounded by numbers
     * of ours, whatever the dataset. Where all resemble all, no index helps.
     */
    static List<Named> compared(List<Named> instructions) {
        long chars =
                instructions.stream().mapToLong(named -> named.text().length()).sum();
        int step = (int) Math.max(ceil(instructions.size(), MOST_COMPARED), ceil(chars, MOST_COMPARED_CHARS));
        var compared = new ArrayList<Named>();
        for (int i = 0; i < instructions.size(); i += Math.max(1, step)) {
            compared.add(instructions.get(i));
        }
        return compared;
    }

    private static long ceil(long number, long divisor) {
        return (number + divisor - 1) / divisor;
    }

    /**
     * Returns the records with their nearest neighbours among other instructions; one that a filter found stands.
     *
     * @param pool what they are compared with: seeds and instructions, by id
     */
    static List<Browsed> withNeighbours(List<Browsed> records, List<Named> pool) {
        var different = new LinkedHashMap<Long, Browsed>();
        records.forEach(record -> different.putIfAbsent(hash(record), record));
        var others = new RougeIndex(Similarity.NEAR);
        var names = new ArrayList<Named>();
        for (var named : pool) {
            if (!different.containsKey(hash(named.text()))) {
                others.add(named.text());
                names.add(named);
            }
        }
        // Each is compared with all that stand before it, then with all that stand behind it: never with itself.
        var forwards = new ArrayList<>(different.values());
        var nearest = nearest(forwards, others, names);
        Collections.reverse(forwards);
        nearest(forwards, new RougeIndex(Similarity.NEAR), new ArrayList<>())
                .forEach((hash, near) ->
                        nearest.merge(hash, near, (first, second) -> second.score() > first.score() ? second : first));
        return records.stream()
                .map(record -> {
                    var near = nearest.get(hash(record));
                    return record.near() != null || near == null ? record : record.with(near);
                })
                .toList();
    }

    private static Map<Long, Browsed.Near> nearest(List<Browsed> records, RougeIndex index, List<Named> names) {
        var nearest = new HashMap<Long, Browsed.Near>();
        for (var record : records) {
            var text = record.example().instruction();
            index.nearest(text).ifPresent(found -> {
                var named = names.get(found.index());
                nearest.put(hash(record), new Browsed.Near(named.id(), named.text(), found.score()));
            });
            if (!record.isRejected()) {
                index.add(text);
                names.add(new Named(record.id(), text));
            }
        }
        return nearest;
    }

    private static long hash(Browsed record) {
        return hash(record.example().instruction());
    }

    private static long hash(String text) {
        return TextHash.of(TextHash.normalise(text));
    }

    /**
     * Returns the records for the page, in at most so many bytes: long texts are cut, then records thinned out evenly.
     */
    static List<Object> fitted(List<Browsed> records, int mostBytes) {
        int longest = LONGEST_TEXT;
        var fitted = maps(records, longest);
        while (bytes(fitted) > mostBytes && longest > SHORTEST_TEXT) {
            longest /= 2;
            fitted = maps(records, longest);
        }
        while (bytes(fitted) > mostBytes) {
            var thinned = new ArrayList<>();
            // From the second one: of one record nothing is left.
            for (int i = 1; i < fitted.size(); i += 2) {
                thinned.add(fitted.get(i));
            }
            fitted = thinned;
        }
        return fitted;
    }

    private static List<Object> maps(List<Browsed> records, int longest) {
        return new ArrayList<>(
                records.stream().map(record -> record.toMap(longest)).toList());
    }

    private static int bytes(List<Object> records) {
        return EmbeddedJson.of(Map.of("records", records)).getBytes(StandardCharsets.UTF_8).length;
    }
}
