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
    private final PostingBlocks blocks = new PostingBlocks(true);
    private final PostingLists lists = new PostingLists(blocks);
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
        int lengthClass = LengthClass.of(length);
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

    /** Meets each entry that may be near to the candidate, some more than once. */
    void find(RougeText candidate, MetEntry met) {
        int length = candidate.length();
        if (leastLcs.longest(length, length) <= ShortEntries.LONGEST) {
            return;
        }
        int prefix = length - leastLcs.withAnyLength(length) + 1;
        keys.clear();
        for (int place = length - candidate.known(); place < prefix; place++) {
            addKeys(place, candidate);
        }
        keys.find(lists);
        int[] leasts = leastLcs.row(length);
        for (int i = 0; i < keys.size(); i++) {
            for (int block = keys.block(i); block != PostingBlocks.NONE; block = blocks.next(block)) {
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
        for (int lengths = LengthClass.of(shortest); lengths <= LengthClass.of(longest); lengths++) {
            keys.add(PostingLists.single(candidate.rank(place), lengths), place);
        }
    }

    private void read(int block, int place, RougeText candidate, int[] leasts, MetEntry met) {
        var list = blocks.chunk(block);
        int from = blocks.from(block);
        int to = from + blocks.count(block);
        int capacity = blocks.capacity(block);
        int most = candidate.length() - place;
        long even = candidate.even(place + 1) & ~PostingBlocks.LENGTH_BITS;
        long odd = candidate.odd(place + 1);
        for (int i = from; i < to; i++) {
            int lacking = Long.bitCount(even & ~list[i]) + Long.bitCount(odd & ~list[i + capacity]);
            if (most - lacking >= leasts[(int) list[i] & PostingBlocks.LENGTH_BITS]) {
                check(list, i, capacity, place, candidate, met);
            }
        }
    }

    private void check(long[] list, int i, int capacity, int place, RougeText candidate, MetEntry met) {
        long posting = list[i + 2 * capacity];
        int length = PostingBlocks.length(posting);
        int least = leastLcs.of(candidate.length(), length);
        int unknown = candidate.length() - candidate.known();
        int lacking = Long.bitCount(list[i] & ~PostingBlocks.LENGTH_BITS & ~candidate.even(unknown))
                + Long.bitCount(list[i + capacity] & ~candidate.odd(unknown));
        int most = Math.min(candidate.length() - place, length - Math.max(lacking, PostingBlocks.place(posting)));
        if (most >= least) {
            met.meet(PostingBlocks.entry(posting), length, least);
        }
    }
}
