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

    /** Rank and element of each known element; once sorted, the frequent ones first. */
    private long[] elements = new long[64];

    /** By number, the signature of so many of the most frequent elements: of those with an even quotient by 64, and the others. */
    private long[] evens = new long[65];

    private long[] odds = new long[65];

    private int length;
    private int known;
    private long readings;
    private final int[] wide = new int[WIDE];

    /** Takes so many tokens, which are to be set. */
    void resize(int newLength) {
        length = newLength;
        if (tokens.length < length) {
            tokens = new int[Math.max(length, tokens.length + tokens.length / 2)];
            elements = new long[tokens.length];
            evens = new long[tokens.length + 1];
            odds = new long[tokens.length + 1];
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
        readings++;
        known = 0;
        Arrays.fill(wide, 0);
    }

    void addElement(int element, int rank) {
        elements[known++] = ((long) rank << 32) | element;
        wide[(element >>> 5) & (WIDE - 1)] |= 1 << element;
    }

    void sortElements() {
        Arrays.sort(elements, 0, known);
        sign(0);
    }

    /** Adds elements that are rarer than any before, with their numbers as ranks; places of the others stay as they are. */
    void addNewElements(int from, int to) {
        int before = known;
        for (int element = from; element < to; element++) {
            addElement(element, element);
        }
        sign(before);
    }

    /** Computes the signatures from a number of elements on. */
    private void sign(int from) {
        long even = evens[from];
        long odd = odds[from];
        for (int i = from; i < known; i++) {
            long element = elements[i];
            long isOdd = (element >>> 6) & 1;
            even |= (isOdd ^ 1) << element;
            odd |= isOdd << element;
            evens[i + 1] = even;
            odds[i + 1] = odd;
        }
    }

    /** Returns which reading of elements these are from: the same number, the same elements, but for new ones that were added. */
    long reading() {
        return readings;
    }

    /** Returns how many of the elements some text of the pool holds. */
    int known() {
        return known;
    }

    /** Returns one of the known elements; they are numbered from 0, the frequent ones first. */
    int element(int i) {
        return (int) elements[i];
    }

    /** Returns the rank of the element at a place, 0-based, counted from the rarest; unknown ones are the rarest. */
    int rank(int place) {
        return (int) (elements[length - 1 - place] >>> 32);
    }

    /**
     * Returns the known elements as 64 bits. A bit that one text has and another has not stands for at least one element that
     * the other lacks.
     */
    long signature() {
        return signature(length - known);
    }

    /** Returns the elements from a place on, which may be the end, as 64 bits; places are those of {@link #rank}. */
    long signature(int place) {
        return evens[length - place] | odds[length - place];
    }

    /** Returns the first word of the same as 128 bits, of which the same holds. */
    long even(int place) {
        return evens[length - place];
    }

    /** Returns the second word. */
    long odd(int place) {
        return odds[length - place];
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
        long signature = signature();
        int lacking = Long.bitCount(signature & ~entrySignature);
        int entryLacking = Long.bitCount(entrySignature & ~signature);
        return Math.min(known - lacking, entryLength - entryLacking);
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
