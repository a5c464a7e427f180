package dev.espalier.io;

import dev.espalier.model.Example;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes values as one line of JSON, the same bytes for the same values on every JDK: no blanks, entries in the order of
 * the map, text as it is except for what JSON forbids, half surrogate pairs (they have no UTF-8) and U+2028/2029 (some
 * readers take them for the end of a line).
 */
public final class JsonLine {

    /** Each thread's own: to make one for each line is a third of what a run allocates. */
    private static final ThreadLocal<Utf8Text> LINE = ThreadLocal.withInitial(Utf8Text::new);

    private JsonLine() {}

    /**
     * Returns a mapping as one line, without a line end.
     *
     * @param fields values are String, Boolean, Long, Integer, Double, List, Map or {@link Example#NULL}
     * @throws IllegalArgumentException for any other value, and for an infinite number
     */
    public static String of(Map<String, ?> fields) {
        return text(line -> mapping(line, fields));
    }

    /**
     * Returns a mapping as one line in UTF-8, with a line end.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static byte[] bytes(Map<String, ?> fields) {
        var line = LINE.get();
        try {
            mapping(line, fields);
            line.append('\n');
            return line.toBytes();
        } finally {
            line.clear();
        }
    }

    /**
     * Returns any value that {@link #of} takes as one line, without a line end.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static String value(Object value) {
        return text(line -> value(line, value));
    }

    /** Returns a text in JSON notation, quotes included. */
    public static String quoted(String text) {
        return text(line -> line.appendQuoted(text));
    }

    private static String text(Consumer<Utf8Text> content) {
        var line = LINE.get();
        try {
            content.accept(line);
            return line.toText();
        } finally {
            line.clear();
        }
    }

    private static void mapping(Utf8Text line, Map<?, ?> fields) {
        line.append('{');
        var separator = "";
        for (var field : fields.entrySet()) {
            line.append(separator);
            line.appendQuoted((String) field.getKey());
            line.append(':');
            value(line, field.getValue());
            separator = ",";
        }
        line.append('}');
    }

    private static void value(Utf8Text line, Object value) {
        if (value instanceof String text) {
            line.appendQuoted(text);
        } else if (value instanceof Map<?, ?> map) {
            mapping(line, map);
        } else if (value instanceof List<?> list) {
            list(line, list);
        } else if (value instanceof Double number) {
            line.append(JsonNumber.of(number));
        } else if (value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger) {
            line.append(value.toString());
        } else if (value == Example.NULL) {
            line.append("null");
        } else {
            throw new IllegalArgumentException("JSON cannot hold a " + value.getClass());
        }
    }

    private static void list(Utf8Text line, List<?> items) {
        line.append('[');
        var separator = "";
        for (var item : items) {
            line.append(separator);
            value(line, item);
            separator = ",";
        }
        line.append(']');
    }
}
