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
 *   <li><b>Ties.</b> Of equally near entries the first one is wanted, so an entry after the nearest so far must be nearer. If
 *       L(m + n′) / (m + n) is whole, so many common tokens would make it as near but for rounding, and it needs one more unless
 *       rounding is on its side. In a block of a list entries stand in their order: if its first one comes after the nearest so
 *       far, all do, whatever is found among them.
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
    private final PostingLists lists = new PostingLists(true);
    private final PostingKeys keys = new PostingKeys();

    /** How many entries are in the lists, and by which order. */
    private int indexed;

    private int order;

    /** By entry, the last query that compared it. */
    private int[] comparedBy = new int[16];

    private int queries;

    /** By length of an entry, how much it must have in common to be as near as the nearest so far; the last for longer ones. */
    private final int[] needs = new int[PostingLists.LENGTH_BITS + 1];

    /** The same to be nearer: what an entry needs that comes after the nearest so far. */
    private final int[] needsAfter = new int[PostingLists.LENGTH_BITS + 1];

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
            lists.add(keys.key(i), keys.block(i), entry, keys.place(i), text.length(), text.even(0), text.odd(0));
        }
    }

    /** One search, with the nearest entry so far. */
    private final class Query {

        private final RougeText candidate;
        private final int length;
        private final int unknown;
        private int nearest = Integer.MAX_VALUE;
        private double best;

        /** The length of the nearest entry so far, and what it has in common with the candidate. */
        private int nearestLength;

        private int common;

        Query(RougeText candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
            this.unknown = length - candidate.known();
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
            int[] table = PostingLists.entry(list[from + 2 * capacity]) > nearest ? needsAfter : needs;
            long signature = candidate.even(place + 1) & ~PostingLists.LENGTH_BITS;
            long odd = candidate.odd(place + 1);
            int most = length - place;
            for (int i = from; i < to; i++) {
                int lacking = Long.bitCount(signature & ~list[i]) + Long.bitCount(odd & ~list[i + capacity]);
                if (most - lacking >= table[(int) list[i] & PostingLists.LENGTH_BITS]) {
                    check(list, i, capacity, most - lacking, table);
                }
            }
        }

        private void check(long[] list, int i, int capacity, int mostOfCandidate, int[] table) {
            int shortLength = (int) list[i] & PostingLists.LENGTH_BITS;
            int lacking = Long.bitCount(list[i] & ~PostingLists.LENGTH_BITS & ~candidate.even(unknown))
                    + Long.bitCount(list[i + capacity] & ~candidate.odd(unknown));
            // The last word costs a cache miss.
            if (shortLength == PostingLists.LENGTH_BITS || shortLength - lacking >= table[shortLength]) {
                long posting = list[i + 2 * capacity];
                int entryLength = PostingLists.length(posting);
                int most = Math.min(mostOfCandidate, entryLength - Math.max(lacking, PostingLists.place(posting)));
                meet(PostingLists.entry(posting), entryLength, most);
            }
        }

        private void meet(int entry, int entryLength, int most) {
            int need = need(entry, entryLength);
            if (most >= need && comparedBy[entry] != queries) {
                comparedBy[entry] = queries;
                if (entryLength <= RougeText.SHORT || pool.mostInCommon(candidate, entry) >= need) {
                    compare(entry, entryLength, need);
                }
            }
        }

        /** Returns the least that an entry must have in common to take the place of the nearest so far, or less if it is long. */
        private int need(int entry, int entryLength) {
            if (entryLength >= PostingLists.LENGTH_BITS) {
                return computeNeed(entryLength);
            }
            return (entry > nearest ? needsAfter : needs)[entryLength];
        }

        private int computeNeed(int entryLength) {
            long both = (long) length + nearestLength;
            return (int) (((long) common * ((long) length + entryLength) + both - 1) / both);
        }

        private void compare(int entry, int entryLength, int need) {
            int found = pool.lcs(lcs, entry);
            if (found < need) {
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
                // What is true of the last is true of longer entries: they need no less.
                needsAfter[n] = rest == 0 && RougeL.f1(need, length, n) <= best ? need + 1 : need;
                rest -= common;
                if (rest < 0) {
                    rest += both;
                    need++;
                }
            }
        }
    }
}
