package dev.espalier.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines of UTF-8 that hold one JSON object each, in a fraction of the time that a parser for all cases takes: no stream, no tables, no
 * tokens in between. It knows what records are made of every day and gives up on all else, so whatever it returns is what {@link NodeReader}
 * returns. Not thread-safe.
 */
final class EverydayJson {

    /** A longer line may hold more values than a record may. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;

    /** So many digits fit a long. */
    private static final int MOST_DIGITS = 18;

    /** Names come again in every record: a name is found again by its length and its first and last character. */
    private static final int NAMES = 64;

    private static final int LONGEST_NAME = 40;

    private final byte[] bytes;
    private final String file;
    private final JsonText otherText;
    private final String[] names = new String[NAMES];
    private int line;
    private int at;
    private int end;

    /** Added to a place in the bytes it gives the column, which counts UTF-16 units. */
    private int toColumn;

    EverydayJson(byte[] bytes, String file) {
        this.bytes = bytes;
        this.file = file;
        this.otherText = new JsonText(bytes);
        Arrays.fill(names, "");
    }

    /**
     * Returns the object that a line holds; null if it holds none, or one that is not everyday.
     *
     * @param to where the line ends, without what ends it
     */
    Node.@Nullable Mapping object(int from, int to, int lineNumber) {
        at = from;
        end = to;
        line = lineNumber;
        toColumn = 1 - from;
        skipBlanks();
        if (to - from > LONGEST_LINE || !is('{')) {
            return null;
        }
        var object = mapping(0);
        skipBlanks();
        return at == end ? object : null;
    }

    private @Nullable Node value(int depth) {
        if (at == end || depth > DEEPEST) {
            return null;
        }
        var place = place();
        return switch (bytes[at]) {
            case '"' -> textNode(place);
            case '{' -> mapping(depth);
            case '[' -> sequence(depth);
            case 't' -> literal("true", new Node.Bool(true, place));
            case 'f' -> literal("false", new Node.Bool(false, place));
            case 'n' -> literal("null", new Node.Null(place));
            default -> number(place);
        };
    }

    private Node.@Nullable Mapping mapping(int depth) {
        var place = place();
        var entries = new LinkedHashMap<String, Node.Entry>();
        if (isEmpty('}')) {
            return new Node.Mapping(entries, place);
        }
        do {
            skipBlanks();
            var keyPlace = place();
            var key = is('"') ? text(true) : null;
            if (key == null || !take(':')) {
                return null;
            }
            skipBlanks();
            var value = value(depth + 1);
            if (value == null || entries.put(key, new Node.Entry(keyPlace, value)) != null) {
                return null;
            }
        } while (take(','));
        return take('}') ? new Node.Mapping(entries, place) : null;
    }

    private @Nullable Node sequence(int depth) {
        var place = place();
        var items = new ArrayList<Node>();
        if (isEmpty(']')) {
            return new Node.Sequence(items, place);
        }
        do {
            skipBlanks();
            var item = value(depth + 1);
            if (item == null) {
                return null;
            }
            items.add(item);
        } while (take(','));
        return take(']') ? new Node.Sequence(items, place) : null;
    }

    /** Goes past the opening bracket, and returns whether the closing one follows; then past that one, too. */
    private boolean isEmpty(char closing) {
        at++;
        return take(closing);
    }

    private @Nullable Node literal(String word, Node value) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (!is(word.charAt(i))) {
                return null;
            }
        }
        return value;
    }

    private @Nullable Node number(Place place) {
        int from = at;
        at += is('-') ? 1 : 0;
        boolean startsWithZero = is('0');
        int digits = digits();
        boolean isWhole = !is('.') && !is('e') && !is('E');
        if (digits == 0 || (startsWithZero && digits > 1) || (isWhole && digits > MOST_DIGITS) || !rest()) {
            return null;
        }
        if (at - from > LONGEST_NUMBER) {
            return null;
        }
        var notation = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        if (isWhole) {
            return new Node.Num(Long.parseLong(notation), place);
        }
        double number = Double.parseDouble(notation);
        return Double.isInfinite(number) ? null : new Node.Num(number, place);
    }

    /** Goes past a fraction and an exponent; returns whether they are whole. */
    private boolean rest() {
        if (is('.')) {
            at++;
            if (digits() == 0) {
                return false;
            }
        }
        if (!is('e') && !is('E')) {
            return true;
        }
        at++;
        at += is('+') || is('-') ? 1 : 0;
        return digits() > 0;
    }

    private int digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private @Nullable Node textNode(Place place) {
        var text = text(false);
        return text == null ? null : new Node.Text(text, place);
    }

    /** Returns the text whose opening quote stands here, and goes past its closing one. */
    private @Nullable String text(boolean isName) {
        int from = at + 1;
        int to = ByteScan.endOfPlain(bytes, from, end);
        if (to == end) {
            return null;
        }
        if (bytes[to] != '"') {
            return otherText(from);
        }
        at = to + 1;
        return isName && to > from && to - from <= LONGEST_NAME
                ? name(from, to)
                : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private @Nullable String otherText(int from) {
        var decoded = otherText.decode(from, end);
        at = otherText.next();
        toColumn -= otherText.saved();
        return decoded;
    }

    private String name(int from, int to) {
        int slot = (to - from + 7 * bytes[from] + 31 * bytes[to - 1]) & (NAMES - 1);
        var known = names[slot];
        if (known.length() != to - from || !isAt(known, from)) {
            known = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            names[slot] = known;
        }
        return known;
    }

    private boolean isAt(String name, int from) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean is(char c) {
        return at < end && bytes[at] == c;
    }

    /** Goes past blanks and this character; returns whether it was there. */
    private boolean take(char c) {
        skipBlanks();
        if (!is(c)) {
            return false;
        }
        at++;
        return true;
    }

    private void skipBlanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
    }

    private Place place() {
        return new Place(file, line, at + toColumn);
    }
}
