package dev.espalier.builtin;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the slots of a wording stand for, by name: meanings, not wordings ({@code descending}, whether it said "largest
 * first" or "in falling order"). {@code kind} holds the kind of the wording, where a family has several.
 */
record Values(Map<String, String> map) {

    Values {
        map = Map.copyOf(map);
    }

    String kind() {
        return text("kind");
    }

    boolean has(String slot) {
        return map.containsKey(slot);
    }

    String text(String slot) {
        var value = map.get(slot);
        if (value == null) {
            throw new IllegalArgumentException("no slot " + slot + " in " + new TreeMap<>(map));
        }
        return value;
    }

    long number(String slot) {
        return Long.parseLong(text(slot));
    }

    int count(String slot) {
        return Integer.parseInt(text(slot));
    }
}
