package dev.espalier.text;

import java.util.Arrays;

/**
 * Numbers tokens: a hash table over one array of characters, several times as fast as a map of strings, beside one of those
 * that need no characters. Not thread-safe.
 */
final class TokenTable {

    static final int NONE = -1;

    /**
     * Slots hold a token's hash and one more than its place among {@link #starts}, or 0; their count is a power of two.
     */
    private long[] slots = new long[1 << 10];

    private int[] hashes = new int[512];
    private int[] starts = new int[513];
    private int[] numbers = new int[512];
    private char[] chars = new char[4096];
    private int size;
    private final ShortTokens shortTokens = new ShortTokens();

    /** Returns the number of a token of a buffer, {@link #NONE} if it has none. */
    int find(TokenBuffer buffer, int token) {
        long packed = buffer.packed(token);
        return packed == ShortTokens.UNFIT
                ? findLong(buffer, buffer.start(token), buffer.end(token))
                : shortTokens.find(packed);
    }

    private int findLong(TokenBuffer buffer, int from, int to) {
        int hash = hash(buffer.chars(), from, to);
        int found = (int) slots[slot(buffer.chars(), from, to, hash)];
        return found == 0 ? NONE : numbers[found - 1];
    }

    /** Gives a number to a token of a buffer that has none. */
    void add(TokenBuffer buffer, int token, int number) {
        long packed = buffer.packed(token);
        if (packed == ShortTokens.UNFIT) {
            addLong(buffer, buffer.start(token), buffer.end(token), number);
        } else {
            shortTokens.add(packed, number);
        }
    }

    private void addLong(TokenBuffer buffer, int from, int to, int number) {
        int hash = hash(buffer.chars(), from, to);
        makeRoom(to - from);
        System.arraycopy(buffer.chars(), from, chars, starts[size], to - from);
        starts[size + 1] = starts[size] + to - from;
        hashes[size] = hash;
        numbers[size] = number;
        slots[slot(buffer.chars(), from, to, hash)] = filled(hash, ++size);
    }

    /** Returns the slot of a token, or else the empty one where it belongs. */
    private int slot(char[] text, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0 && !holds(slots[slot], text, from, to, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(long filled, char[] text, int from, int to, int hash) {
        int place = (int) filled - 1;
        return (int) (filled >>> 32) == hash && Arrays.equals(chars, starts[place], starts[place + 1], text, from, to);
    }

    private static long filled(int hash, int number) {
        return ((long) hash << 32) | number;
    }

    /** Mixes all bits of all characters: runs of tokens that differ little are common, and must not crowd. */
    private static int hash(char[] text, int from, int to) {
        long hash = (long) to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 16);
    }

    private void makeRoom(int length) {
        if (starts[size] + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, Math.addExact(starts[size], length)));
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size + 1);
        }
        if (2 * size >= slots.length) {
            slots = new long[2 * slots.length];
            for (int place = 0; place < size; place++) {
                slots[slot(chars, starts[place], starts[place + 1], hashes[place])] = filled(hashes[place], place + 1);
            }
        }
    }
}
