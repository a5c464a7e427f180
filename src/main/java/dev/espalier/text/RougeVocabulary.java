package dev.espalier.text;

import java.util.Arrays;

/**
 * Numbers the tokens of a pool of texts, and their repetitions: the second {@code the} of a text is another
 * <i>element</i> than the first, so that the overlap of two texts as multisets is the overlap of two sets of elements.
 *
 * <p>A token has the number of its first element; numbers never change. Beside it each element has a <i>rank</i>: the rarer
 * the higher, as far as is known. {@link #rankByRarity} sorts by what was counted, and what is new gets the next rank. Not
 * thread-safe.
 */
final class RougeVocabulary {

    /** Stands for every token and element that no text of the pool holds: equal to none. */
    static final int UNKNOWN = Integer.MAX_VALUE;

    private final TokenTable numbers = new TokenTable();

    /** By element, the element of the same token's next repetition, or {@link #UNKNOWN}. */
    private int[] repetition = new int[16];

    private int[] rank = new int[16];

    /** By element, how many texts of the pool hold it. */
    private int[] counts = new int[16];

    /** By token, the last reading that met it, and as which element. */
    private int[] metIn = new int[16];

    private int[] metAs = new int[16];

    private int size;
    private int readings;

    /** Returns how many elements have a number. */
    int size() {
        return size;
    }

    /** Reads a text that is only asked about. */
    void find(TokenBuffer buffer, RougeText text) {
        text.resize(buffer.size());
        for (int i = 0; i < buffer.size(); i++) {
            int token = numbers.find(buffer, i);
            text.tokens()[i] = token == TokenTable.NONE ? UNKNOWN : token;
        }
        readElements(text);
    }

    /** Goes on from what {@link #find} read: gives numbers to the tokens that have none and to their repetitions, and counts. */
    void add(TokenBuffer buffer, RougeText text) {
        for (int i = 0; i < buffer.size(); i++) {
            if (text.tokens()[i] == UNKNOWN) {
                text.tokens()[i] = number(buffer, i);
            }
        }
        countElements(text);
        if (text.known() < text.length()) {
            readElements(text);
        }
    }

    /** Returns the number of a token, which it gets if an earlier one of the same text has not given it. */
    private int number(TokenBuffer buffer, int token) {
        int number = numbers.find(buffer, token);
        if (number == TokenTable.NONE) {
            number = newElement();
            numbers.add(buffer, token, number);
        }
        return number;
    }

    private void countElements(RougeText text) {
        startReading();
        for (int i = 0; i < text.length(); i++) {
            int token = text.tokens()[i];
            int element = token;
            if (metIn[token] == readings) {
                element = repetition[metAs[token]];
                if (element == UNKNOWN) {
                    element = newElement();
                    repetition[metAs[token]] = element;
                }
            }
            meet(token, element);
            counts[element]++;
        }
    }

    /** Sets the elements of a text from its tokens. */
    void readElements(RougeText text) {
        startReading();
        text.clearElements();
        for (int i = 0; i < text.length(); i++) {
            int token = text.tokens()[i];
            if (token != UNKNOWN) {
                int element = metIn[token] == readings ? repetition[metAs[token]] : token;
                if (element != UNKNOWN) {
                    meet(token, element);
                    text.addElement(element, rank[element]);
                }
            }
        }
        text.sortElements();
    }

    private void startReading() {
        readings++;
        if (readings == 0) {
            Arrays.fill(metIn, 0);
            readings = 1;
        }
    }

    private void meet(int token, int element) {
        metIn[token] = readings;
        metAs[token] = element;
    }

    private int newElement() {
        if (size == rank.length) {
            repetition = Arrays.copyOf(repetition, 2 * size);
            rank = Arrays.copyOf(rank, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
            metIn = Arrays.copyOf(metIn, 2 * size);
            metAs = Arrays.copyOf(metAs, 2 * size);
        }
        repetition[size] = UNKNOWN;
        rank[size] = size;
        return size++;
    }

    /** Gives every element a new rank: the more texts hold it the lower. */
    void rankByRarity() {
        long[] order = new long[size];
        for (int element = 0; element < size; element++) {
            order[element] = ((long) -counts[element] << 32) | element;
        }
        Arrays.sort(order);
        for (int place = 0; place < size; place++) {
            rank[(int) order[place]] = place;
        }
    }

    /** Returns how many elements are in so many texts or more: these have the lowest ranks when all have just been ranked. */
    int elementsIn(int texts) {
        int frequent = 0;
        for (int element = 0; element < size; element++) {
            frequent += counts[element] >= texts ? 1 : 0;
        }
        return frequent;
    }
}
