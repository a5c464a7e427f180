package dev.espalier.text;

/**
 * The n-grams of a text, each as a hash of 64 bits, in their order.
 *
 * <p>Different n-grams nearly never share a hash: among 10 million n-grams the chance that any two do is 1 in 370,000. Takes
 * time in proportion to the text, whatever n is. Stateless.
 */
public final class NgramHashes {

    private static final long BASE = 0x9E3779B97F4A7C15L;

    private NgramHashes() {}

    /**
     * Returns the hashes of all runs of n tokens.
     *
     * @param n 1 or more; a text of fewer tokens has no n-gram
     */
    public static long[] of(TokenBuffer tokens, int n) {
        long[] hashes = new long[Math.max(0, tokens.size() - n + 1)];
        long[] single = ofEach(tokens);
        long leaving = power(n);
        long rolling = 0;
        for (int i = 0; i < single.length; i++) {
            rolling = rolling * BASE + single[i] - (i >= n ? single[i - n] * leaving : 0);
            if (i >= n - 1) {
                hashes[i - n + 1] = mix(rolling);
            }
        }
        return hashes;
    }

    /** Returns the hash of each token, which is {@link TextHash#of(String)} of it. */
    public static long[] ofEach(TokenBuffer tokens) {
        long[] hashes = new long[tokens.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(tokens, i);
        }
        return hashes;
    }

    /** Returns the hash of a whole text, the same as that of an n-gram of these tokens. */
    public static long ofAll(TokenBuffer tokens) {
        return tokens.size() == 0 ? 0 : of(tokens, tokens.size())[0];
    }

    private static long power(int n) {
        long power = 1;
        for (int i = 0; i < n; i++) {
            power *= BASE;
        }
        return power;
    }

    private static long hash(TokenBuffer tokens, int token) {
        long hash = tokens.end(token) - (long) tokens.start(token);
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            hash = mix(hash ^ tokens.chars()[i]);
        }
        return hash;
    }

    /** The last steps of SplitMix64 (Steele, Lea, Flood 2014): each bit depends on all. */
    static long mix(long x) {
        long z = x + BASE;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
