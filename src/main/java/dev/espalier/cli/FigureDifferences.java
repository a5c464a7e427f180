package dev.espalier.cli;

import dev.espalier.report.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the figures of two inspections. */
final class FigureDifferences {

    /** Digits of a difference: the figures have no more. */
    private static final MathContext DIGITS = new MathContext(6);

    /** Names what was inspected; no figure. */
    private static final String SOURCE = "source";

    private FigureDifferences() {}

    /**
     * A figure that differs.
     *
     * @param name the names that lead to it, joined by dots
     * @param one a Number, String or Boolean; null if the first has no such figure
     * @param other likewise
     */
    record Difference(
            String name, @Nullable Object one, @Nullable Object other) {

        String words() {
            var words =
                    (one == null ? "none" : Figure.text(one)) + " → " + (other == null ? "none" : Figure.text(other));
            var difference = difference();
            return difference == null
                    ? words
                    : words + " (" + (difference.signum() > 0 ? "+" : "") + difference.toPlainString() + ")";
        }

        private @Nullable BigDecimal difference() {
            return one instanceof Number first && other instanceof Number second
                    ? new BigDecimal(second.toString())
                            .subtract(new BigDecimal(first.toString()))
                            .round(DIGITS)
                    : null;
        }

        Map<String, Object> toMap() {
            var map = new LinkedHashMap<String, Object>();
            if (one != null) {
                map.put("a", one);
            }
            if (other != null) {
                map.put("b", other);
            }
            return map;
        }
    }

    /** Returns the figures that differ: first those of the first, in their order, then those that only the second has. */
    static List<Difference> between(Map<String, ?> one, Map<String, ?> other) {
        var before = new LinkedHashMap<String, Object>();
        var after = new LinkedHashMap<String, Object>();
        flatten("", one, before);
        flatten("", other, after);
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.remove(SOURCE);
        var differences = new ArrayList<Difference>();
        for (var name : names) {
            var was = before.get(name);
            var is = after.get(name);
            if (was == null || !was.equals(is)) {
                differences.add(new Difference(name, was, is));
            }
        }
        return differences;
    }

    private static void flatten(String name, Object value, Map<String, Object> figures) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(name.isEmpty() ? key.toString() : name + "." + key, inner, figures));
        } else if (value instanceof List<?> list) {
            flattenList(name, list, figures);
        } else {
            figures.put(name, value);
        }
    }

    /** Items that name themselves are called by it: their places differ from one dataset to the next. */
    private static void flattenList(String name, List<?> list, Map<String, Object> figures) {
        for (int i = 0; i < list.size(); i++) {
            var item = list.get(i);
            if (item instanceof Map<?, ?> map && map.get("verb") instanceof String verb) {
                var rest = new LinkedHashMap<Object, Object>(map);
                rest.remove("verb");
                flatten(name + "." + verb, rest, figures);
            } else {
                flatten(name + "." + (i + 1), item, figures);
            }
        }
    }
}
