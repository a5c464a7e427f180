package dev.espalier.report;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A uniform sample of texts that come one by one (reservoir sampling, Vitter 1985, algorithm R): all of them up to its size. The
 * same texts give the same sample. Not thread-safe.
 */
final class Sample {

    private final int size;
    private final SeededRandom random = SeededRandom.of(0, "report", "sample");
    private final List<String> texts = new ArrayList<>();
    private int seen;

    /**
     * @param size 1 or more
     */
    Sample(int size) {
        this.size = size;
    }

    void add(String text) {
        seen++;
        if (texts.size() < size) {
            texts.add(text);
            return;
        }
        int place = random.nextInt(seen);
        if (place < size) {
            texts.set(place, text);
        }
    }

    /** Returns the texts; in the order in which they came, if they are all. */
    List<String> texts() {
        return texts;
    }

    /** Returns whether some were left out. */
    boolean isPart() {
        return seen > texts.size();
    }
}
