package dev.espalier.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text in JSON notation and UTF-8, with escapes or with more than ASCII. Not thread-safe. */
final class JsonText {

    private static final String REPLACEMENT = "\ufffd";

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;

    private final byte[] bytes;
    private final int end;
    private final StringBuilder text = new StringBuilder();
    private int next;
    private int saved;

    /**
     * @param from behind the opening quote
     */
    JsonText(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.next = from;
        this.end = end;
    }

    /** Returns where ASCII that stands for itself ends: at a quote, a backslash, a control character, or what is not ASCII. */
    static int endOfPlain(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && isPlain((long) LONGS.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Looks at eight bytes together: 1 taken from a zero, and from few others, sets the highest bit (Mycroft 1987). */
    private static boolean isPlain(long eight) {
        long quote = eight ^ (ONES * '"');
        long backslash = eight ^ (ONES * '\\');
        long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((eight - ONES * ' ') & ~eight);
        return ((found | eight) & HIGHEST) == 0;
    }

    /** Returns the text up to the closing quote; null if it has none, or holds what a text may not, or a replacement character. */
    @Nullable
    String decode() {
        appendPlain();
        while (next < end && bytes[next] != '"') {
            boolean isGood = bytes[next] == '\\' ? unescape() : bytes[next] < 0 && decodeOthers();
            if (!isGood) {
                return null;
            }
            appendPlain();
        }
        next++;
        // It may stand for bytes that are no UTF-8.
        return next > end || text.indexOf(REPLACEMENT) >= 0 ? null : text.toString();
    }

    /** Returns the place behind the closing quote. */
    int next() {
        return next;
    }

    /** Returns how many UTF-16 units fewer than bytes the notation has. */
    int saved() {
        return saved;
    }

    private void appendPlain() {
        int from = next;
        next = endOfPlain(bytes, from, end);
        text.append(new String(bytes, from, next - from, StandardCharsets.ISO_8859_1));
    }

    private boolean decodeOthers() {
        int from = next;
        while (next < end && bytes[next] < 0) {
            next++;
        }
        var others = new String(bytes, from, next - from, StandardCharsets.UTF_8);
        saved += next - from - others.length();
        text.append(others);
        return true;
    }

    private boolean unescape() {
        int c = next + 1 < end ? bytes[next + 1] : -1;
        if (c == 'u') {
            return unescapeUnit();
        }
        int unescaped =
                switch (c) {
                    case '"', '\\', '/' -> c;
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> -1;
                };
        text.append((char) unescaped);
        next += 2;
        return unescaped >= 0;
    }

    private boolean unescapeUnit() {
        int unit = 0;
        for (int i = next + 2; i < next + 6; i++) {
            int digit = i < end ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return false;
            }
            unit = (unit << 4) | digit;
        }
        text.append((char) unit);
        next += 6;
        return true;
    }
}
