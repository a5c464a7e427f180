package dev.espalier.text;

import java.util.Arrays;

/**
 * By hash of 64 bits, a list of numbers, the last added first. Takes about 28 bytes for each hash and 8 for each number. Not
 * thread-safe.
 */
public final class HashLists {

    /** Ends a list. */
    public static final int NONE = -1;

    private long[] keys = new long[1024];

    /** By slot, one more than the first node of its list; 0 if the slot is empty. */
    private int[] heads = new int[1024];

    private int used;

    private int[] numbers = new int[1024];
    private int[] nexts = new int[1024];
    private int nodes;

    /** Adds a number to the list of a hash. */
    public void add(long hash, int number) {
        if (2 * used >= keys.length) {
            grow();
        }
        int slot = slot(hash);
        if (heads[slot] == 0) {
            keys[slot] = hash;
            used++;
        }
        if (nodes == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * nodes);
            nexts = Arrays.copyOf(nexts, 2 * nodes);
        }
        numbers[nodes] = number;
        nexts[nodes] = heads[slot] - 1;
        heads[slot] = ++nodes;
    }

    /** Returns the first node of the list of a hash, or {@link #NONE}. */
    public int first(long hash) {
        return heads[slot(hash)] - 1;
    }

    /** Returns the node after another in its list, or {@link #NONE}. */
    public int next(int node) {
        return nexts[node];
    }

    public int number(int node) {
        return numbers[node];
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int slot = (int) NgramHashes.mix(hash) & mask;
        while (heads[slot] != 0 && keys[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldHeads = heads;
        keys = new long[2 * oldKeys.length];
        heads = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }
}
