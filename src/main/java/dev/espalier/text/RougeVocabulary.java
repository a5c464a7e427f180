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

    /** How many ints of {@link #data} are of one element. They stand side by side, for one cache miss instead of several. */
    private static final int STRIDE = 4;

    /** Where the element of the same token's next repetition stands, or {@link #UNKNOWN}. */
    private static final int REPETITION = 0;

    private static final int RANK = 1;

    /** Where the last reading that met a token stands, and as which element it did. */
    private static final int MET_IN = 2;

    private static final int MET_AS = 3;

    private int[] data = new int[16 * STRIDE];

    /** By element, how many texts of the pool hold it. */
    private int[] counts = new int[16];

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

    /**
     * Goes on from what {@link #find} read: gives numbers to the tokens that have none and to their repetitions, and counts. What is
     * new is of this text, each once, and has its number as its rank.
     */
    void add(TokenBuffer buffer, RougeText text) {
        if (text.known() < text.length()) {
            int before = size;
            addUnknown(buffer, text);
            text.addNewElements(before, size);
        }
        for (int i = 0; i < text.known(); i++) {
            counts[text.element(i)]++;
        }
    }

    private void addUnknown(TokenBuffer buffer, RougeText text) {
        for (int i = 0; i < buffer.size(); i++) {
            if (text.tokens()[i] == UNKNOWN) {
                text.tokens()[i] = number(buffer, i);
            }
        }
        addRepetitions(text);
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

    private void addRepetitions(RougeText text) {
        startReading();
        for (int i = 0; i < text.length(); i++) {
            int token = text.tokens()[i];
            int element = elementOf(token);
            if (element == UNKNOWN) {
                element = newElement();
                data[data[token * STRIDE + MET_AS] * STRIDE + REPETITION] = element;
            }
            meet(token, element);
        }
    }

    /** Sets the elements of a text from its tokens. */
    void readElements(RougeText text) {
        startReading();
        text.clearElements();
        for (int i = 0; i < text.length(); i++) {
            int token = text.tokens()[i];
            int element = token == UNKNOWN ? UNKNOWN : elementOf(token);
            if (element != UNKNOWN) {
                meet(token, element);
                text.addElement(element, data[element * STRIDE + RANK]);
            }
        }
        text.sortElements();
    }

    private void startReading() {
        readings++;
        if (readings == 0) {
            for (int element = 0; element < size; element++) {
                data[element * STRIDE + MET_IN] = 0;
            }
            readings = 1;
        }
    }

    /** Returns the element that a token is where it is met next in this reading. */
    private int elementOf(int token) {
        int at = token * STRIDE;
        return data[at + MET_IN] == readings ? data[data[at + MET_AS] * STRIDE + REPETITION] : token;
    }

    private void meet(int token, int element) {
        data[token * STRIDE + MET_IN] = readings;
        data[token * STRIDE + MET_AS] = element;
    }

    private int newElement() {
        if (size == counts.length) {
            data = Arrays.copyOf(data, Math.multiplyExact(2 * STRIDE, size));
            counts = Arrays.copyOf(counts, 2 * size);
        }
        data[size * STRIDE + REPETITION] = UNKNOWN;
        data[size * STRIDE + RANK] = size;
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
            data[(int) order[place] * STRIDE + RANK] = place;
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
