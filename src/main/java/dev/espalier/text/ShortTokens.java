package dev.espalier.text;

/**
 * Numbers tokens that fit into one word: a hash table in which finding a token takes one look at memory, as a rule. Not
 * thread-safe.
 */
final class ShortTokens {

    /** What {@link #pack} returns for a token that does not fit. */
    static final long UNFIT = 0;

    private static final int BITS_OF_ASCII = 7;

    /** The most characters of a token that fits. */
    static final int MOST_CHARS = 63 / BITS_OF_ASCII;

    /** A token without characters, to which they are appended. */
    static final long NOTHING = 1;

    /** By slot, a token, or {@link #UNFIT}, and its number. The count of slots is a power of two. */
    private long[] slots = new long[2 << 10];

    private int size;

    /** Returns the characters as one word, which no others give; {@link #UNFIT} if they are too many or not ASCII. */
    static long pack(char[] chars, int from, int to) {
        if (to - from > MOST_CHARS) {
            return UNFIT;
        }
        long packed = NOTHING;
        int all = 0;
        for (int i = from; i < to; i++) {
            packed = append(packed, chars[i]);
            all |= chars[i];
        }
        return all >>> BITS_OF_ASCII == 0 ? packed : UNFIT;
    }

    /** Returns a token with one more character, which must be ASCII; of no use once it has more than {@link #MOST_CHARS}. */
    static long append(long packed, char c) {
        return (packed << BITS_OF_ASCII) | c;
    }

    /** Returns the number of a token, {@link TokenTable#NONE} if it has none. */
    int find(long token) {
        int slot = slot(token);
        return slots[slot] == token ? (int) slots[slot + 1] : TokenTable.NONE;
    }

    /** Gives a number to a token that has none. */
    void add(long token, int number) {
        if (++size * 4 > slots.length) {
            grow();
        }
        put(token, number);
    }

    private void put(long token, long number) {
        int slot = slot(token);
        slots[slot] = token;
        slots[slot + 1] = number;
    }

    /** Returns the slot of a token, or else the empty one where it belongs. */
    private int slot(long token) {
        int mask = slots.length - 2;
        int slot = (int) NgramHashes.mix(token) & mask;
        while (slots[slot] != token && slots[slot] != UNFIT) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    private void grow() {
        var old = slots;
        slots = new long[2 * old.length];
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != UNFIT) {
                put(old[slot], old[slot + 1]);
            }
        }
    }
}
