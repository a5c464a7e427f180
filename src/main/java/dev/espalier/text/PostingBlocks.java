package dev.espalier.text;

import java.util.Arrays;

/**
 * The postings of {@link PostingLists} in blocks of one arena.
 *
 * <p>A posting takes two words or three: the signature, wide or not, and one that holds entry, length and place; they rule most
 * entries out without a look at the entry itself, and most of those by the signature alone. A list lies in one block, first all
 * its signatures, with short lengths in them, and then the rest, so that reading it costs one cache miss. A full block moves to
 * one twice as large, and leaves its room to another list; from the largest size on, full blocks are chained. Within a block
 * entries stand in the order in which they were added. Not thread-safe.
 */
final class PostingBlocks {

    /** Ends a list. */
    static final int NONE = -1;

    /** Where a signature has no bits of elements but the length of the entry, or this if it is longer. */
    static final int LENGTH_BITS = 63;

    /** The arena comes in chunks, so that it grows without being copied. Blocks do not cross them. */
    private static final int CHUNK_BITS = 16;

    private static final int CHUNK = 1 << CHUNK_BITS;

    private static final int LARGEST_SIZE = 8;
    private static final int KEY_AND_HEADER = 2;

    /** Words of a posting. */
    private final int words;

    /** By size of a block, how many postings it has room for. Each size takes twice the words of the one before. */
    private final int[] capacities = new int[LARGEST_SIZE + 1];

    private long[][] chunks = new long[16][];
    private int end;

    /** By size, the blocks that are free, chained like lists. */
    private final int[] free = new int[LARGEST_SIZE + 1];

    /**
     * Makes an empty arena.
     *
     * @param wide whether postings have signatures of two words
     */
    PostingBlocks(boolean wide) {
        words = wide ? 3 : 2;
        Arrays.fill(free, NONE);
        Arrays.setAll(capacities, size -> (wordsOf(size) - KEY_AND_HEADER) / words);
    }

    /** A block of the smallest size holds one posting. */
    private int wordsOf(int size) {
        return (KEY_AND_HEADER + words) << size;
    }

    /** Empties the arena. */
    void clear() {
        Arrays.fill(free, NONE);
        end = 0;
    }

    /** Returns an empty block for a new list. */
    int startList(long key) {
        return allocate(key, 0, NONE);
    }

    /**
     * Adds a posting to a block, which must not be full.
     *
     * @param wide the second word of the signature, if there is one
     */
    void add(int block, int entry, int place, int length, long signature, long wide) {
        long header = header(block);
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

    boolean isFull(int block) {
        long header = header(block);
        return count(header) == capacities[size(header)];
    }

    /** Returns a block with room that takes the place of a full one, which still tells its key. */
    int enlarge(int full) {
        int size = size(header(full));
        return size == LARGEST_SIZE ? allocate(key(full), size, full) : move(full, allocate(key(full), size + 1, NONE));
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

    /** Returns the key of the list that a block is of. */
    long key(int block) {
        return chunk(block)[offset(block)];
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
