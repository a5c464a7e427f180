package dev.espalier.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the nearest entry of a pool, however far it is: exact, like {@link RougeScan}, but looking at few entries.
 *
 * <p>All elements of all entries are indexed (elements and their order: {@link RougeIndex}). A search reads the lists of its
 * text's elements, the rarest first, and knows the nearest entry so far. Let m be the length of the text.
 *
 * <ul>
 *   <li><b>End.</b> When the lists of the first i elements have been read, an entry that was in none of them has at most m − i
 *       elements in common with the text, so at least as many as it has in common of its own; its score is at most
 *       2(m − i) / (m + m − i). Once that is less than the best score, the search is over. The best of a rare element's few
 *       entries are often near enough to spare the long lists of frequent ones.
 *   <li><b>Need.</b> Let the best score so far be 2L / (m + n). An entry of n′ tokens may be as near only if it has at least
 *       L(m + n′) / (m + n) tokens in common, for scores that differ, differ by more than any rounding ({@link RougeL}).
 *   <li><b>Place and signature.</b> Of an entry that is met first at place i of the text and place j of its own, at most
 *       min(m − i, n′ − j) elements are common; elements of the text from place i on that have a bit the entry's signature has
 *       not are not among them. An entry that was met before and passed over then may be passed over again: what is
 *       needed only grows.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class RougeNearest {

    private final RougePool pool;
    private final BitLcs lcs = new BitLcs();
    private final PostingLists lists = new PostingLists(false);
    private final PostingKeys keys = new PostingKeys();

    /** How many entries are in the lists, and by which order. */
    private int indexed;

    private int order;

    /** By entry, the last query that compared it. */
    private int[] comparedBy = new int[16];

    private int queries;

    /** By length of an entry, how much it must have in common to be as near as the nearest so far; the last for longer ones. */
    private final int[] needs = new int[PostingLists.LENGTH_BITS + 1];

    RougeNearest(RougePool pool) {
        this.pool = pool;
    }

    /** Returns the nearest entry, the first one if nothing has anything in common; empty only if the pool is. */
    Optional<Nearest> find(String text) {
        if (pool.size() == 0) {
            return Optional.empty();
        }
        indexNewEntries();
        var candidate = pool.find(text);
        if (candidate.known() == 0) {
            return Optional.of(new Nearest(0, 0));
        }
        lcs.prepare(candidate.tokens(), candidate.length(), pool.vocabulary());
        queries++;
        var query = new Query(candidate);
        query.run();
        return Optional.of(new Nearest(query.nearest, query.best));
    }

    private void indexNewEntries() {
        if (order != pool.orders()) {
            order = pool.orders();
            lists.clear();
            indexed = 0;
        }
        if (comparedBy.length < pool.size()) {
            comparedBy = Arrays.copyOf(comparedBy, 2 * pool.size());
        }
        for (; indexed < pool.size(); indexed++) {
            index(indexed, pool.entry(indexed));
        }
    }

    private void index(int entry, RougeText text) {
        keys.clear();
        for (int place = 0; place < text.length(); place++) {
            keys.add(PostingLists.single(text.rank(place), 0), place);
        }
        keys.find(lists);
        for (int i = 0; i < keys.size(); i++) {
            lists.add(keys.key(i), keys.block(i), entry, keys.place(i), text.length(), text.signature(), 0);
        }
    }

    /** One search, with the nearest entry so far. */
    private final class Query {

        private final RougeText candidate;
        private final int length;
        private int nearest = Integer.MAX_VALUE;
        private double best;

        /** The length of the nearest entry so far, and what it has in common with the candidate. */
        private int nearestLength;

        private int common;

        Query(RougeText candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
            Arrays.fill(needs, 0);
        }

        void run() {
            keys.clear();
            for (int place = length - candidate.known(); place < length; place++) {
                keys.add(PostingLists.single(candidate.rank(place), 0), place);
            }
            keys.find(lists);
            for (int i = 0; i < keys.size() && mayHaveNearest(length - keys.place(i)); i++) {
                for (int block = keys.block(i); block != PostingLists.NONE; block = lists.next(block)) {
                    read(block, keys.place(i));
                }
            }
        }

        /** Returns whether an entry that has so much in common may be as near as the nearest so far. */
        private boolean mayHaveNearest(int mostInCommon) {
            return RougeL.f1(mostInCommon, length, mostInCommon) >= best;
        }

        private void read(int block, int place) {
            var list = lists.chunk(block);
            int from = lists.from(block);
            int to = from + lists.count(block);
            int capacity = lists.capacity(block);
            long signature = candidate.signature(place + 1) & ~PostingLists.LENGTH_BITS;
            int most = length - place;
            for (int i = from; i < to; i++) {
                if (most - Long.bitCount(signature & ~list[i]) >= needs[(int) list[i] & PostingLists.LENGTH_BITS]) {
                    check(list[i + capacity], list[i], most);
                }
            }
        }

        private void check(long posting, long entrySignature, int mostInCommon) {
            int entryLength = PostingLists.length(posting);
            int lacking = Long.bitCount(entrySignature & ~PostingLists.LENGTH_BITS & ~candidate.signature());
            int most = Math.min(mostInCommon, entryLength - Math.max(lacking, PostingLists.place(posting)));
            int entry = PostingLists.entry(posting);
            if (most >= need(entryLength) && comparedBy[entry] != queries) {
                comparedBy[entry] = queries;
                if (entryLength <= RougeText.SHORT || pool.mostInCommon(candidate, entry) >= need(entryLength)) {
                    compare(entry, entryLength);
                }
            }
        }

        /** Returns the least that an entry must have in common to be as near as the nearest so far. */
        private int need(int entryLength) {
            return entryLength < needs.length ? needs[entryLength] : computeNeed(entryLength);
        }

        private int computeNeed(int entryLength) {
            long both = (long) length + nearestLength;
            return (int) (((long) common * ((long) length + entryLength) + both - 1) / both);
        }

        private void compare(int entry, int entryLength) {
            int found = pool.lcs(lcs, entry);
            if (found < need(entryLength)) {
                return;
            }
            double score = RougeL.f1(found, length, entryLength);
            if (score > best) {
                best = score;
                nearest = entry;
                nearestLength = entryLength;
                common = found;
                setNeeds();
            } else if (score == best && nearest > entry) {
                nearest = entry;
            }
        }

        /** As {@link #computeNeed}, but long division step by step: from one length to the next there is more by one at most. */
        private void setNeeds() {
            int both = length + nearestLength;
            int need = computeNeed(0);
            int rest = (int) ((long) need * both - (long) common * length);
            for (int n = 0; n < needs.length; n++) {
                needs[n] = need;
                rest -= common;
                if (rest < 0) {
                    rest += both;
                    need++;
                }
            }
        }
    }
}
