package dev.espalier.report;

import dev.espalier.text.Mtld;
import dev.espalier.text.NgramHashes;
import dev.espalier.text.TextHash;
import dev.espalier.text.TokenBuffer;
import dev.espalier.text.UnicodeTokenizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How varied the words of texts are: distinct-1 and distinct-2 (Li et al. 2016: different words, or pairs of neighbouring words,
 * for each one there is), and the mean MTLD of those texts that are long enough for it. Not thread-safe.
 */
final class Diversity {

    /** Words from which on MTLD is reliable, see {@link Mtld}. */
    private static final int LEAST_FOR_MTLD = 50;

    /** The start of a very long text tells as much. */
    private static final int MOST_FOR_MTLD = 2_000;

    private final UnicodeTokenizer tokenizer = new UnicodeTokenizer();
    private final TokenBuffer tokens = new TokenBuffer();
    private final DistinctCount words = new DistinctCount(DistinctCount.LIMIT);
    private final DistinctCount pairs = new DistinctCount(DistinctCount.LIMIT);
    private final DistinctCount vocabulary;
    private long wordCount;
    private long pairCount;
    private long measured;
    private double mtlds;

    /**
     * @param vocabulary is told each word, too
     */
    Diversity(DistinctCount vocabulary) {
        this.vocabulary = vocabulary;
    }

    void add(String text) {
        tokenizer.split(text, tokens);
        long[] hashes = NgramHashes.ofEach(tokens);
        long before = 0;
        for (int i = 0; i < hashes.length; i++) {
            words.add(hashes[i]);
            vocabulary.add(hashes[i]);
            if (i > 0) {
                pairs.add(TextHash.of(before, hashes[i]));
                pairCount++;
            }
            before = hashes[i];
        }
        wordCount += hashes.length;
        if (hashes.length >= LEAST_FOR_MTLD) {
            addMtld(Mtld.of(Arrays.copyOf(hashes, Math.min(hashes.length, MOST_FOR_MTLD))));
        }
    }

    private void addMtld(double mtld) {
        if (Double.isFinite(mtld)) {
            mtlds += mtld;
            measured++;
        }
    }

    /** Returns distinct-1, distinct-2 and, if there were texts for it, MTLD with how many; {@code estimated} if beyond exact counting. */
    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("distinct-1", share(words.count(), wordCount));
        map.put("distinct-2", share(pairs.count(), pairCount));
        if (!words.isExact() || !pairs.isExact()) {
            map.put("estimated", true);
        }
        if (measured > 0) {
            map.put("mtld", Figure.round(mtlds / measured));
            map.put("mtld-texts", measured);
        }
        return map;
    }

    private static double share(long distinct, long all) {
        return all == 0 ? 0 : Figure.round((double) distinct / all);
    }
}
