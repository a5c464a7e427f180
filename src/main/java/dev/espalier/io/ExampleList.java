package dev.espalier.io;

import dev.espalier.model.Example;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Examples in the order in which they were added, however many there are: the first stand in memory, up to 32 Mi UTF-16 units of text
 * (about 100 MB of heap), all others in a temporary file, for 8 bytes of heap each. What stands in the file is read anew whenever it is
 * asked for.
 *
 * <p>One thread adds; once it has handed the list over, any thread may read. Nobody has to close it: the file has no name where the
 * system allows that, and is gone when the process ends, however it ends. Adding and reading throw an {@link UncheckedIOException} if
 * the disk fails.
 */
public final class ExampleList extends AbstractList<Example> implements RandomAccess {

    private static final long MOST_HELD = 32L << 20;

    /** What is counted for an example and each further value beside their texts. */
    private static final int AROUND = 50;

    private final long mostHeld;
    private final List<Example> held = new ArrayList<>();
    private long heldUnits;
    private @Nullable SpilledExamples spilled;

    /** Makes an empty list. */
    public ExampleList() {
        this(MOST_HELD);
    }

    /**
     * @param mostHeld how many UTF-16 units of text stand in memory before others go to a file
     */
    ExampleList(long mostHeld) {
        this.mostHeld = mostHeld;
    }

    @Override
    public boolean add(Example example) {
        if (spilled == null) {
            heldUnits += units(example);
            if (heldUnits <= mostHeld) {
                return held.add(example);
            }
            spilled = SpilledExamples.open();
        }
        spilled.add(example);
        return true;
    }

    @Override
    public Example get(int place) {
        return spilled == null || place < held.size() ? held.get(place) : spilled.get(place - held.size());
    }

    @Override
    public int size() {
        return held.size() + (spilled == null ? 0 : spilled.size());
    }

    /** Returns how many stand in memory. */
    int held() {
        return held.size();
    }

    private static long units(Example example) {
        return AROUND
                + example.id().length()
                + example.instruction().length()
                + example.input().length()
                + example.output().length()
                + (example.more().isEmpty() ? 0 : units((Object) example.more()));
    }

    private static long units(Object value) {
        long units = AROUND;
        if (value instanceof String text) {
            units += text.length();
        } else if (value instanceof List<?> list) {
            for (var item : list) {
                units += units(item);
            }
        } else if (value instanceof Map<?, ?> map) {
            for (var item : map.values()) {
                units += units(item);
            }
        }
        return units;
    }
}
