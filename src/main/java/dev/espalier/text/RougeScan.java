package dev.espalier.text;

import java.util.Optional;

/**
 * Finds the text of a pool that is nearest to another by ROUGE-L F1, by looking at every one: exact, and the measure of
 * what {@link RougeIndex} must say.
 *
 * <p>An entry is compared in full only if it could be nearer than the nearest so far: a common subsequence is no longer than
 * the number of common elements, of which signatures give a bound. Not thread-safe.
 */
public final class RougeScan {

    private final RougePool pool;
    private final BitLcs lcs = new BitLcs();

    /** Makes a scan of an empty pool that compares as {@code rouge_score} does. */
    public RougeScan() {
        this(new RougeTokenizer());
    }

    public RougeScan(Tokenizer tokenizer) {
        this.pool = new RougePool(tokenizer);
    }

    /** Returns how many texts were added. */
    public int size() {
        return pool.size();
    }

    /** Adds a text and returns its number, 0-based. */
    public int add(String text) {
        pool.add(text);
        return pool.size() - 1;
    }

    /** Returns the nearest entry, even if it has nothing in common; empty only if the pool is. */
    public Optional<Nearest> nearest(String text) {
        return nearestAbove(text, -1);
    }

    /** Returns the nearest entry if its score is above a threshold. */
    public Optional<Nearest> nearestAbove(String text, double threshold) {
        var candidate = pool.find(text);
        lcs.prepare(candidate.tokens(), candidate.length(), pool.vocabulary());
        int length = candidate.length();
        int nearest = -1;
        double best = threshold;
        for (int entry = 0; entry < pool.size(); entry++) {
            int entryLength = pool.length(entry);
            int most = candidate.mostInCommon(entryLength, pool.signature(entry));
            if (mayBeAbove(best, most, length, entryLength)) {
                double score = RougeL.f1(pool.lcs(lcs, entry), length, entryLength);
                if (score > best) {
                    best = score;
                    nearest = entry;
                }
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(new Nearest(nearest, best));
    }

    private static boolean mayBeAbove(double score, int lcs, int length, int entryLength) {
        // One multiplication tells nearly all apart; the margin is wider than any rounding of the true score.
        boolean farBelow = 2.0 * lcs < score * ((double) length + entryLength) * (1 - 0x1p-40);
        return !farBelow && RougeL.f1(lcs, length, entryLength) > score;
    }
}
