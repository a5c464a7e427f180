package dev.espalier.text;

import java.util.Arrays;

/**
 * By rank of an element, the entries that have it among their indexed elements.
 *
 * <p>A posting takes two words that lie together: entry, length and place in the first, the signature in the second; they
 * rule most entries out without a look at the entry itself. The postings up to {@link #sorted} come in order of
 * length, those added later do not. Not thread-safe.
 */
final class PostingLists {

    private static final long[] EMPTY = new long[0];

    private long[][] lists = new long[0][];

    /** By rank, how many words its list has, and how many of them are sorted by length. */
    private int[] sizes = new int[0];

    private int[] sorted = new int[0];

    /** Empties the lists and makes as many. What is added before {@link #endSorted} must come in order of length. */
    void start(int ranks) {
        lists = new long[ranks][];
        sizes = new int[ranks];
        sorted = new int[ranks];
        Arrays.fill(lists, EMPTY);
    }

    void endSorted() {
        sorted = sizes.clone();
    }

    /** Adds a posting; its rank is below what {@link #grow} was told last. */
    void add(int rank, int entry, int length, int place, long signature) {
        int size = sizes[rank];
        var list = lists[rank];
        if (size == list.length) {
            list = Arrays.copyOf(list, size + Math.max(2, (size / 4) * 2));
            lists[rank] = list;
        }
        list[size] = ((long) entry << 32) | ((long) length << 16) | place;
        list[size + 1] = signature;
        sizes[rank] = size + 2;
    }

    /** Makes lists for all ranks below this. */
    void grow(int ranks) {
        if (ranks > lists.length) {
            int before = lists.length;
            lists = Arrays.copyOf(lists, Math.max(ranks, 2 * before));
            Arrays.fill(lists, before, lists.length, EMPTY);
            sizes = Arrays.copyOf(sizes, lists.length);
            sorted = Arrays.copyOf(sorted, lists.length);
        }
    }

    long[] list(int rank) {
        return lists[rank];
    }

    int size(int rank) {
        return sizes[rank];
    }

    int sorted(int rank) {
        return sorted[rank];
    }

    /** Returns where, in the sorted part of a list, the entries of this length and more begin. */
    int firstOfLength(int rank, int length) {
        var list = lists[rank];
        int low = 0;
        int high = sorted[rank] / 2;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (length(list[2 * middle]) < length) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low;
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
