package dev.espalier.export;

import dev.espalier.io.HalfPairs;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Collects what a format cannot hold as it is, record by record as they are written. Not thread-safe. */
final class Alterations {

    private final BiPredicate<String, Object> isJson;
    private final Set<String> replacedIn = new LinkedHashSet<>();
    private long replaced;

    /**
     * @param isJson tells of a field and its value whether it is written as JSON, which has escapes for half surrogate pairs
     */
    Alterations(BiPredicate<String, Object> isJson) {
        this.isJson = isJson;
    }

    void take(Map<String, ?> record) {
        boolean[] isReplaced = new boolean[1];
        record.forEach((name, value) -> {
            if (!isJson.test(name, value) && holds(value, Alterations::isHalf)) {
                replacedIn.add(name);
                isReplaced[0] = true;
            }
        });
        replaced += isReplaced[0] ? 1 : 0;
    }

    private static boolean isHalf(Object value) {
        return value instanceof String text && HalfPairs.in(text);
    }

    private static boolean holds(Object value, Predicate<Object> what) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(inner -> holds(inner, what));
        }
        return value instanceof List<?> list ? list.stream().anyMatch(item -> holds(item, what)) : what.test(value);
    }

    /**
     * Returns what was collected.
     *
     * @param asJson the fields that stand as JSON text
     */
    Altered with(Collection<String> asJson) {
        return new Altered(List.copyOf(asJson), replaced, List.copyOf(replacedIn));
    }
}
