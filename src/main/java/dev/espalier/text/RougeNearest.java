package dev.espalier.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the nearest entry of a pool, however far it is: exact, and faster than {@link RougeScan} as it begins with the entries
 * of about the length of the text and ends where the length alone keeps an entry from being nearer.
 *
 * <p>With m ≤ n tokens a score is at most 2m / (m + n), for that many can be common. Not thread-safe.
 */
final class RougeNearest {

    private final RougePool pool;
    private final BitLcs lcs = new BitLcs();

    /** By length, its entries with their signatures; made when first asked for. */
    private Group[] groups = new Group[0];

    private int grouped;

    RougeNearest(RougePool pool) {
        this.pool = pool;
    }

    /** The entries of one length. */
    private static final class Group {
        private int size;
        private int[] entries = new int[2];
        private long[] signatures = new long[2];
        private long[] otherSignatures = new long[2];

        void add(int entry, long signature, long otherSignature) {
            if (size == entries.length) {
                entries = Arrays.copyOf(entries, 2 * size);
                signatures = Arrays.copyOf(signatures, 2 * size);
                otherSignatures = Arrays.copyOf(otherSignatures, 2 * size);
            }
            entries[size] = entry;
            otherSignatures[size] = otherSignature;
            signatures[size++] = signature;
        }
    }

    /** Returns the nearest entry, the first one if nothing has anything in common; empty only if the pool is. */
    Optional<Nearest> find(String text) {
        if (pool.size() == 0) {
            return Optional.empty();
        }
        groupNewEntries();
        var candidate = pool.find(text);
        if (candidate.known() == 0) {
            return Optional.of(new Nearest(0, 0));
        }
        lcs.prepare(candidate.tokens(), candidate.length(), pool.vocabulary());
        var query = new Query(candidate);
        query.run();
        return Optional.of(new Nearest(query.nearest, query.best));
    }

    private void groupNewEntries() {
        for (; grouped < pool.size(); grouped++) {
            int length = pool.length(grouped);
            if (length >= groups.length) {
                int before = groups.length;
                groups = Arrays.copyOf(groups, Math.max(length + 1, 2 * before));
                Arrays.setAll(groups, i -> i < before ? groups[i] : new Group());
            }
            var entry = pool.entry(grouped);
            groups[length].add(grouped, entry.signature(), entry.otherSignature());
        }
    }

    /** One search, with the nearest entry so far. */
    private final class Query {

        private final RougeText candidate;
        private final int length;
        private int nearest = Integer.MAX_VALUE;
        private double best;

        private int leastOfEarlier;
        private int leastOfLater;

        /** The least number of bits that the signatures share if as many elements as {@link #leastOfEarlier} are common. */
        private int leastShared;

        Query(RougeText candidate) {
            this.candidate = candidate;
            this.length = candidate.length();
        }

        void run() {
            int shorter = Math.min(length, groups.length - 1);
            int longer = length + 1;
            while (mayHold(shorter) || mayHold(longer)) {
                boolean down = !mayHold(longer) || (mayHold(shorter) && mostAt(shorter) >= mostAt(longer));
                read(down ? shorter-- : longer++);
            }
        }

        /** Returns whether entries of a length exist and may be as near as the nearest so far. */
        private boolean mayHold(int entryLength) {
            return entryLength >= 0 && entryLength < groups.length && mostAt(entryLength) >= best;
        }

        private double mostAt(int entryLength) {
            return RougeL.f1(Math.min(length, entryLength), length, entryLength);
        }

        private void read(int entryLength) {
            var group = groups[entryLength];
            var signatures = group.signatures;
            long signature = candidate.signature();
            setLeast(entryLength);
            for (int i = 0; i < group.size; i++) {
                // Half of the bound, which is soon computed, tells most of them apart.
                if (Long.bitCount(signature & signatures[i]) >= leastShared && mayBeNearest(group, i, entryLength)) {
                    compare(group.entries[i], entryLength);
                }
            }
        }

        /** Of equally near entries the first one counts, so an entry after the nearest so far must be nearer than that. */
        private boolean mayBeNearest(Group group, int i, int entryLength) {
            int entry = group.entries[i];
            int least = entry < nearest ? leastOfEarlier : leastOfLater;
            return candidate.mostInCommon(entryLength, group.signatures[i]) >= least
                    && candidate.mostInCommonByOther(entryLength, group.otherSignatures[i]) >= least
                    && (entryLength <= RougeText.SHORT || pool.mostInCommon(candidate, entry) >= least);
        }

        /** Sets the least common subsequences with which an entry is as near as the nearest so far, and nearer. */
        private void setLeast(int entryLength) {
            leastOfEarlier = best == 0 ? 0 : RougeL.leastLcsAbove(Math.nextDown(best), length, entryLength);
            leastOfLater = RougeL.leastLcsAbove(best, length, entryLength);
            leastShared = leastOfEarlier - candidate.known() + Long.bitCount(candidate.signature());
        }

        private void compare(int entry, int entryLength) {
            double score = RougeL.f1(pool.lcs(lcs, entry), length, entryLength);
            if (score > best || (score == best && nearest > entry)) {
                nearest = entry;
                best = score;
                setLeast(entryLength);
            }
        }
    }
}
