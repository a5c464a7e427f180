package dev.espalier.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the tokens of a pool of texts, and their repetitions: the second {@code the} of a text is another
 * <i>element</i> than the first, so that the overlap of two texts as multisets is the overlap of two sets of elements.
 *
 * <p>A token has the number of its first element. The rarer an element the higher its number, as far as is known:
 * {@link #renumber} sorts by what was counted, and what is new gets the next number. Not thread-safe.
 */
final class RougeVocabulary {

    /** Stands for every token and element that no text of the pool holds: rarer than any, equal to none. */
    static final int UNKNOWN = Integer.MAX_VALUE;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** By element, the element of the same token's next repetition, or {@link #UNKNOWN}. */
    private int[] repetition = new int[16];

    private int size;

    /** Returns how many elements have a number. */
    int size() {
        return size;
    }

    /** Returns the numbers of the tokens, {@link #UNKNOWN} for those that have none. */
    int[] find(List<String> tokens) {
        int[] found = new int[tokens.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = numbers.getOrDefault(tokens.get(i), UNKNOWN);
        }
        return found;
    }

    /** Returns the numbers of the tokens; gives numbers to those that have none, and to their repetitions. */
    int[] add(List<String> tokens) {
        int[] added = new int[tokens.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = numbers.computeIfAbsent(tokens.get(i), token -> newElement());
        }
        int[] sorted = added.clone();
        Arrays.sort(sorted);
        int element = UNKNOWN;
        for (int i = 0; i < sorted.length; i++) {
            boolean repeated = i > 0 && sorted[i] == sorted[i - 1];
            if (repeated && repetition[element] == UNKNOWN) {
                int next = newElement();
                repetition[element] = next;
            }
            element = repeated ? repetition[element] : sorted[i];
        }
        return added;
    }

    private int newElement() {
        if (size == repetition.length) {
            repetition = Arrays.copyOf(repetition, 2 * size);
        }
        repetition[size] = UNKNOWN;
        return size++;
    }

    /** Returns the elements of a text, the most frequent first, the rarest and the unknown last. */
    int[] elements(int[] tokens) {
        int[] sorted = tokens.clone();
        Arrays.sort(sorted);
        int token = UNKNOWN;
        int element = UNKNOWN;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != token) {
                token = sorted[i];
                element = token;
            } else if (element != UNKNOWN) {
                element = repetition[element];
            }
            sorted[i] = element;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * Gives every element a new number: the more texts hold it the lower.
     *
     * @param counts by element, how many texts hold it
     * @return by old number, the new one
     */
    int[] renumber(int[] counts) {
        long[] order = new long[size];
        for (int element = 0; element < size; element++) {
            order[element] = ((long) -counts[element] << 32) | element;
        }
        Arrays.sort(order);
        int[] renumbered = new int[size];
        for (int number = 0; number < size; number++) {
            renumbered[(int) order[number]] = number;
        }
        int[] moved = new int[size];
        for (int element = 0; element < size; element++) {
            int next = repetition[element];
            moved[renumbered[element]] = next == UNKNOWN ? UNKNOWN : renumbered[next];
        }
        repetition = Arrays.copyOf(moved, Math.max(16, size));
        numbers.replaceAll((token, number) -> renumbered[number]);
        return renumbered;
    }
}
