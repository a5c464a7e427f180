package dev.espalier.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON texts on their way to UTF-8, in one growing array: a string builder would look at every character three times. Not thread-safe. */
final class Utf8Text {

    /** The most bytes one UTF-16 unit takes: {@code \}{@code u} and four digits. */
    private static final int LONGEST = 6;

    private static final int FIRST_BYTES = 2048;
    private static final int FIRST_CHARS = 1024;

    /** There is one of these for each of what may be a thousand threads. */
    private static final int MOST_KEPT = 16 * 1024;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private char[] chars = new char[FIRST_CHARS];

    /** Returns a copy of what was appended. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Returns what was appended, decoded. */
    String toText() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Forgets what was appended, and gives back the room that long texts took. */
    void clear() {
        length = 0;
        if (bytes.length > MOST_KEPT || chars.length > MOST_KEPT) {
            bytes = new byte[FIRST_BYTES];
            chars = new char[FIRST_CHARS];
        }
    }

    void append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    /** Appends ASCII as it is. */
    void append(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** Appends a text with quotes, and with escapes where {@link JsonLine} has them. */
    void appendQuoted(String text) {
        int end = text.length();
        if (chars.length < end) {
            chars = new char[end];
        }
        text.getChars(0, end, chars, 0);
        reserve(end + 2);
        bytes[length++] = '"';
        for (int i = 0; i < end; ) {
            i = appendPlain(i, end);
            if (i < end) {
                i = appendOther(i, end);
                // Room for what is left, and a quote, as plain.
                reserve(end - i + 1);
            }
        }
        bytes[length++] = '"';
    }

    /** Appends what is ASCII and needs no escape: nearly all of most texts. */
    private int appendPlain(int from, int end) {
        // Locals, as the compiler cannot know that writing a byte does not change a field.
        char[] source = chars;
        byte[] target = bytes;
        int at = length - from;
        int i = from;
        while (i < end) {
            char c = source[i];
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            target[at + i] = (byte) c;
            i++;
        }
        length = at + i;
        return i;
    }

    private int appendOther(int i, int end) {
        reserve(LONGEST);
        char c = chars[i];
        if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(chars[i + 1])) {
            int point = Character.toCodePoint(c, chars[i + 1]);
            put(0xf0 | (point >> 18), following(point >> 12), following(point >> 6), following(point));
            return i + 2;
        }
        if (c == 0x7f) {
            put(c);
        } else if (c < 0x80 || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
            appendEscaped(c);
        } else if (c < 0x800) {
            put(0xc0 | (c >> 6), following(c));
        } else {
            put(0xe0 | (c >> 12), following(c >> 6), following(c));
        }
        return i + 1;
    }

    private static int following(int bits) {
        return 0x80 | (bits & 0x3f);
    }

    private void appendEscaped(char c) {
        switch (c) {
            case '"' -> put('\\', '"');
            case '\\' -> put('\\', '\\');
            case '\n' -> put('\\', 'n');
            case '\r' -> put('\\', 'r');
            case '\t' -> put('\\', 't');
            case '\b' -> put('\\', 'b');
            case '\f' -> put('\\', 'f');
            default -> {
                put('\\', 'u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    put(Character.forDigit((c >> shift) & 0xf, 16));
                }
            }
        }
    }

    private void put(int... more) {
        for (int one : more) {
            bytes[length++] = (byte) one;
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), length + length / 2));
        }
    }
}
