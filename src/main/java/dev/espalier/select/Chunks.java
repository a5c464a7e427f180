package dev.espalier.select;

import java.util.Arrays;

/** Which examples go together, and from where on each chunk draws: 4 bytes for each example in a chunk, and 12 for each chunk. Used by one thread until it is full. */
final class Chunks {

    private int[] members = new int[1024];
    private int[] ends = new int[256];
    private long[] states = new long[256];
    private int size;

    /**
     * Adds a chunk.
     *
     * @param count its members are the first so many of {@code places}
     * @param state of the generator that it draws from
     */
    void add(int[] places, int count, long state) {
        int begin = begin(size);
        if (begin + count > members.length) {
            members = Arrays.copyOf(members, Math.max(begin + count, longer(members.length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, longer(size));
            states = Arrays.copyOf(states, ends.length);
        }
        System.arraycopy(places, 0, members, begin, count);
        ends[size] = begin + count;
        states[size++] = state;
    }

    private static int longer(int length) {
        return Math.addExact(length, length / 2);
    }

    private int begin(int chunk) {
        return chunk == 0 ? 0 : ends[chunk - 1];
    }

    int size() {
        return size;
    }

    /** Returns the places of the examples in a chunk. */
    int[] members(int chunk) {
        return Arrays.copyOfRange(members, begin(chunk), ends[chunk]);
    }

    long state(int chunk) {
        return states[chunk];
    }
}
