package dev.espalier.cli;

import dev.espalier.export.ExampleSource;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.model.Example;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The examples of a run or a dataset, to be read as often as needed; of standard input once. */
final class DatasetExamples implements ExampleSource {

    private final Path source;
    private final ExampleReader toExample;
    private final Surroundings surroundings;
    private boolean isRead;

    /** Looked for once: what is said about it is said once. */
    private List<DatasetSource> dataset = List.of();

    DatasetExamples(Path source, ExampleReader toExample, Surroundings surroundings) {
        this.source = source;
        this.toExample = toExample;
        this.surroundings = surroundings;
    }

    /** Returns examples that need an instruction. */
    static DatasetExamples of(Path source, FieldSearch names, Surroundings surroundings) {
        return new DatasetExamples(source, new ExampleReader(names, Set.of("instruction")), surroundings);
    }

    /**
     * Shows all examples.
     *
     * @throws ProblemException after the last one, with all that is wrong with the others
     * @throws UsageException if standard input is read for the second time
     */
    @Override
    public void each(Sink sink) throws IOException {
        var problems = new Problems();
        ReadAhead.Work<Example> ofRow =
                (row, told) -> toExample.read(row.value(), told).orElse(null);
        readAhead(problems).each(ofRow, sink::take);
        problems.throwIfAny();
    }

    @Override
    public <B extends Consumer<Example>> void eachBatch(Supplier<B> batches, Taker<B> sink) throws IOException {
        var problems = new Problems();
        readAhead(problems)
                .eachBatch(
                        (rows, told) -> {
                            var batch = batches.get();
                            rows.each(row -> toExample.read(row.value(), told).ifPresent(batch), told);
                            return batch;
                        },
                        sink::take);
        problems.throwIfAny();
    }

    private ReadAhead readAhead(Problems problems) {
        if (isRead && ReferenceArguments.isStandardInput(source)) {
            throw new UsageException(
                    "this format reads the dataset twice, standard input can be read once; name a file");
        }
        isRead = true;
        if (dataset.isEmpty()) {
            dataset = List.of(RunOrFile.dataset(source, surroundings));
        }
        return new ReadAhead(dataset, ReadAhead.THREADS, problems);
    }
}
