package dev.espalier.export;

import dev.espalier.model.Example;
import java.io.IOException;
import java.util.function.Function;

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

    /** Takes what came of examples, in their order. */
    @FunctionalInterface
    interface Taker<T> {
        /**
         * Takes the next one.
         *
         * @throws IOException if what it writes to fails
         */
        void take(T item) throws IOException;
    }

    /**
     * Works on all examples, and shows what comes of them in their order.
     *
     * @param work may be called on any thread
     * @throws IOException if the dataset cannot be read, or the sink fails
     */
    default <T> void each(Function<Example, T> work, Taker<T> sink) throws IOException {
        each(example -> sink.take(work.apply(example)));
    }
}
