package dev.espalier.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@link PackedTexts} that are found by half a {@link TextHash}, and then by what they hold: no two are taken for each other.
 * Not thread-safe.
 */
public final class HashedTexts {

    private final PackedTexts texts = new PackedTexts();

    /**
     * Slots hold a hash in the upper half and one more than the number of a list in the lower one, or 0. At most half of them
     * are taken, and their count is a power of two.
     */
    private long[] slots = new long[128];

    /**
     * Returns the list that was added first of those with this hash and with what is wanted.
     *
     * @param hash a {@link TextHash}; its upper half counts
     * @param isWanted is asked about lists with the same upper half, which are hardly ever others
     */
    public Optional<List<String>> find(long hash, Predicate<List<String>> isWanted) {
        for (int at = home(hash); slots[at] != 0; at = next(at)) {
            if (slots[at] >>> 32 == hash >>> 32) {
                var found = texts.get((int) slots[at] - 1);
                if (isWanted.test(found)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Adds a list.
     *
     * @param packed what {@link PackedTexts#pack} made of it
     */
    public void add(long hash, byte[] packed) {
        texts.add(packed);
        if (texts.size() > slots.length / 2) {
            grow();
        }
        put(hash >>> 32 << 32 | texts.size());
    }

    /** In the order of their numbers, so that of equal ones the first is still met first. */
    private void grow() {
        var old = slots;
        var byNumber = new long[texts.size() - 1];
        for (long slot : old) {
            if (slot != 0) {
                byNumber[(int) slot - 1] = slot;
            }
        }
        slots = new long[2 * old.length];
        for (long slot : byNumber) {
            put(slot);
        }
    }

    private void put(long slot) {
        int at = home(slot);
        while (slots[at] != 0) {
            at = next(at);
        }
        slots[at] = slot;
    }

    private int home(long hash) {
        return (int) (hash >>> 32) & slots.length - 1;
    }

    private int next(int at) {
        return at + 1 & slots.length - 1;
    }
}
