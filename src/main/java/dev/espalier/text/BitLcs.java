package dev.espalier.text;

import java.util.Arrays;

/**
 * The longest common subsequence of one token sequence with many others, 64 tokens at a time.
 *
 * <p>The bit-parallel algorithm of Crochemore, Iliopoulos, Pinzon and Reid (2001) in the form of Hyyrö (2004). A bit vector
 * stands for one column of the usual table: bit i is 0 where the table grows from row i to row i + 1. A token of the other
 * sequence takes it to the next column by {@code v = (v + (v & rows)) | (v & ~rows)}, where {@code rows} has the bits
 * of the places that hold that token. The zeros that are left count the common tokens. Longer sequences take several
 * words, with the carry of the sum handed on; {@code v & ~rows} needs none.
 *
 * <p>Holds a row for each different token that the others may hold: 12 MB for 10,000 tokens, all different, and
 * a hundred times that for ten times as many. Not thread-safe.
 */
final class BitLcs {

    private int[] prepared = new int[64];
    private int length;
    private int words;

    /** By token, the number of its bit row; 0, the row without bits, for tokens that the sequence does not hold. */
    private int[] rowOf = new int[0];

    /** The bit rows one after another, each of {@link #words} words. */
    private long[] rows = new long[0];

    private long steps;

    /**
     * Takes the sequence that the others are to be compared with, in place of the one before.
     *
     * @param tokens token numbers, of which the first {@code count} count; those not below {@code vocabulary} occur in no
     *     other sequence
     * @param vocabulary one more than the largest token number of any sequence it will be compared with
     */
    void prepare(int[] tokens, int count, int vocabulary) {
        forgetPrepared();
        if (prepared.length < count) {
            prepared = new int[count];
        }
        System.arraycopy(tokens, 0, prepared, 0, count);
        length = count;
        words = (length + 63) / 64;
        if (rowOf.length < vocabulary) {
            rowOf = new int[Math.max(vocabulary, 2 * rowOf.length)];
        }
        startRow(0);
        int used = 0;
        for (int i = 0; i < length; i++) {
            int token = prepared[i];
            if (token < vocabulary) {
                if (rowOf[token] == 0) {
                    rowOf[token] = ++used;
                    startRow(used);
                }
                rows[rowOf[token] * words + i / 64] |= 1L << i;
            }
        }
    }

    private void startRow(int row) {
        int end = Math.multiplyExact(row + 1, words);
        if (rows.length < end) {
            rows = Arrays.copyOf(rows, Math.max(end, 2 * rows.length));
        }
        Arrays.fill(rows, end - words, end, 0);
    }

    private void forgetPrepared() {
        for (int i = 0; i < length; i++) {
            if (prepared[i] < rowOf.length) {
                rowOf[prepared[i]] = 0;
            }
        }
    }

    /** Returns the length of the longest common subsequence of the prepared sequence and one that stands in an array. */
    int with(int[] tokens, int from, int count) {
        steps += (long) words * count;
        return words == 1 ? withOneWord(tokens, from, from + count) : withManyWords(tokens, from, from + count);
    }

    /** Returns how many words it has advanced by a token in all, for tests of how the time grows. */
    long steps() {
        return steps;
    }

    private int withOneWord(int[] tokens, int from, int to) {
        long column = -1;
        for (int i = from; i < to; i++) {
            long row = rows[rowOf[tokens[i]]];
            column = (column + (column & row)) | (column & ~row);
        }
        return Long.bitCount(~column & (-1L >>> -length));
    }

    private int withManyWords(int[] tokens, int from, int to) {
        long[] column = new long[words];
        Arrays.fill(column, -1);
        for (int i = from; i < to; i++) {
            int row = rowOf[tokens[i]];
            if (row != 0) {
                advance(column, row * words);
            }
        }
        int common = 0;
        for (int word = 0; word < words; word++) {
            int bits = Math.min(64, length - word * 64);
            common += Long.bitCount(~column[word] & (-1L >>> -bits));
        }
        return common;
    }

    private void advance(long[] column, int row) {
        long carry = 0;
        for (int word = 0; word < words; word++) {
            long before = column[word];
            long matches = before & rows[row + word];
            long partial = before + matches;
            long sum = partial + carry;
            carry = Long.compareUnsigned(partial, before) < 0 || Long.compareUnsigned(sum, partial) < 0 ? 1 : 0;
            column[word] = sum | (before & ~rows[row + word]);
        }
    }
}
