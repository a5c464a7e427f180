package dev.espalier.select;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import java.util.Collections;
import java.util.List;

/**
 * Works on a whole finite set of examples: chooses some, orders them, or puts new ones in their place. It keeps no state; the
 * same set and randomness give the same selection.
 */
public interface Selector {

    /**
     * Selects.
     *
     * @param all in the order in which they were accepted
     */
    Selection select(List<Example> all, SeededRandom random);

    /**
     * What came of a set.
     *
     * @param selected in the order in which they go on, for good; examples that the selector made have no id, and name their parents in
     *     their lineage
     * @param rejected in order
     */
    record Selection(List<Example> selected, List<Rejected> rejected) {

        public Selection {
            // No copies: what goes on may be written only when it is asked for.
            selected = Collections.unmodifiableList(selected);
            rejected = List.copyOf(rejected);
        }
    }

    /** An example that was not chosen, and why. */
    record Rejected(Example example, Rejection rejection) {}
}
