package dev.espalier.engine;

import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;

/**
 * One example entering one stage.
 *
 * @param source the number of the source item of its phase that it descends from, from 0
 * @param stage the index of the stage among all of the run
 * @param number its place in the order of the stage, from 0
 * @param path the number of the source item and its place in every reply since, joined by dots
 * @param entering gives what enters, which may take some work; asked once, on the thread that works on the item
 * @param origin where it comes from
 */
record Item(int source, int stage, int number, String path, Supplier<Example> entering, Origin origin) {

    /** Where what enters a stage comes from. */
    enum Origin {
        /** A blank one, where the stage makes examples from nothing; it counts for nothing. */
        BLANK,
        /** The input of the run, or what an earlier phase came to. */
        GIVEN,
        /** The stage before. */
        MADE
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
