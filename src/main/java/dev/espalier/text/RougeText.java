package dev.espalier.text;

import java.util.Arrays;

/**
 * A text in the numbers of a {@link RougeVocabulary}: its tokens, its elements (see there) and signatures of these. Used again
 * and again, so that a search makes no objects. Not thread-safe.
 */
final class RougeText {

    /** Texts with more tokens than this have a wide signature, too; the narrow one is nearly full by then. */
    static final int SHORT = 32;

    /** How many ints a wide signature of 256 bits takes. */
    static final int WIDE = 8;

    private int[] tokens = new int[64];
    private int[] ranks = new int[64];
    private int length;
    private int known;
    private long signature;
    private long otherSignature;
    private final int[] wide = new int[WIDE];

    /** Takes so many tokens, which are to be set. */
    void resize(int newLength) {
        length = newLength;
        if (tokens.length < length) {
            tokens = new int[Math.max(length, tokens.length + tokens.length / 2)];
            ranks = new int[tokens.length];
        }
    }

    /** Takes the tokens that stand in an array. */
    void load(int[] from, int at, int newLength) {
        resize(newLength);
        System.arraycopy(from, at, tokens, 0, length);
    }

    /** Returns the numbers of the tokens in their order, of which the first {@link #length} count. */
    int[] tokens() {
        return tokens;
    }

    int length() {
        return length;
    }

    void clearElements() {
        known = 0;
        signature = 0;
        otherSignature = 0;
        Arrays.fill(wide, 0);
    }

    void addElement(int element, int rank) {
        ranks[known++] = rank;
        wide[(element >>> 5) & (WIDE - 1)] |= 1 << element;
        signature |= 1L << element;
        otherSignature |= 1L << ((element * 0x9E3779B9) >>> 26);
    }

    void sortElements() {
        Arrays.sort(ranks, 0, known);
    }

    /** Returns how many of the elements some text of the pool holds. */
    int known() {
        return known;
    }

    /** Returns the rank of the element at a place, 0-based, counted from the rarest; unknown ones are the rarest. */
    int rank(int place) {
        return ranks[length - 1 - place];
    }

    /**
     * Returns the known elements as 64 bits. A bit that one text has and another has not stands for at least one element that
     * the other lacks.
     */
    long signature() {
        return signature;
    }

    /** Returns the known elements as 64 other bits, of which the same holds: those that share a bit here seldom share one there. */
    long otherSignature() {
        return otherSignature;
    }

    /** Writes the known elements as 256 bits, of which the same holds. */
    void writeWide(int[] to, int at) {
        System.arraycopy(wide, 0, to, at, WIDE);
    }

    /**
     * Returns the most elements it can have in common with an entry of the pool.
     *
     * <p>Of m elements of the text those that the entry lacks are not common; the unknown ones are among them, and each bit
     * that only the text's signature has stands for at least one more. Likewise the other way round.
     */
    int mostInCommon(int entryLength, long entrySignature) {
        return mostInCommon(entryLength, signature, entrySignature);
    }

    /** Returns a bound of the same kind from the other signature. */
    int mostInCommonByOther(int entryLength, long entrySignature) {
        return mostInCommon(entryLength, otherSignature, entrySignature);
    }

    private int mostInCommon(int entryLength, long bits, long entryBits) {
        return Math.min(known - Long.bitCount(bits & ~entryBits), entryLength - Long.bitCount(entryBits & ~bits));
    }

    /** Returns a bound of the same kind from the wide signature that stands in an array. */
    int mostInCommon(int entryLength, int[] wides, int at) {
        int lacking = 0;
        int entryLacking = 0;
        for (int i = 0; i < WIDE; i++) {
            lacking += Integer.bitCount(wide[i] & ~wides[at + i]);
            entryLacking += Integer.bitCount(wides[at + i] & ~wide[i]);
        }
        return Math.min(known - lacking, entryLength - entryLacking);
    }
}
