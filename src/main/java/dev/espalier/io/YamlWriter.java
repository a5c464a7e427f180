package dev.espalier.io;

import dev.espalier.model.Example;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes values as YAML in block style, the same text for the same values; {@link NodeReader#yaml} gives the same values
 * back. Texts are written plainly only where no reader of YAML 1.1 or 1.2 could take them for something else.
 */
public final class YamlWriter {

    /** Starts with a letter and holds nothing that YAML gives a meaning. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./+-]| (?=[A-Za-z0-9]))*");

    /** What looks plain and is read as something else: null and booleans of YAML 1.1. */
    private static final Pattern WORD_WITH_MEANING =
            Pattern.compile("null|true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    /** Beyond this a text is quoted: nobody reads it as a word any more. */
    private static final int LONGEST_PLAIN = 100;

    /** Keys beyond this many characters are not simple keys by the rules of YAML (1.1, section 9.3.1: 1,024). */
    private static final int LONGEST_KEY = 500;

    private final StringBuilder yaml = new StringBuilder();

    private YamlWriter() {}

    /**
     * Returns a mapping as a YAML text that ends with a line end.
     *
     * @param fields values are String, Boolean, Long, Integer, Double, List, Map or {@link Example#NULL}; keys have at most
     *     500 characters
     * @throws IllegalArgumentException for any other value or key
     */
    public static String write(Map<String, ?> fields) {
        var writer = new YamlWriter();
        if (fields.isEmpty()) {
            return "{}\n";
        }
        writer.mapping(fields, 0, false);
        return writer.yaml.toString();
    }

    private void mapping(Map<?, ?> fields, int indent, boolean firstInPlace) {
        boolean inPlace = firstInPlace;
        for (var field : fields.entrySet()) {
            indent(inPlace ? 0 : indent);
            inPlace = false;
            yaml.append(key((String) field.getKey())).append(':');
            value(field.getValue(), indent);
        }
    }

    private static String key(String key) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key of " + key.length() + " characters");
        }
        return scalar(key);
    }

    /** Writes what follows {@code key:}. */
    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            yaml.append('\n');
            mapping(map, indent + 2, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            yaml.append('\n');
            list(list, indent + 2, false);
        } else {
            yaml.append(' ');
            scalarOrBlock(value, indent + 2);
        }
    }

    private void list(List<?> items, int indent, boolean firstInPlace) {
        boolean inPlace = firstInPlace;
        for (var item : items) {
            indent(inPlace ? 0 : indent);
            inPlace = false;
            yaml.append("- ");
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                mapping(map, indent + 2, true);
            } else if (item instanceof List<?> list && !list.isEmpty()) {
                list(list, indent + 2, true);
            } else {
                scalarOrBlock(item, indent + 2);
            }
        }
    }

    private void scalarOrBlock(Object value, int indent) {
        if (value instanceof String text && isBlock(text)) {
            block(text, indent);
        } else {
            yaml.append(scalar(value)).append('\n');
        }
    }

    /** A block keeps lines as they are, unless the first starts with a blank or one holds nothing but blanks. */
    private static boolean isBlock(String text) {
        return text.indexOf('\n') > 0
                && text.charAt(0) != ' '
                && text.charAt(0) != '\t'
                && text.lines().noneMatch(line -> line.isBlank() && !line.isEmpty())
                && text.chars().allMatch(c -> YamlCharacters.isAllowed((char) c) && !isOtherBreak(c));
    }

    /** Breaks that a reader turns into line feeds; half surrogates have no UTF-8; the mark is passed over by some. */
    private static boolean isOtherBreak(int c) {
        return c == '\r'
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029'
                || c == '\ufeff'
                || Character.isSurrogate((char) c);
    }

    private void block(String text, int indent) {
        boolean ended = text.endsWith("\n");
        yaml.append(!ended ? "|-" : text.endsWith("\n\n") ? "|+" : "|").append('\n');
        for (var line : (ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            indent(line.isEmpty() ? 0 : indent);
            yaml.append(line).append('\n');
        }
    }

    private void indent(int count) {
        yaml.append(" ".repeat(count));
    }

    private static String scalar(Object value) {
        if (value instanceof String text) {
            boolean plain = text.length() <= LONGEST_PLAIN
                    && PLAIN.matcher(text).matches()
                    && !WORD_WITH_MEANING.matcher(text).matches();
            return plain ? text : quoted(text);
        }
        if (value instanceof Double number) {
            return JsonNumber.of(number);
        }
        if (value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return value instanceof List<?> ? "[]" : "{}";
        }
        if (value == Example.NULL) {
            return "null";
        }
        throw new IllegalArgumentException("YAML cannot hold a " + value.getClass());
    }

    /** Returns a text in double quotes: JSON's notation, and escapes for what YAML does not allow or would fold. */
    private static String quoted(String text) {
        var json = JsonLine.quoted(text);
        var quoted = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (Character.isSurrogate((char) c) || (YamlCharacters.isAllowed((char) c) && !isOtherBreak(c))) {
                quoted.append((char) c);
            } else {
                quoted.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    quoted.append(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        });
        return quoted.toString();
    }
}
