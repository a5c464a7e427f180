package dev.espalier.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Short lists of texts in a few large arrays. As strings, those of a million records are some seven million objects, which the
 * garbage collector looks at and moves again and again: it took a third of the processor. Any text comes back as it was, half
 * surrogate pairs included. Not thread-safe but for {@link #pack}.
 */
public final class PackedTexts {

    private static final int CHUNK_BYTES = 1 << 20;

    /** In the first byte of a length: more bytes of it follow. */
    private static final int MORE = 0x80;

    private static final int LONGEST_NUMBER = 5;

    private final List<byte[]> chunks = new ArrayList<>();
    private byte[] chunk = new byte[0];
    private int used;

    /** Of each list the chunk in the upper half, and where in it the list begins in the lower one. */
    private long[] places = new long[64];

    private int size;

    /**
     * Returns the bytes to {@link #add}: how many texts there are, then each after twice its length, plus one if its characters take two
     * bytes instead of one.
     */
    public static byte[] pack(String... texts) {
        var contents = new byte[texts.length][];
        int most = LONGEST_NUMBER;
        for (int i = 0; i < texts.length; i++) {
            contents[i] = bytes(texts[i]);
            most = Math.addExact(most, LONGEST_NUMBER + contents[i].length);
        }
        var packed = new byte[most];
        int end = putNumber(packed, 0, texts.length);
        for (int i = 0; i < texts.length; i++) {
            var content = contents[i];
            int wide = content.length == texts[i].length() ? 0 : 1;
            end = putNumber(packed, end, 2 * texts[i].length() + wide);
            System.arraycopy(content, 0, packed, end, content.length);
            end += content.length;
        }
        return Arrays.copyOf(packed, end);
    }

    private static byte[] bytes(String text) {
        var latin = text.getBytes(StandardCharsets.ISO_8859_1);
        return new String(latin, StandardCharsets.ISO_8859_1).equals(text) ? latin : wide(text);
    }

    /** Not as UTF-16, which would not take half a pair. */
    private static byte[] wide(String text) {
        var bytes = new byte[Math.multiplyExact(2, text.length())];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Seven bits a byte, the lowest first. */
    private static int putNumber(byte[] bytes, int from, int number) {
        int at = from;
        int left = number;
        while (left >>> 7 != 0) {
            bytes[at++] = (byte) (left | MORE);
            left >>>= 7;
        }
        bytes[at] = (byte) left;
        return at + 1;
    }

    /** Adds what {@link #pack} made; its number is the {@link #size} before. */
    public void add(byte[] packed) {
        if (packed.length > chunk.length - used) {
            chunk = new byte[Math.max(CHUNK_BYTES, packed.length)];
            chunks.add(chunk);
            used = 0;
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        places[size++] = (long) (chunks.size() - 1) << 32 | used;
        System.arraycopy(packed, 0, chunk, used, packed.length);
        used += packed.length;
    }

    /** Returns how many lists there are. */
    public int size() {
        return size;
    }

    /**
     * Returns the texts of a list.
     *
     * @param number from 0 to {@link #size} - 1
     */
    public List<String> get(int number) {
        return new Reader(chunks.get((int) (places[number] >>> 32)), (int) places[number]).texts();
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        List<String> texts() {
            var texts = new String[number()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text();
            }
            return List.of(texts);
        }

        private int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                number |= (next & MORE - 1) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        private String text() {
            int told = number();
            int length = told >>> 1;
            return (told & 1) == 0 ? latin(length) : wide(length);
        }

        private String latin(int length) {
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
        }

        private String wide(int length) {
            var chars = new char[length];
            for (int i = 0; i < length; i++) {
                chars[i] = (char) ((bytes[at] << 8) | (bytes[at + 1] & 0xff));
                at += 2;
            }
            return new String(chars);
        }
    }
}
