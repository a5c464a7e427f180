package dev.espalier.cli;

import dev.espalier.io.DatasetReader;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.problem.Problems;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The examples of a dataset, one after another. */
final class Examples implements Iterator<Example> {

    private final DatasetReader reader;
    private final ExampleReader toExample;
    private final Problems problems;
    private @Nullable Example next;

    Examples(DatasetReader reader, ExampleReader toExample, Problems problems) {
        this.reader = reader;
        this.toExample = toExample;
        this.problems = problems;
    }

    @Override
    public boolean hasNext() {
        for (Row row = next == null ? reader.next() : null; next == null && row != null; ) {
            next = toExample.read(row.value(), problems::add).orElse(null);
            row = next == null ? reader.next() : null;
        }
        return next != null;
    }

    @Override
    public Example next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var example = next;
        next = null;
        return example;
    }

    void throwProblems() {
        problems.throwIfAny();
    }
}
