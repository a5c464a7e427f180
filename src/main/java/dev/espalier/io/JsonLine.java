package dev.espalier.io;

import dev.espalier.model.Example;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes values as one line of JSON, the same bytes for the same values on every JDK: no blanks, entries in the order of
 * the map, text as it is except for what JSON forbids, half surrogate pairs (they have no UTF-8) and U+2028/2029 (some
 * readers take them for the end of a line).
 */
public final class JsonLine {

    private JsonLine() {}

    /**
     * Returns a mapping as one line, without a line end.
     *
     * @param fields values are String, Boolean, Long, Integer, Double, List, Map or {@link Example#NULL}
     * @throws IllegalArgumentException for any other value, and for an infinite number
     */
    public static String of(Map<String, ?> fields) {
        return line(fields).toString();
    }

    /**
     * Returns a mapping as one line of UTF-8, with a line feed at its end.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static byte[] bytes(Map<String, ?> fields) {
        return line(fields).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder line(Map<String, ?> fields) {
        int length = 256;
        for (var value : fields.values()) {
            length += value instanceof String text ? text.length() + text.length() / 16 : 0;
        }
        var line = new StringBuilder(length);
        mapping(line, fields);
        return line;
    }

    /**
     * Returns any value that {@link #of} takes as one line, without a line end.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static String value(Object value) {
        var line = new StringBuilder();
        value(line, value);
        return line.toString();
    }

    /** Returns a text in JSON notation, quotes included. */
    public static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 16);
        text(quoted, text);
        return quoted.toString();
    }

    private static void mapping(StringBuilder line, Map<?, ?> fields) {
        line.append('{');
        var separator = "";
        for (var field : fields.entrySet()) {
            line.append(separator);
            text(line, (String) field.getKey());
            line.append(':');
            value(line, field.getValue());
            separator = ",";
        }
        line.append('}');
    }

    private static void value(StringBuilder line, Object value) {
        if (value instanceof String text) {
            text(line, text);
        } else if (value instanceof Map<?, ?> map) {
            mapping(line, map);
        } else if (value instanceof List<?> list) {
            list(line, list);
        } else if (value instanceof Double number) {
            line.append(JsonNumber.of(number));
        } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            line.append(value);
        } else if (value == Example.NULL) {
            line.append("null");
        } else {
            throw new IllegalArgumentException("JSON cannot hold a " + value.getClass());
        }
    }

    private static void list(StringBuilder line, List<?> items) {
        line.append('[');
        var separator = "";
        for (var item : items) {
            line.append(separator);
            value(line, item);
            separator = ",";
        }
        line.append(']');
    }

    private static void text(StringBuilder line, String text) {
        line.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            // What stands as it is goes in one piece: nearly all of most texts.
            piece(line, text, plain, i);
            escaped(line, c);
            plain = i + 1;
        }
        piece(line, text, plain, text.length());
        line.append('"');
    }

    /** A whole text is copied at once, a part of it would be character by character. */
    private static void piece(StringBuilder line, String text, int from, int to) {
        line.append(text.substring(from, to));
    }

    private static boolean isPlain(char c) {
        return c < 0x80
                ? c >= ' ' && c != '"' && c != '\\'
                : c != '\u2028' && c != '\u2029' && !Character.isSurrogate(c);
    }

    private static void escaped(StringBuilder line, char c) {
        switch (c) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '\b' -> line.append("\\b");
            case '\f' -> line.append("\\f");
            default -> {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        }
    }
}
