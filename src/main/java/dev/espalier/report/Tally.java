package dev.espalier.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of names, in bounded memory: once there are very many names, new ones are counted together. Not thread-safe. */
final class Tally {

    /** Under this name those are counted that came when the tally was full. */
    static final String OTHERS = "(others)";

    private static final int MOST_NAMES = 200_000;

    private final Map<String, Long> counts = new HashMap<>();

    void add(String name) {
        boolean isFull = counts.size() >= MOST_NAMES && !counts.containsKey(name);
        counts.merge(isFull ? OTHERS : name, 1L, Long::sum);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns the names with the highest counts, the highest first, equal ones by name. */
    Map<String, Object> top(int most) {
        return topAfter("", most);
    }

    /** Returns the same of the names that start so, without their start. */
    Map<String, Object> topAfter(String start, int most) {
        var top = new LinkedHashMap<String, Object>();
        counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .forEach(entry -> top.put(entry.getKey().substring(start.length()), entry.getValue()));
        return top;
    }
}
