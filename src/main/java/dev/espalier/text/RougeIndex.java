package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
 *   <li><b>Place</b> (Xiao, Wang, Lin, Yu 2008). The first common element of an entry is the first place where a reading in
 *       the candidate's order meets it; min(m − i, n − j) &lt; o there rules it out. (Met again later, it is tested again by a
 *       bound that may be too low, but only if it was ruled out before.)
 *   <li><b>Signature</b>, see {@link RougeCandidate#mostInCommon}.
 * </ul>
 *
 * <p>What is left is compared in full. The order may be any; it is renewed from the pool each time the pool has doubled,
 * which costs a constant per entry on average. Not thread-safe.
 */
public final class RougeIndex {

    /** How many entries the first order by rarity is made from. */
    private static final int FIRST_ORDER = 128;

    private final double threshold;
    private final LeastLcs leastLcs;
    private final RougePool pool = new RougePool();
    private final RougeScan scan = new RougeScan(pool);
    private final BitLcs lcs = new BitLcs();

    /** By element, the entries that have it among their indexed ones. */
    private final List<Postings> lists = new ArrayList<>();

    /** By entry, the last query that compared it in full. */
    private int[] comparedBy = new int[16];

    private int queries;
    private int nextOrder = FIRST_ORDER;

    /**
     * Makes an index of an empty pool.
     *
     * @param threshold from 0 to 1; texts are near when their score is above it
     */
    public RougeIndex(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must be from 0 to 1 but was " + threshold);
        }
        this.threshold = threshold;
        this.leastLcs = new LeastLcs(threshold);
    }

    /** Returns how many texts were added. */
    public int size() {
        return pool.size();
    }

    /** Adds a text and returns its number, 0-based. */
    public int add(String text) {
        int entry = pool.add(text);
        if (entry == comparedBy.length) {
            comparedBy = Arrays.copyOf(comparedBy, 2 * entry);
        }
        if (pool.size() == nextOrder) {
            reorder();
        } else {
            index(entry);
        }
        return entry;
    }

    private void reorder() {
        nextOrder *= 2;
        pool.renumberByRarity();
        lists.clear();
        for (int entry = 0; entry < pool.size(); entry++) {
            index(entry);
        }
    }

    private void index(int entry) {
        int[] elements = pool.elements(entry);
        int length = elements.length;
        int prefix = length - leastLcs.withAnyLength(length) + 1;
        while (lists.size() < pool.vocabulary()) {
            lists.add(new Postings());
        }
        for (int place = 0; place < prefix; place++) {
            lists.get(elements[length - 1 - place]).add(entry, length, place, pool.signature(entry));
        }
    }

    /** Returns the nearest entry, near or not, by looking at all of them; empty only if the pool is. */
    public Optional<Nearest> nearest(String text) {
        return scan.nearest(text);
    }

    /** Returns the nearest entry if its score is above the threshold. */
    public Optional<Nearest> nearestAboveThreshold(String text) {
        var query = new Query(pool.candidate(text));
        query.run();
        return query.nearest < 0 ? Optional.empty() : Optional.of(new Nearest(query.nearest, query.best));
    }

    /** One search, with the nearest entry so far. */
    private final class Query {

        private final RougeCandidate candidate;
        private final int length;
        private boolean prepared;
        private int nearest = -1;
        private double best = threshold;

        Query(RougeCandidate candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
            queries++;
        }

        void run() {
            int prefix = length - leastLcs.withAnyLength(length) + 1;
            for (int place = length - candidate.known(); place < prefix; place++) {
                read(lists.get(candidate.element(place)), place);
            }
        }

        private void read(Postings list, int place) {
            for (int i = 0; i < list.size; i++) {
                int entryLength = list.lengths[i];
                int least = leastLcs.of(length, entryLength);
                int most = Math.min(length - place, entryLength - list.places[i]);
                if (most >= least && candidate.mostInCommon(entryLength, list.signatures[i]) >= least) {
                    compare(list.entries[i]);
                }
            }
        }

        private void compare(int entry) {
            if (comparedBy[entry] == queries) {
                return;
            }
            comparedBy[entry] = queries;
            if (!prepared) {
                lcs.prepare(candidate.tokens(), pool.vocabulary());
                prepared = true;
            }
            double score = RougeL.f1(lcs.with(pool.tokens(entry)), length, pool.length(entry));
            if (score > best || (score == best && nearest > entry)) {
                best = score;
                nearest = entry;
            }
        }
    }

    /** The entries that have one element among their indexed ones, with what rules most of them out. */
    private static final class Postings {

        private int size;
        private int[] entries = new int[2];
        private int[] lengths = new int[2];
        private int[] places = new int[2];
        private long[] signatures = new long[2];

        void add(int entry, int length, int place, long signature) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
                lengths = Arrays.copyOf(lengths, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
                signatures = Arrays.copyOf(signatures, 2 * size);
            }
            entries[size] = entry;
            lengths[size] = length;
            places[size] = place;
            signatures[size] = signature;
            size++;
        }
    }
}
