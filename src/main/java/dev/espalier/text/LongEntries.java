package dev.espalier.text;

/**
 * The entries of a {@link RougeIndex} that have more tokens than {@link ShortEntries} takes, by the elements of their prefixes
 * (see there; the letters are the same).
 *
 * <ul>
 *   <li><b>Length.</b> Entries of each class of lengths are listed apart. o grows with n and must not exceed
 *       min(m − i, n), so of the candidate's element i only the lists of a range of lengths are read.
 *   <li><b>Place.</b> The first common element of an entry is where a reading in the candidate's order meets it first; that
 *       min(m − i, n − j) &lt; o rules it out. (Met again later, it is tested again by a bound that may be too low, but only
 *       if it was ruled out before.)
 *   <li><b>Signature</b>, of 122 bits beside the length: half as many are nearly all set.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class LongEntries {

    private final LeastLcs leastLcs;
    private final PostingLists lists = new PostingLists(true);
    private final PostingKeys keys = new PostingKeys();

    LongEntries(LeastLcs leastLcs) {
        this.leastLcs = leastLcs;
    }

    void clear() {
        lists.clear();
    }

    void add(int entry, RougeText text) {
        int length = text.length();
        int prefix = length - leastLcs.withAnyLength(length) + 1;
        int lengthClass = lengthClass(length);
        keys.clear();
        for (int place = 0; place < prefix; place++) {
            keys.add(PostingLists.single(text.rank(place), lengthClass), place);
        }
        // Only to have waited for all of them at once.
        keys.find(lists);
        for (int i = 0; i < keys.size(); i++) {
            lists.add(keys.key(i), keys.block(i), entry, keys.place(i), length, text.even(0), text.odd(0));
        }
    }

    /** Returns two classes from one power of two to the next. */
    private static int lengthClass(int length) {
        int shift = 30 - Integer.numberOfLeadingZeros(length);
        return 2 * shift + (length >>> shift);
    }

    /** Meets each entry that may be near to the candidate, some more than once. */
    void find(RougeText candidate, MetEntry met) {
        int length = candidate.length();
        int prefix = length - leastLcs.withAnyLength(length) + 1;
        keys.clear();
        for (int place = length - candidate.known(); place < prefix; place++) {
            addKeys(place, candidate);
        }
        keys.find(lists);
        int[] leasts = leastLcs.row(length);
        for (int i = 0; i < keys.size(); i++) {
            for (int block = keys.block(i); block != PostingLists.NONE; block = lists.next(block)) {
                read(block, keys.place(i), candidate, leasts, met);
            }
        }
    }

    private void addKeys(int place, RougeText candidate) {
        int length = candidate.length();
        int shortest = Math.max(ShortEntries.LONGEST + 1, leastLcs.shortest(length));
        int longest = leastLcs.longest(length, length - place);
        if (shortest > longest) {
            return;
        }
        for (int lengths = lengthClass(shortest); lengths <= lengthClass(longest); lengths++) {
            keys.add(PostingLists.single(candidate.rank(place), lengths), place);
        }
    }

    private void read(int block, int place, RougeText candidate, int[] leasts, MetEntry met) {
        var list = lists.chunk(block);
        int from = lists.from(block);
        int to = from + lists.count(block);
        int capacity = lists.capacity(block);
        int most = candidate.length() - place;
        long even = candidate.even(place + 1) & ~PostingLists.LENGTH_BITS;
        long odd = candidate.odd(place + 1);
        for (int i = from; i < to; i++) {
            int lacking = Long.bitCount(even & ~list[i]) + Long.bitCount(odd & ~list[i + capacity]);
            if (most - lacking >= leasts[(int) list[i] & PostingLists.LENGTH_BITS]) {
                check(list, i, capacity, place, candidate, met);
            }
        }
    }

    private void check(long[] list, int i, int capacity, int place, RougeText candidate, MetEntry met) {
        long posting = list[i + 2 * capacity];
        int length = PostingLists.length(posting);
        int least = leastLcs.of(candidate.length(), length);
        int unknown = candidate.length() - candidate.known();
        int lacking = Long.bitCount(list[i] & ~PostingLists.LENGTH_BITS & ~candidate.even(unknown))
                + Long.bitCount(list[i + capacity] & ~candidate.odd(unknown));
        int most = Math.min(candidate.length() - place, length - Math.max(lacking, PostingLists.place(posting)));
        if (most >= least) {
            met.meet(PostingLists.entry(posting), length, least);
        }
    }
}
