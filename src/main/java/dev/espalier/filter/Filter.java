package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.List;

/**
 * Judges one example at a time. Judging changes neither the example nor the filter: asked twice, a filter says the same.
 * A filter may remember what was accepted; it is called by one thread at a time, in commit order, but for {@link #prepare}.
 */
public interface Filter {

    /** Returns whether the example may go on. The reason of a rejection starts with the name of the kind of filter. */
    Verdict judge(Example example);

    /** Works out what judging this example takes and depends on nothing else; may be called on any thread. */
    default Prepared prepare(Example example) {
        return new Prepared() {
            @Override
            public Verdict judge() {
                return Filter.this.judge(example);
            }

            @Override
            public void accepted() {
                Filter.this.accepted(example);
            }
        };
    }

    /** Returns whether verdicts depend on what was accepted before. A filter that remembers nothing may be asked on any thread. */
    default boolean remembers() {
        return false;
    }

    /**
     * Returns what is measured of an example, for people who ask; what a rejection gives as its value is among it. Empty if the
     * filter only looks whether something is there. May take longer than judging; changes nothing.
     */
    default List<Measurement> measure(Example example) {
        return List.of();
    }

    /** Is told of each example that all filters of the stage have accepted. */
    default void accepted(Example example) {}
}
