package dev.espalier.report;

/**
 * Counts different hashes in bounded memory: exactly up to a limit, beyond it by adaptive sampling (Flajolet 1990), which keeps
 * the hashes that end in as many zero bits as are needed to stay below the limit, and multiplies. Not thread-safe.
 */
final class DistinctCount {

    /** With so many kept hashes the relative standard error is about 1.2 / √limit, 0.12 %. */
    static final int LIMIT = 1 << 20;

    private final int limit;
    private final LongSet kept = new LongSet();
    private int level;

    DistinctCount(int limit) {
        this.limit = limit;
    }

    void add(long hash) {
        if ((hash & mask()) == 0 && kept.add(hash)) {
            while (kept.size() > limit) {
                level++;
                kept.keepWithout(mask());
            }
        }
    }

    private long mask() {
        return (1L << level) - 1;
    }

    /** Returns how many different hashes were added. */
    long count() {
        return (long) kept.size() << level;
    }

    boolean isExact() {
        return level == 0;
    }
}
