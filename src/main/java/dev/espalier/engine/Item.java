package dev.espalier.engine;

import dev.espalier.engine.ItemWork.Candidate;
import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One example entering one stage.
 *
 * @param source the number of the source item of its phase that it descends from, from 0
 * @param stage the index of the stage among all of the run
 * @param number its place in the order of the stage, from 0
 * @param path the number of the source item and its place in every reply since, joined by dots
 * @param entering gives what enters, the same every time; that may take some work, and is asked on the thread that works on the item
 * @param origin where it comes from
 * @param lot 0, or the number, from 1, of the item it descends from or is whose calls were made again
 * @param redone what it was before; null unless it is such an item itself
 */
record Item(
        int source,
        int stage,
        int number,
        String path,
        Supplier<Example> entering,
        Origin origin,
        int lot,
        @Nullable Redone redone) {

    /** Where what enters a stage comes from. */
    enum Origin {
        /** A blank one, where the stage makes examples from nothing; it counts for nothing. */
        BLANK,
        /** The input of the run, or what an earlier phase came to. */
        GIVEN,
        /** The stage before. */
        MADE
    }

    /**
     * An item whose calls are made again, as it was before.
     *
     * @param number its place in the order of the stage then, so that it sees the same pool
     * @param calls keys of calls; those of its own among them are made again
     * @param candidates what came of it then, which is not made again
     */
    record Redone(int number, Set<String> calls, List<Candidate> candidates) {}

    /** An item that is worked on for the first time. */
    Item(int source, int stage, int number, String path, Supplier<Example> entering, Origin origin) {
        this(source, stage, number, path, entering, origin, 0, null);
    }

    /** Returns its place in the order of the stage when it was worked on for the first time. */
    int firstNumber() {
        return redone == null ? number : redone.number;
    }

    boolean blank() {
        return origin == Origin.BLANK;
    }

    /** Orders paths as they were made: by source item, then by place in each reply; an ancestor before its descendants. */
    static final Comparator<String> BY_PATH = (one, other) -> Arrays.compare(numbers(one), numbers(other));

    /** Returns whether a path comes after another in order, and is no descendant of it. */
    static boolean isBeyond(String path, String last) {
        return BY_PATH.compare(path, last) > 0 && !path.startsWith(last + ".");
    }

    private static int[] numbers(String path) {
        return Arrays.stream(path.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
