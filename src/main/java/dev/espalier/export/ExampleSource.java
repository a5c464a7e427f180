package dev.espalier.export;

import dev.espalier.model.Example;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;

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

    /** Takes what came of consecutive examples, in their order. */
    @FunctionalInterface
    interface Taker<B> {
        /**
         * Takes the next ones.
         *
         * @throws IOException if what it writes to fails
         */
        void take(B batch) throws IOException;
    }

    /**
     * Shows all examples some at a time.
     *
     * @param batches makes what takes consecutive examples, one of them on any thread, and is handed over when it has them
     * @throws IOException if the dataset cannot be read, or the sink fails
     */
    default <B extends Consumer<Example>> void eachBatch(Supplier<B> batches, Taker<B> sink) throws IOException {
        each(example -> {
            var batch = batches.get();
            batch.accept(example);
            sink.take(batch);
        });
    }
}
