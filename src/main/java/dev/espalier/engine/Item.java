package dev.espalier.engine;

import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One example entering one stage.
 *
 * @param source the number of the source item it descends from, from 0
 * @param stage the index of the stage
 * @param number its place in the order of the stage, from 0
 * @param path the number of the source item and its place in every reply since, joined by dots
 * @param example what enters; a blank one where the stage makes examples from nothing
 * @param blank whether the example is such a blank one, which counts for nothing
 */
record Item(int source, int stage, int number, String path, Example example, boolean blank) {

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
