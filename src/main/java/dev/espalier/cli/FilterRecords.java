package dev.espalier.cli;

import dev.espalier.engine.FilterPass;
import dev.espalier.io.Conversation;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of all files, one after another. */
final class FilterRecords implements FilterPass.Source<FilterRecords.Entry>, AutoCloseable {

    private static final String MISSING_FIELD = "missing-field";

    /** A record, how it looks to the filters, and whether a field that they judge is missing. */
    record Entry(Row row, Example example, @Nullable Rejection missing) {}

    private final Set<String> judged;
    private final Problems problems;
    private final Map<String, String> fields;
    private final boolean strict;
    private final ExampleReader toExample;
    private final Iterator<DatasetSource> rest;
    private @Nullable DatasetReader reader;

    /**
     * @param judged the fields that filters look at
     * @param fields what they are called in the records
     * @param strict whether a record without one is a problem, not a rejection
     */
    FilterRecords(
            List<DatasetSource> sources,
            Set<String> judged,
            Map<String, String> fields,
            boolean strict,
            Problems problems) {
        this.rest = sources.iterator();
        this.judged = judged;
        this.fields = fields;
        this.strict = strict;
        this.toExample = new ExampleReader(fields, Set.of());
        this.problems = problems;
    }

    static FilterPass.View view(Entry record) {
        return new FilterPass.View(record.example(), MISSING_FIELD, record.missing());
    }

    /** Returns what messages call a record: its file and its number in it. */
    static String number(Row row) {
        return row.value().place().file() + ":" + row.number();
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (true) {
            if (reader == null) {
                if (!rest.hasNext()) {
                    return null;
                }
                reader = DatasetReader.open(rest.next(), problems::add);
            }
            var row = reader.next();
            if (row == null) {
                close();
            } else {
                var example = toExample.read(row.value(), problems::add);
                if (example.isPresent()) {
                    return new Entry(row, named(example.get(), row), missing(row));
                }
            }
        }
    }

    private static Example named(Example example, Row row) {
        return example.id().isEmpty() ? example.withId(number(row)) : example;
    }

    /** An absent input is an empty one; any other field that is judged must be there. */
    private @Nullable Rejection missing(Row row) {
        // What is wrong with it has been told when it was made into an example.
        var record = Conversation.flat(row.value(), problem -> {});
        for (var field : judged) {
            var name = fields.getOrDefault(field, field);
            if (!field.equals("input") && !record.entries().containsKey(name)) {
                if (strict) {
                    problems.add(
                            row.value().place().toString(),
                            "missing \"" + name + "\"",
                            "it is judged; --field renames");
                }
                return new Rejection(MISSING_FIELD + ":absent", "the record has no field \"" + name + "\"", name);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
