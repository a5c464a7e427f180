package dev.espalier.export;

import dev.espalier.model.Example;
import java.io.IOException;

/** A dataset that is read one example at a time, from its start as often as a format wants. */
@FunctionalInterface
public interface ExampleSource {

    /** Takes examples in their order. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes the next one.
         *
         * @throws IOException if what it writes to fails
         */
        void take(Example example) throws IOException;
    }

    /**
     * Shows all examples.
     *
     * @throws IOException if the dataset cannot be read, or the sink fails
     */
    void each(Sink sink) throws IOException;
}
