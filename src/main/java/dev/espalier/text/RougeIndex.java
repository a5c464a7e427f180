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
 *   <li><b>Pairs.</b> Lists of frequent elements are long. If the first common element is frequent and o ≥ 2, there is a second
 *       one, at places i′ and j′, and at most 1 + min(m − i′, n − j′) elements are common. Hence i′ ≤ m − o″ + 1 and
 *       j′ ≤ n − o′ + 1, and short entries are indexed under a frequent element only together with each of those that may be
 *       the second. If o = 1, then o′ = o″ = 1; for entries and candidates of these lengths there is a list of the frequent
 *       element, too.
 *   <li><b>Length.</b> The number of pairs grows with the square of the length, so entries of more than 20 tokens
 *       are indexed under single elements only, but those of each class of lengths apart. o grows with n and must not
 *       exceed min(m − i, n), so of the candidate's element i only the lists of a range of lengths are read.
 *   <li><b>Place</b> (Xiao, Wang, Lin, Yu 2008). The first common element of an entry, or the first two, are where a reading in
 *       the candidate's order meets it first; that min(m − i, n − j) &lt; o, or 1 + min(m − i′, n − j′) &lt; o, rules it out.
 *       (Met again later, it is tested again by a bound that may be too low, but only if it was ruled out before.)
 *   <li><b>Signature</b>, see {@link RougeText#mostInCommon}: one in the posting, of 58 bits beside the length, which is all
 *       that is read of most postings; and for long texts one of 256 bits beside the tokens.
 * </ul>
 *
 * <p>What is left is compared in full. The order may be any; it is renewed from the pool, and with it what is frequent, each
 * time the pool has grown fourfold, which costs a constant per entry on average. A text of more than 65,535 tokens counts as one
 * without tokens: it is near to nothing. Not thread-safe.
 */
public final class RougeIndex {

    /** How many entries the first order by rarity is made from. */
    private static final int FIRST_ORDER = 128;

    /** An element that so many entries hold is frequent: a list of fewer is read as fast as those of its pairs are found. */
    private static final int FREQUENT = 100;

    /** Texts of more tokens are indexed under single elements only. */
    private static final int LONGEST_PAIRED = 20;

    /** Below this threshold short texts may be near to long ones, which have too many pairs. */
    private static final double LEAST_FOR_PAIRS = 0.4;

    private final double threshold;
    private final int frequent;
    private final LeastLcs leastLcs;
    private final RougePool pool;
    private final RougeNearest nearest;
    private final BitLcs lcs = new BitLcs();
    private final PostingLists lists = new PostingLists();
    private final PostingKeys keys = new PostingKeys();

    /** By entry, the last query that met it and could not rule it out by the posting. */
    private int[] metBy = new int[16];

    private int queries;
    private int nextOrder;

    /** Elements of a lower rank are frequent. */
    private int frequentRanks;

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
        this.leastLcs = new LeastLcs(threshold);
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
        nextOrder *= 4;
        pool.rankByRarity();
        frequentRanks = threshold < LEAST_FOR_PAIRS ? 0 : pool.elementsIn(frequent);
        lists.clear();
        for (int entry = 0; entry < pool.size(); entry++) {
            index(entry, pool.entry(entry));
        }
    }

    private void index(int entry, RougeText text) {
        int length = text.length();
        int least = leastLcs.withAnyLength(length);
        int prefix = length - least + 1;
        int lengthClass = lengthClass(length);
        keys.clear();
        for (int place = 0; place < prefix; place++) {
            int rank = text.rank(place);
            boolean paired = rank < frequentRanks && lengthClass == 0;
            if (!paired || least == 1) {
                keys.add(PostingLists.single(rank, lengthClass), place);
            }
            for (int second = place + 1; paired && second < Math.min(length, prefix + 1); second++) {
                keys.add(PostingLists.pair(rank, text.rank(second)), second - 1);
            }
        }
        // Only to have waited for all of them at once.
        keys.find(lists);
        for (int i = 0; i < keys.size(); i++) {
            lists.add(keys.key(i), entry, length, keys.place(i), text.signature());
        }
    }

    /** Returns 0 for the lengths of short texts; for others, two classes from one power of two to the next. */
    private static int lengthClass(int length) {
        if (length <= LONGEST_PAIRED) {
            return 0;
        }
        int shift = 30 - Integer.numberOfLeadingZeros(length);
        return 2 * shift + (length >>> shift);
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
    private final class Query {

        private final RougeText candidate;
        private final int length;
        private final int[] leasts;
        private final int leastOfAll;
        private boolean prepared;
        private IntPredicate wanted = entry -> true;
        private IntConsumer take = entry -> {};
        private int nearest = -1;
        private double best = threshold;

        Query(RougeText candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
            this.leasts = leastLcs.row(length);
            this.leastOfAll = leastLcs.withAnyLength(length);
            queries++;
        }

        void run() {
            int prefix = length - leastOfAll + 1;
            boolean near = leastLcs.shortest(length) <= LONGEST_PAIRED;
            keys.clear();
            for (int place = length - candidate.known(); place < prefix; place++) {
                if (near) {
                    addShort(place, Math.min(length, prefix + 1));
                }
                addLong(place);
            }
            keys.find(lists);
            for (int i = 0; i < keys.size(); i++) {
                for (int block = keys.block(i); block != PostingLists.NONE; block = lists.next(block)) {
                    read(block, keys.place(i));
                }
            }
        }

        private void addShort(int place, int prefix) {
            int rank = candidate.rank(place);
            boolean paired = rank < frequentRanks;
            if (!paired || leastOfAll == 1) {
                keys.add(PostingLists.single(rank, 0), place);
            }
            for (int second = place + 1; paired && second < prefix; second++) {
                keys.add(PostingLists.pair(rank, candidate.rank(second)), second - 1);
            }
        }

        private void addLong(int place) {
            int shortest = Math.max(LONGEST_PAIRED + 1, leastLcs.shortest(length));
            int longest = leastLcs.longest(length, length - place);
            for (int lengths = lengthClass(shortest);
                    shortest <= longest && lengths <= lengthClass(longest);
                    lengths++) {
                keys.add(PostingLists.single(candidate.rank(place), lengths), place);
            }
        }

        private void read(int block, int place) {
            var list = lists.chunk(block);
            int from = lists.from(block);
            int to = from + lists.count(block);
            int capacity = lists.capacity(block);
            int most = length - place;
            long signature = candidate.signature(place + 1) & ~PostingLists.LENGTH_BITS;
            for (int i = from; i < to; i++) {
                // Half of the bound, which rules nearly all of them out: a branch that is easy to foretell.
                if (most - Long.bitCount(signature & ~list[i]) >= leasts[(int) list[i] & PostingLists.LENGTH_BITS]) {
                    check(list[i + capacity], list[i], place);
                }
            }
        }

        private void check(long posting, long entrySignature, int place) {
            int entryLength = PostingLists.length(posting);
            int least = leastLcs.of(length, entryLength);
            int lacking = Long.bitCount(entrySignature & ~PostingLists.LENGTH_BITS & ~candidate.signature());
            int most = Math.min(length - place, entryLength - Math.max(lacking, PostingLists.place(posting)));
            if (most >= least) {
                meet(PostingLists.entry(posting), entryLength, least);
            }
        }

        private void meet(int entry, int entryLength, int least) {
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
