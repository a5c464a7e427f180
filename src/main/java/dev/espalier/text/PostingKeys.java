package dev.espalier.text;

import java.util.Arrays;

/**
 * The keys of {@link PostingLists} that a text is found or indexed under, with a place of each in the text. Used again and again.
 * Not thread-safe.
 */
final class PostingKeys {

    private long[] keys = new long[64];
    private int[] places = new int[64];
    private int[] blocks = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long key, int place) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            blocks = Arrays.copyOf(blocks, 2 * size);
        }
        keys[size] = key;
        places[size++] = place;
    }

    /** Adds a key that has no list, after the others were found. */
    void addNew(long key, int place) {
        add(key, place);
        blocks[size - 1] = PostingBlocks.NONE;
    }

    void find(PostingLists lists) {
        lists.first(keys, size, blocks);
    }

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    int block(int i) {
        return blocks[i];
    }

    int place(int i) {
        return places[i];
    }
}
