package dev.espalier.text;

/**
 * The measure of textual lexical diversity (McCarthy and Jarvis 2010): how many tokens a text goes on for, on average, before the
 * share of different ones among them falls below 0.72. Monotonous texts have about 30, rich ones over 100. Not reliable
 * for texts of fewer than about 50 tokens.
 */
public final class Mtld {

    /** The threshold of the paper. */
    private static final double LEAST_SHARE = 0.72;

    private Mtld() {}

    /**
     * Returns the measure, read forwards and backwards and averaged.
     *
     * @param tokens the hash of each token, as {@link NgramHashes#ofEach} returns them
     * @return infinite if no token is repeated; 0 for no token
     */
    public static double of(long[] tokens) {
        if (tokens.length == 0) {
            return 0;
        }
        int[] numbers = numbered(tokens);
        double forwards = read(numbers);
        reverse(numbers);
        return (forwards + read(numbers)) / 2;
    }

    /** Returns a number below their count for each, the same for the same token. */
    private static int[] numbered(long[] tokens) {
        int[] numbers = new int[tokens.length];
        // Never more than half full; holds places in the list, plus 1.
        int[] slots = new int[4 * Integer.highestOneBit(tokens.length)];
        for (int i = 0; i < tokens.length; i++) {
            int slot = (int) tokens[i] & (slots.length - 1);
            while (slots[slot] != 0 && tokens[slots[slot] - 1] != tokens[i]) {
                slot = (slot + 1) & (slots.length - 1);
            }
            if (slots[slot] == 0) {
                slots[slot] = i + 1;
            }
            numbers[i] = slots[slot] - 1;
        }
        return numbers;
    }

    private static void reverse(int[] numbers) {
        for (int i = 0, j = numbers.length - 1; i < j; i++, j--) {
            int swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
    }

    private static double read(int[] numbers) {
        // By token, the stretch in which it was seen last.
        int[] seen = new int[numbers.length];
        int stretch = 1;
        int length = 0;
        int different = 0;
        for (int number : numbers) {
            different += seen[number] == stretch ? 0 : 1;
            seen[number] = stretch;
            length++;
            if (different < LEAST_SHARE * length) {
                stretch++;
                length = 0;
                different = 0;
            }
        }
        double factors = stretch - 1;
        if (length > 0) {
            // The rest counts as the part of the way it has gone from 1 to the threshold.
            factors += (1 - (double) different / length) / (1 - LEAST_SHARE);
        }
        return numbers.length / factors;
    }
}
