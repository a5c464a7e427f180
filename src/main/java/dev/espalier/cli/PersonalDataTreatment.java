package dev.espalier.cli;

import dev.espalier.model.Example;
import dev.espalier.step.MaskPii;
import dev.espalier.text.PersonalData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What {@code --pii} does to records with personal data. */
enum PersonalDataTreatment {
    REJECT,
    MASK,
    MARK;

    private static final Set<PersonalData> ALL = EnumSet.allOf(PersonalData.class);

    /** Treats a record that goes to {@code --out}; texts at any depth count. */
    Map<String, Object> treat(Map<String, Object> record) {
        return switch (this) {
            case REJECT -> record;
            case MASK -> maskedMap(record);
            case MARK -> marked(record);
        };
    }

    private static Object masked(Object value) {
        if (value instanceof String text) {
            return PersonalData.mask(text, ALL);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PersonalDataTreatment::masked).toList();
        }
        return value instanceof Map<?, ?> map ? maskedMap(map) : value;
    }

    private static Map<String, Object> maskedMap(Map<?, ?> map) {
        var masked = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> masked.put((String) key, masked(value)));
        return masked;
    }

    private static Map<String, Object> marked(Map<String, Object> record) {
        var found = new TreeSet<String>();
        collect(record, found);
        var marked = new LinkedHashMap<>(record);
        put(marked, MaskPii.FIELD, new ArrayList<>(found));
        return marked;
    }

    /** Sets a field of a record; what it held before, if anything, is kept as {@code earlier-NAME}. */
    static void put(Map<String, Object> record, String name, Object value) {
        var before = record.remove(name);
        if (before != null && before != Example.NULL) {
            put(record, "earlier-" + name, before);
        }
        record.put(name, value);
    }

    private static void collect(Object value, Set<String> found) {
        if (value instanceof String text) {
            PersonalData.find(text, ALL).forEach(span -> found.add(span.kind().kebab()));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, found));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> collect(item, found));
        }
    }
}
