package dev.espalier.text;

/**
 * The least common subsequence that two texts of given lengths need for a score above one threshold, from a table. Not
 * thread-safe.
 */
final class LeastLcs {

    /** Lengths below this are in the table (1 MB); longer texts are rare, and computed each time. */
    private static final int TABLE = 512;

    private final double threshold;
    private final int[] table = new int[TABLE * TABLE];

    LeastLcs(double threshold) {
        this.threshold = threshold;
    }

    /** Returns what {@link RougeL#leastLcsAbove} does, which is never 0. */
    int of(int length, int otherLength) {
        if (length >= TABLE || otherLength >= TABLE) {
            return RougeL.leastLcsAbove(threshold, length, otherLength);
        }
        int place = length * TABLE + otherLength;
        if (table[place] == 0) {
            table[place] = RougeL.leastLcsAbove(threshold, length, otherLength);
        }
        return table[place];
    }

    /**
     * Returns the least common subsequence that a text of this length needs with a text of whatever length.
     *
     * <p>The longer the other text the more is needed, so the shortest that can reach the threshold at all needs least. That
     * one must be contained in full: were L of its tokens enough, a text of L tokens would do.
     */
    int withAnyLength(int length) {
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
