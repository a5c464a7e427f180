package dev.espalier.cli;

import dev.espalier.engine.FilterPass;
import dev.espalier.io.Conversation;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.Row;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.problem.Problem;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows records to filters: as examples, and whether a field that is judged is missing. Thread-safe. */
final class FilterRecords {

    private static final String MISSING_FIELD = "missing-field";

    private final Set<String> judged;
    private final Map<String, String> fields;
    private final boolean strict;
    private final ExampleReader toExample;

    /**
     * @param judged the fields that filters look at
     * @param search has what they are called in the records
     * @param strict whether a record without one is a problem, not a rejection
     */
    FilterRecords(Set<String> judged, FieldSearch search, boolean strict) {
        this.judged = judged;
        this.fields = search.names();
        this.strict = strict;
        this.toExample = new ExampleReader(search, Set.of());
    }

    /** Returns what filters see of a record; null if it is no example, as the problems say. */
    FilterPass.@Nullable View view(Row row, Consumer<Problem> problems) {
        // What is wrong with a conversation is told when it is made into an example.
        var example = toExample.read(row.value(), problems);
        return example.isEmpty()
                ? null
                : new FilterPass.View(named(example.get(), row), MISSING_FIELD, missing(row, problems));
    }

    /** Without an id, a record is known by its file and its number in it. */
    private static Example named(Example example, Row row) {
        return example.id().isEmpty() ? example.withId(row.value().place().file() + ":" + row.number()) : example;
    }

    /** An absent input is an empty one; any other field that is judged must be there. */
    private @Nullable Rejection missing(Row row, Consumer<Problem> problems) {
        var record = Conversation.flat(row.value(), problem -> {});
        for (var field : judged) {
            var name = fields.getOrDefault(field, field);
            if (!field.equals("input") && !record.entries().containsKey(name)) {
                if (strict) {
                    problems.accept(new Problem(
                            row.value().place().toString(),
                            "missing \"" + name + "\"",
                            "it is judged; --field renames"));
                }
                return new Rejection(MISSING_FIELD + ":absent", "the record has no field \"" + name + "\"", name);
            }
        }
        return null;
    }
}
