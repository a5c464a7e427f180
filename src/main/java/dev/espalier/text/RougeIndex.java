package dev.espalier.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Finds out whether a text is nearer than a threshold, by ROUGE-L F1, to any text of a growing pool: exact, like
 * {@link RougeScan}, but looking at few entries.
 *
 * <p>Let m and n be the token counts of candidate and entry, L their longest common subsequence, and o the least L with
 * which the score is above the threshold ({@link RougeL#leastLcsAbove}). An entry is passed over only if L &lt; o is certain:
 *
 * <ul>
 *   <li><b>Overlap.</b> Tokens of a common subsequence are common elements (tokens numbered by repetition), so L is at most
 *       the number of common elements.
 *   <li><b>Prefix</b> (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007). Sort the elements of both texts by one
 *       order, the rarest first. Let the first common element stand at place i of the candidate and j of the entry, both
 *       0-based. All common elements stand at or after these places, so there are at most min(m − i, n − j) of them. If that
 *       is at least o, then i ≤ m − o and j ≤ n − o. Hence only the first n − o′ + 1 elements of an entry are
 *       indexed, with o′ the least o for an entry of n tokens and candidates of whatever length; and only the lists of the
 *       first m − o″ + 1 elements of the candidate are read, with o″ likewise.
 *   <li>More bounds cut short what is read of the lists: see {@link ShortEntries} and {@link LongEntries} (Xiao, Wang, Lin, Yu 2008).
 *   <li><b>Signature</b>, see {@link RougeText#mostInCommon}: one in the posting, and for long texts one of 256 bits beside the
 *       tokens.
 * </ul>
 *
 * <p>What is left is compared in full. The order may be any; it is renewed from the pool, and with it what is frequent, each
 * time the pool has grown eightfold, which costs a constant per entry on average. A text of more than 65,535 tokens counts as one
 * without tokens: it is near to nothing. Not thread-safe.
 */
public final class RougeIndex {

    /** How many entries the first order by rarity is made from. */
    private static final int FIRST_ORDER = 128;

    /** An element that so many entries hold is frequent: a list of fewer is read as fast as those of its pairs are found. */
    private static final int FREQUENT = 50;

    /** Below this threshold short texts may be near to long ones, which have too many pairs. */
    private static final double LEAST_FOR_PAIRS = 0.4;

    private final double threshold;
    private final int frequent;
    private final RougePool pool;
    private final RougeNearest nearest;
    private final BitLcs lcs = new BitLcs();
    private final ShortEntries shortEntries;
    private final LongEntries longEntries;

    /** By entry, the last query that met it and could not rule it out by the posting. */
    private int[] metBy = new int[16];

    private int queries;
    private int nextOrder;

    /**
     * Makes an index of an empty pool that compares as {@code rouge_score} does.
     *
     * @param threshold from 0 to 1; texts are near when their score is above it
     */
    public RougeIndex(double threshold) {
        this(threshold, new RougeTokenizer());
    }

    /**
     * Makes an index of an empty pool.
     *
     * @param threshold from 0 to 1; texts are near when their score is above it
     */
    public RougeIndex(double threshold, Tokenizer tokenizer) {
        this(threshold, tokenizer, FIRST_ORDER, FREQUENT);
    }

    /**
     * For tests, which want orders and frequent elements in small pools.
     *
     * @param firstOrder how many entries the first order by rarity is made from
     * @param frequent how many entries hold an element that is frequent
     */
    RougeIndex(double threshold, Tokenizer tokenizer, int firstOrder, int frequent) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1 but was " + threshold);
        }
        this.threshold = threshold;
        this.nextOrder = firstOrder;
        this.frequent = frequent;
        var leastLcs = new LeastLcs(threshold);
        this.shortEntries = new ShortEntries(leastLcs);
        this.longEntries = new LongEntries(leastLcs);
        this.pool = new RougePool(tokenizer);
        this.nearest = new RougeNearest(pool);
    }

    /** Returns how many texts were added. */
    public int size() {
        return pool.size();
    }

    /** Returns how many tokens a text has. The next method that is given the same text need not split it again. */
    public int countTokens(String text) {
        return pool.countTokens(text);
    }

    /** Adds a text and returns its number, 0-based. */
    public int add(String text) {
        var added = pool.add(text);
        int entry = pool.size() - 1;
        if (entry == metBy.length) {
            metBy = Arrays.copyOf(metBy, 2 * entry);
        }
        if (pool.size() == nextOrder) {
            reorder();
        } else {
            index(entry, added);
        }
        return entry;
    }

    private void reorder() {
        nextOrder *= 8;
        pool.rankByRarity();
        shortEntries.clear(threshold < LEAST_FOR_PAIRS ? 0 : pool.elementsIn(frequent));
        longEntries.clear();
        for (int entry = 0; entry < pool.size(); entry++) {
            index(entry, pool.entry(entry));
        }
    }

    private void index(int entry, RougeText text) {
        if (text.length() <= ShortEntries.LONGEST) {
            shortEntries.add(entry, text);
        } else {
            longEntries.add(entry, text);
        }
    }

    /** Returns how many words of bits all comparisons in full have taken, for tests of how the time grows. */
    long steps() {
        return lcs.steps();
    }

    /** Returns the nearest entry, near or not, the first one if nothing has anything in common; empty only if the pool is. */
    public Optional<Nearest> nearest(String text) {
        return nearestAboveThreshold(text).or(() -> nearest.find(text));
    }

    /** Returns the nearest entry if its score is above the threshold. */
    public Optional<Nearest> nearestAboveThreshold(String text) {
        var query = new Query(pool.find(text));
        query.run();
        return query.nearest < 0 ? Optional.empty() : Optional.of(new Nearest(query.nearest, query.best));
    }

    /**
     * Shows every entry whose score is above the threshold, in no particular order.
     *
     * @param wanted is asked of an entry before it is compared; false passes it over
     */
    public void eachAboveThreshold(String text, IntPredicate wanted, IntConsumer take) {
        var query = new Query(pool.find(text));
        query.wanted = wanted;
        query.take = take;
        query.run();
    }

    /** One search, with the nearest entry so far. */
    private final class Query implements MetEntry {

        private final RougeText candidate;
        private final int length;
        private boolean prepared;
        private IntPredicate wanted = entry -> true;
        private IntConsumer take = entry -> {};
        private int nearest = -1;
        private double best = threshold;

        Query(RougeText candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
            queries++;
        }

        void run() {
            shortEntries.find(candidate, this);
            longEntries.find(candidate, this);
        }

        @Override
        public void meet(int entry, int entryLength, int least) {
            if (metBy[entry] != queries) {
                metBy[entry] = queries;
                boolean mayBeNear = entryLength <= RougeText.SHORT || pool.mostInCommon(candidate, entry) >= least;
                if (mayBeNear && wanted.test(entry)) {
                    compare(entry, entryLength);
                }
            }
        }

        private void compare(int entry, int entryLength) {
            if (!prepared) {
                lcs.prepare(candidate.tokens(), length, pool.vocabulary());
                prepared = true;
            }
            double score = RougeL.f1(pool.lcs(lcs, entry), length, entryLength);
            if (score > threshold) {
                take.accept(entry);
            }
            if (score > best || (score == best && nearest > entry)) {
                best = score;
                nearest = entry;
            }
        }
    }
}
