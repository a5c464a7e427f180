package dev.espalier.io;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes texts in JSON notation and UTF-8, with escapes or with more than ASCII: into UTF-8 without escapes, and that into a string at
 * once. Not thread-safe.
 */
final class JsonText {

    private static final char REPLACEMENT = '\ufffd';

    private final byte[] bytes;
    private byte[] text = new byte[0];
    private int length;
    private boolean isAscii;
    private int end;
    private int next;
    private int saved;

    JsonText(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the text up to the closing quote; null if it has none, or holds what a text may not, half a surrogate pair, or a replacement
     * character.
     *
     * @param from behind the opening quote
     */
    @Nullable
    String decode(int from, int to) {
        start(from, to);
        appendPlain();
        while (next < end && bytes[next] != '"') {
            boolean isGood = bytes[next] == '\\' ? unescape() : bytes[next] < 0 && appendOthers();
            if (!isGood) {
                return null;
            }
            appendPlain();
        }
        next++;
        return next > end ? null : string();
    }

    /** Returns the place behind the closing quote. */
    int next() {
        return next;
    }

    /** Returns how many UTF-16 units fewer than bytes the notation has. */
    int saved() {
        return saved;
    }

    private void start(int from, int to) {
        next = from;
        end = to;
        length = 0;
        saved = 0;
        isAscii = true;
        // No escape is shorter than what it stands for.
        if (text.length < to - from) {
            text = new byte[Math.max(to - from, 2 * text.length)];
        }
    }

    private @Nullable String string() {
        if (isAscii) {
            return new String(text, 0, length, StandardCharsets.ISO_8859_1);
        }
        var string = new String(text, 0, length, StandardCharsets.UTF_8);
        // It may stand for bytes that are no UTF-8.
        return string.indexOf(REPLACEMENT) >= 0 ? null : string;
    }

    private void appendPlain() {
        int to = ByteScan.endOfPlain(bytes, next, end);
        System.arraycopy(bytes, next, text, length, to - next);
        length += to - next;
        next = to;
    }

    private boolean appendOthers() {
        isAscii = false;
        while (next < end && bytes[next] < 0) {
            int one = bytes[next++];
            text[length++] = (byte) one;
            saved += one >= (byte) 0xe0 ? 2 : one >= (byte) 0xc0 ? 1 : 0;
        }
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
        text[length++] = (byte) unescaped;
        next += 2;
        return unescaped >= 0;
    }

    private boolean unescapeUnit() {
        int point = unit(next);
        next += 6;
        if (point >= 0 && Character.isHighSurrogate((char) point)) {
            int low = next + 1 < end && bytes[next] == '\\' && bytes[next + 1] == 'u' ? unit(next) : -1;
            next += 6;
            // Half a pair has no UTF-8.
            point = low >= 0 && Character.isLowSurrogate((char) low)
                    ? Character.toCodePoint((char) point, (char) low)
                    : -1;
        }
        if (point < 0 || (point <= Character.MAX_VALUE && Character.isLowSurrogate((char) point))) {
            return false;
        }
        append(point);
        return true;
    }

    /** Returns the UTF-16 unit that an escape stands for, or -1. */
    private int unit(int at) {
        int unit = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < end ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private void append(int point) {
        if (point < 0x80) {
            text[length++] = (byte) point;
            return;
        }
        isAscii = false;
        var encoded = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, text, length, encoded.length);
        length += encoded.length;
    }
}
