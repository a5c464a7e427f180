package dev.espalier.text;

import java.util.Arrays;

/**
 * By key, the entries that were indexed under it: a hash table that tells where lists begin in {@link PostingBlocks}, so that
 * finding one costs two cache misses, one for the slot and one for the block. Not thread-safe.
 */
final class PostingLists {

    private static final long SINGLE = 1L << 31;

    private final PostingBlocks blocks;

    /** Each is 0, or the hash of a key and one more than the block where its list begins. Their count is a power of two. */
    private long[] slots = new long[1 << 10];

    private int used;
    private long[] probes = new long[0];

    /** Makes empty lists in empty blocks, to which nobody else adds. */
    PostingLists(PostingBlocks blocks) {
        this.blocks = blocks;
    }

    /** Returns the key of the entries of a class of lengths that hold an element, named by its rank. */
    static long single(int rank, int lengthClass) {
        return ((long) rank << 32) | SINGLE | lengthClass;
    }

    /** Returns the key of the entries that hold both elements. */
    static long pair(int rank, int otherRank) {
        return ((long) rank << 32) | otherRank;
    }

    /** Empties all lists. */
    void clear() {
        Arrays.fill(slots, 0);
        used = 0;
        blocks.clear();
    }

    /**
     * Adds a posting to a list.
     *
     * @param first what {@link #first} said of the key; nothing was added under it since
     * @param wide the second word of the signature, if there is one
     */
    void add(long key, int first, int entry, int place, int length, long signature, long wide) {
        int block = first;
        if (block == PostingBlocks.NONE) {
            block = startList(key);
        } else if (blocks.isFull(block)) {
            block = blocks.enlarge(block);
            slots[slot(key)] = filled(hash(key), block);
        }
        blocks.add(block, entry, place, length, signature, wide);
    }

    private int startList(long key) {
        if (4L * (used + 1) > 3L * slots.length) {
            growSlots();
        }
        used++;
        int block = blocks.startList(key);
        slots[slot(key)] = filled(hash(key), block);
        return block;
    }

    private void growSlots() {
        var old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (long filled : old) {
            if (filled != 0) {
                int slot = (int) (filled >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = filled;
            }
        }
    }

    /** Returns the slot of a key, or else the empty one where it belongs. */
    private int slot(long key) {
        long hash = hash(key);
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != 0 && !(slots[slot] >>> 32 == hash && blocks.key(block(slots[slot])) == key)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Returns 32 bits. */
    private static long hash(long key) {
        return NgramHashes.mix(key) >>> 32;
    }

    private static long filled(long hash, int block) {
        return (hash << 32) | (block + 1);
    }

    private static int block(long filled) {
        return (int) filled - 1;
    }

    /**
     * Sets the first block of each of several lists, or {@link PostingBlocks#NONE}. Most of the time goes into waiting for memory, and a
     * processor waits for many at once where no step needs what the one before has read: so slots first, then blocks.
     *
     * @param count how many keys count
     */
    void first(long[] keys, int count, int[] firsts) {
        if (probes.length < count) {
            probes = new long[keys.length];
        }
        int mask = slots.length - 1;
        for (int i = 0; i < count; i++) {
            probes[i] = slots[(int) hash(keys[i]) & mask];
        }
        for (int i = 0; i < count; i++) {
            long probe = probes[i];
            long key = keys[i];
            boolean isHit = probe != 0 && probe >>> 32 == hash(key) && blocks.key(block(probe)) == key;
            firsts[i] = isHit || probe == 0 ? block(probe) : block(slots[slot(key)]);
        }
    }
}
