package dev.espalier.report;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A uniform sample of things that come one by one (reservoir sampling, Vitter 1985, algorithm R): all of them up to its size. The
 * same things give the same sample. Not thread-safe.
 */
final class Sample<T> {

    private final int size;
    private final SeededRandom random = SeededRandom.of(0, "report", "sample");
    private final List<T> items = new ArrayList<>();
    private long seen;

    /**
     * @param size 1 or more
     */
    Sample(int size) {
        this.size = size;
    }

    void add(T item) {
        seen++;
        if (items.size() < size) {
            items.add(item);
            return;
        }
        int place = random.nextInt((int) Math.min(seen, Integer.MAX_VALUE));
        if (place < size) {
            items.set(place, item);
        }
    }

    /** Returns the things; in the order in which they came, if they are all. */
    List<T> items() {
        return items;
    }

    /** Returns whether some were left out. */
    boolean isPart() {
        return seen > items.size();
    }

    /** Returns how many there were. */
    long seen() {
        return seen;
    }
}
