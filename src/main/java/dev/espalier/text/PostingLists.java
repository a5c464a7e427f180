package dev.espalier.text;

import java.util.Arrays;

/**
 * By key, the entries that were indexed under it: a hash table over one arena.
 *
 * <p>A posting takes two words or three: the signature, wide or not, and one that holds entry, length and place; they rule most
 * entries out without a look at the entry itself, and most of those by the signature alone. A list lies in one block of the
 * arena, first all its signatures, with short lengths in them, and then the rest, so that reading it costs two cache misses, one
 * for the slot and one for the block. A full block moves to one twice as large, and leaves its room to another list; from the
 * largest size on, full blocks are chained. Within a block entries stand in the order in which they were added. Not thread-safe.
 */
final class PostingLists {

    /** Ends a list. */
    static final int NONE = -1;

    /** The arena comes in chunks, so that it grows without being copied. Blocks do not cross them. */
    private static final int CHUNK_BITS = 16;

    private static final int CHUNK = 1 << CHUNK_BITS;

    private static final int LARGEST_SIZE = 8;
    private static final int KEY_AND_HEADER = 2;

    private static final long SINGLE = 1L << 31;

    /** Where a signature has no bits of elements but the length of the entry, or this if it is longer. */
    static final int LENGTH_BITS = 63;

    /** Words of a posting. */
    private final int words;

    /** By size of a block, how many postings it has room for. Each size takes twice the words of the one before. */
    private final int[] capacities = new int[LARGEST_SIZE + 1];

    private long[][] chunks = new long[16][];
    private int end;

    /** By size, the blocks that are free, chained like lists. */
    private final int[] free = new int[LARGEST_SIZE + 1];

    /** Each is 0, or the hash of a key and one more than the block where its list begins. Their count is a power of two. */
    private long[] slots = new long[1 << 10];

    private int used;
    private long[] probes = new long[0];

    /**
     * Makes empty lists.
     *
     * @param wide whether postings have signatures of two words
     */
    PostingLists(boolean wide) {
        words = wide ? 3 : 2;
        Arrays.fill(free, NONE);
        Arrays.setAll(capacities, size -> (wordsOf(size) - KEY_AND_HEADER) / words);
    }

    /** A block of the smallest size holds one posting. */
    private int wordsOf(int size) {
        return (KEY_AND_HEADER + words) << size;
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
        Arrays.fill(free, NONE);
        used = 0;
        end = 0;
    }

    /**
     * Adds a posting to a list.
     *
     * @param first what {@link #first} said of the key; nothing was added under it since
     * @param wide the second word of the signature, if there is one
     */
    void add(long key, int first, int entry, int place, int length, long signature, long wide) {
        int block = first == NONE ? startList(key) : first;
        long header = header(block);
        if (count(header) == capacities[size(header)]) {
            block = enlarge(block);
            header = header(block);
        }
        var chunk = chunk(block);
        int at = from(block) + count(header);
        int capacity = capacities[size(header)];
        chunk[at] = (signature & ~LENGTH_BITS) | Math.min(length, LENGTH_BITS);
        if (words > 2) {
            chunk[at + capacity] = wide;
        }
        chunk[at + (words - 1) * capacity] = ((long) entry << 32) | ((long) length << 16) | place;
        setHeader(block, header + 1);
    }

    private int startList(long key) {
        if (4L * (used + 1) > 3L * slots.length) {
            growSlots();
        }
        used++;
        int block = allocate(key, 0, NONE);
        slots[slot(key)] = filled(hash(key), block);
        return block;
    }

    /** Returns a block with room that takes the place of a full one. */
    private int enlarge(int full) {
        long key = chunk(full)[offset(full)];
        int size = size(header(full));
        int block = size == LARGEST_SIZE ? allocate(key, size, full) : move(full, allocate(key, size + 1, NONE));
        slots[slot(key)] = filled(hash(key), block);
        return block;
    }

    private int move(int full, int block) {
        int postings = capacity(full);
        for (int word = 0; word < words; word++) {
            int to = from(block) + word * capacity(block);
            System.arraycopy(chunk(full), from(full) + word * postings, chunk(block), to, postings);
        }
        setHeader(block, header(block) + postings);
        int size = size(header(full));
        setHeader(full, header(0, free[size]));
        free[size] = full;
        return block;
    }

    /** Returns an empty block that begins a list and is followed by the rest of it. */
    private int allocate(long key, int size, int rest) {
        int block = free[size];
        if (block == NONE) {
            block = allocateNew(wordsOf(size));
        } else {
            free[size] = next(block);
        }
        chunk(block)[offset(block)] = key;
        setHeader(block, header(size, rest));
        return block;
    }

    private int allocateNew(int words) {
        if (offset(end) + words > CHUNK) {
            end = Math.addExact(end, CHUNK - offset(end));
        }
        int block = end;
        int number = block >>> CHUNK_BITS;
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * number);
        }
        if (offset(block) == 0 && chunks[number] == null) {
            chunks[number] = new long[CHUNK];
        }
        end = Math.addExact(end, words);
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
        while (slots[slot] != 0 && !(slots[slot] >>> 32 == hash && holds(block(slots[slot]), key))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int block, long key) {
        return chunk(block)[offset(block)] == key;
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
     * Sets the first block of each of several lists, or {@link #NONE}. Most of the time goes into waiting for memory, and a
     * processor waits for many at once where no step needs what the one before has read: so slots first, then blocks.
     *
     * @param count how many keys count
     */
    void first(long[] keys, int count, int[] blocks) {
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
            boolean isHit = probe != 0 && probe >>> 32 == hash(key) && holds(block(probe), key);
            blocks[i] = isHit || probe == 0 ? block(probe) : block(slots[slot(key)]);
        }
    }

    /** Returns the block after another in its list, or {@link #NONE}. */
    int next(int block) {
        return (int) (header(block) >>> 32) - 1;
    }

    /**
     * Returns the words among which the postings of a block stand: {@link #count} signatures beginning {@link #from} here, the
     * second word of each a {@link #capacity} after the first, and so on.
     */
    long[] chunk(int block) {
        return chunks[block >>> CHUNK_BITS];
    }

    int from(int block) {
        return offset(block) + KEY_AND_HEADER;
    }

    int count(int block) {
        return count(header(block));
    }

    private static int count(long header) {
        return (int) header & 0xffff;
    }

    /** Returns how many postings a block has room for. */
    int capacity(int block) {
        return capacities[size(header(block))];
    }

    private static int offset(int block) {
        return block & (CHUNK - 1);
    }

    /** A header holds one more than the next block, the size and how many postings there are. */
    private static long header(int size, int next) {
        return ((long) (next + 1) << 32) | ((long) size << 16);
    }

    private long header(int block) {
        return chunk(block)[offset(block) + 1];
    }

    private void setHeader(int block, long header) {
        chunk(block)[offset(block) + 1] = header;
    }

    private static int size(long header) {
        return (int) (header >>> 16) & 0xffff;
    }

    static int entry(long posting) {
        return (int) (posting >>> 32);
    }

    static int length(long posting) {
        return (int) (posting >>> 16) & 0xffff;
    }

    static int place(long posting) {
        return (int) posting & 0xffff;
    }
}
