package dev.espalier.report;

import dev.espalier.model.Example;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the values of further fields that have few different ones, such as scores, levels, rounds and operators. A field with
 * many values, or long ones, or a long name, is left alone. Memory is bounded. Not thread-safe.
 */
final class FieldValues {

    private static final int MOST_FIELDS = 40;
    private static final int MOST_VALUES = 24;
    private static final int LONGEST = 40;

    private final Map<String, TreeMap<String, Long>> counts = new TreeMap<>();
    private final Set<String> varied = new HashSet<>();

    void add(Example example) {
        for (var name : example.more().keySet()) {
            if (!name.equals(Example.IS_CLASSIFICATION) && name.length() <= LONGEST && !varied.contains(name)) {
                example.text(name).ifPresent(value -> add(name, value));
            }
        }
    }

    private void add(String name, String value) {
        if (counts.size() + varied.size() >= MOST_FIELDS && !counts.containsKey(name)) {
            return;
        }
        var values = counts.computeIfAbsent(name, field -> new TreeMap<>(byNumber()));
        values.merge(value, 1L, Long::sum);
        if (value.length() > LONGEST || values.size() > MOST_VALUES) {
            counts.remove(name);
            varied.add(name);
        }
    }

    /** Numbers by their size, before all other texts. */
    private static Comparator<String> byNumber() {
        return Comparator.<String>comparingDouble(
                        text -> text.matches("-?\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(text) : Double.MAX_VALUE)
                .thenComparing(Comparator.naturalOrder());
    }

    /** Returns the counts by field and value: those of these fields, or all the others. */
    Map<String, Object> toMap(List<String> names, boolean others) {
        var map = new LinkedHashMap<String, Object>();
        counts.forEach((name, values) -> {
            if (names.contains(name) != others) {
                map.put(name, new LinkedHashMap<String, Object>(values));
            }
        });
        return map;
    }
}
