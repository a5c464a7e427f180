package dev.espalier.text;

/**
 * The entries of a {@link RougeIndex} that have few tokens, by the elements of their prefixes (see there; the letters are the
 * same), the frequent ones in pairs.
 *
 * <ul>
 *   <li><b>Pairs.</b> Lists of frequent elements are long. If the first common element is frequent and o ≥ 2, there is a second
 *       one, at places i′ and j′, and at most 1 + min(m − i′, n − j′) elements are common. Hence i′ ≤ m − o″ + 1 and
 *       j′ ≤ n − o′ + 1, and an entry is indexed under a frequent element only together with each of those that may be
 *       the second. If o = 1, then o′ = o″ = 1; for entries and candidates of these lengths there is a list of the frequent
 *       element, too.
 *   <li><b>Place.</b> The first common element of an entry, or the first two, are where a reading in the candidate's order meets
 *       it first; that min(m − i, n − j) &lt; o, or 1 + min(m − i′, n − j′) &lt; o, rules it out. (Met again later, it
 *       is tested again by a bound that may be too low, but only if it was ruled out before.)
 *   <li><b>Signature</b>, of 58 bits beside the length, which is all that is read of most postings.
 * </ul>
 *
 * <p>The number of pairs grows with the square of the length; {@link LongEntries} has none. Not thread-safe.
 */
final class ShortEntries {

    /** The most tokens of an entry. */
    static final int LONGEST = 20;

    private final LeastLcs leastLcs;
    private final PostingBlocks blocks = new PostingBlocks(false);
    private final PostingLists lists = new PostingLists(blocks);
    private final PostingKeys keys = new PostingKeys();

    /** The reading of a text that the keys are those of; 0 if none, or if lists have changed since. */
    private long keysOf;

    /** How many elements the text had then. */
    private int keysKnown;

    /** Elements of a lower rank are frequent. */
    private int frequentRanks;

    ShortEntries(LeastLcs leastLcs) {
        this.leastLcs = leastLcs;
    }

    /** Forgets all entries, and calls the elements below a rank frequent. */
    void clear(int frequent) {
        lists.clear();
        keysOf = 0;
        frequentRanks = frequent;
    }

    void add(int entry, RougeText text) {
        findKeys(text);
        for (int i = 0; i < keys.size(); i++) {
            lists.add(keys.key(i), keys.block(i), entry, keys.place(i), text.length(), text.signature(), 0);
        }
        keysOf = 0;
    }

    /** Meets each entry that may be near to the candidate, some more than once. */
    void find(RougeText candidate, MetEntry met) {
        if (leastLcs.shortest(candidate.length()) > LONGEST) {
            return;
        }
        findKeys(candidate);
        int[] leasts = leastLcs.row(candidate.length());
        for (int i = 0; i < keys.size(); i++) {
            for (int block = keys.block(i); block != PostingBlocks.NONE; block = blocks.next(block)) {
                read(block, keys.place(i), candidate, leasts, met);
            }
        }
    }

    /** What was looked for in vain is often added next. */
    private void findKeys(RougeText text) {
        int length = text.length();
        int least = leastLcs.withAnyLength(length);
        int prefix = length - least + 1;
        if (text.reading() == keysOf) {
            addNewKeys(text, prefix);
            return;
        }
        keysOf = text.reading();
        keysKnown = text.known();
        keys.clear();
        for (int place = length - text.known(); place < prefix; place++) {
            int rank = text.rank(place);
            boolean paired = rank < frequentRanks;
            if (!paired || least == 1) {
                keys.add(PostingLists.single(rank, 0), place);
            }
            for (int second = place + 1; paired && second < Math.min(length, prefix + 1); second++) {
                keys.add(PostingLists.pair(rank, text.rank(second)), second - 1);
            }
        }
        keys.find(lists);
    }

    /** Elements that are new have no lists yet, and are not frequent. */
    private void addNewKeys(RougeText text, int prefix) {
        int length = text.length();
        for (int place = length - text.known(); place < Math.min(prefix, length - keysKnown); place++) {
            keys.addNew(PostingLists.single(text.rank(place), 0), place);
        }
        keysKnown = text.known();
    }

    private void read(int block, int place, RougeText candidate, int[] leasts, MetEntry met) {
        var list = blocks.chunk(block);
        int from = blocks.from(block);
        int to = from + blocks.count(block);
        int most = candidate.length() - place;
        long signature = candidate.signature(place + 1) & ~PostingBlocks.LENGTH_BITS;
        for (int i = from; i < to; i++) {
            // Half of the bound, which rules nearly all of them out: a branch that is easy to foretell.
            if (most - Long.bitCount(signature & ~list[i]) >= leasts[(int) list[i] & PostingBlocks.LENGTH_BITS]) {
                check(list, i, blocks.capacity(block), candidate, met);
            }
        }
    }

    private void check(long[] list, int i, int capacity, RougeText candidate, MetEntry met) {
        int length = (int) list[i] & PostingBlocks.LENGTH_BITS;
        int least = leastLcs.of(candidate.length(), length);
        int lacking = Long.bitCount(list[i] & ~PostingBlocks.LENGTH_BITS & ~candidate.signature());
        // The second word costs a cache miss.
        if (length - lacking >= least && length - PostingBlocks.place(list[i + capacity]) >= least) {
            met.meet(PostingBlocks.entry(list[i + capacity]), length, least);
        }
    }
}
