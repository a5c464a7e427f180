package dev.espalier.text;

/**
 * The least common subsequence that two texts of given lengths need for a score above one threshold, from a table. Not
 * thread-safe.
 */
final class LeastLcs {

    /** Lengths below this have a row of a table, made when first asked for (1 MB in all); for longer texts a bound is computed. */
    private static final int TABLE = 512;

    private static final int[] ZEROS = new int[TABLE];

    private final double threshold;
    private final int[][] rows = new int[TABLE][];
    private final int[] withAnyLength = new int[TABLE];

    LeastLcs(double threshold) {
        this.threshold = threshold;
    }

    /** Returns what {@link RougeL#leastLcsAbove} does for texts in the table, which is never 0, and no more for longer ones. */
    int of(int length, int otherLength) {
        if (length < TABLE && otherLength < TABLE) {
            return row(length)[otherLength];
        }
        // Less by one at most: where the score with one token less is the threshold, but for rounding.
        return (int) Math.ceil(threshold * ((double) length + otherLength) / 2 * (1 - 0x1p-40));
    }

    /** Returns {@link #of} this length and each other below {@link #TABLE}, by the other; 0 throughout for a longer text. */
    int[] row(int length) {
        if (length >= TABLE) {
            return ZEROS;
        }
        var row = rows[length];
        if (row == null) {
            row = new int[TABLE];
            for (int other = 0; other < TABLE; other++) {
                row[other] = RougeL.leastLcsAbove(threshold, length, other);
            }
            rows[length] = row;
        }
        return row;
    }

    /** Returns the length, or less, of the shortest text that can reach the threshold with one of this length. */
    int shortest(int length) {
        return (int) (threshold * length / (2 - threshold) * (1 - 0x1p-40));
    }

    /**
     * Returns the length, or more, of the longest text that can reach the threshold with one of this length, when so many
     * tokens are common at most.
     */
    int longest(int length, int mostInCommon) {
        return (int) Math.min(RougePool.MOST_TOKENS, 2.0 * mostInCommon / threshold * (1 + 0x1p-40) - length + 1);
    }

    /**
     * Returns the least common subsequence that a text of this length needs with a text of whatever length.
     *
     * <p>The longer the other text the more is needed, so the shortest that can reach the threshold at all needs least. That
     * one must be contained in full: were L of its tokens enough, a text of L tokens would do.
     */
    int withAnyLength(int length) {
        if (length >= TABLE) {
            return computeWithAnyLength(length);
        }
        if (withAnyLength[length] == 0) {
            withAnyLength[length] = computeWithAnyLength(length);
        }
        return withAnyLength[length];
    }

    private int computeWithAnyLength(int length) {
        int low = 1;
        int high = length + 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (middle <= length && RougeL.f1(middle, length, middle) > threshold) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
