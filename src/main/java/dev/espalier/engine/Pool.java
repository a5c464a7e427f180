package dev.espalier.engine;

import dev.espalier.model.Example;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a stage that feeds back has accepted, with its size after each commit. One thread adds; the views it gives out never
 * change and may be read by any.
 */
final class Pool {

    private Example[] examples = new Example[16];
    private int[] sizes = new int[16];
    private int size;
    private int commits;

    void add(Example example) {
        if (size == examples.length) {
            // A copy: views keep the array they were made of.
            examples = Arrays.copyOf(examples, 2 * size);
        }
        examples[size++] = example;
    }

    /** Takes note that one more item has been committed. */
    void committed() {
        if (commits == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * commits);
        }
        sizes[commits++] = size;
    }

    /** Returns the pool as it stood after the commit of an item; empty for a negative number. */
    List<Example> after(int number) {
        int seen = number < 0 ? 0 : sizes[number];
        return Collections.unmodifiableList(Arrays.asList(examples).subList(0, seen));
    }
}
