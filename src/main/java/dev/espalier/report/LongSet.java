package dev.espalier.report;

/** A set of hashes of 64 bits, in 16 to 32 bytes each. Not thread-safe. */
final class LongSet {

    private long[] slots = new long[1024];
    private boolean hasZero;
    private int size;

    /** Adds a hash and returns whether it is new. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            size += isNew ? 1 : 0;
            return isNew;
        }
        if (2 * size >= slots.length) {
            copyInto(new long[2 * slots.length], 0);
        }
        int slot = slot(hash, slots);
        boolean isNew = slots[slot] == 0;
        slots[slot] = hash;
        size += isNew ? 1 : 0;
        return isNew;
    }

    int size() {
        return size;
    }

    /** Keeps those without a bit of the mask. */
    void keepWithout(long mask) {
        copyInto(new long[slots.length], mask);
    }

    private void copyInto(long[] target, long mask) {
        int kept = hasZero ? 1 : 0;
        for (long hash : slots) {
            if (hash != 0 && (hash & mask) == 0) {
                target[slot(hash, target)] = hash;
                kept++;
            }
        }
        size = kept;
        slots = target;
    }

    /** The hashes are mixed already; their upper half is as good as their lower, which sampling looks at. */
    private static int slot(long hash, long[] slots) {
        int slot = (int) (hash >>> 32) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
