package dev.espalier.seed;

import dev.espalier.io.Conversation;
import dev.espalier.io.ExampleReader;
import dev.espalier.io.FieldSearch;
import dev.espalier.io.Node;
import dev.espalier.io.Place;
import dev.espalier.io.Row;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns one record into a seed task, or tells all that is wrong with it. */
final class SeedReader {

    /** A seed task, and where its id stands (or the record, if the id was made up). */
    record Found(SeedTask task, Place idPlace) {}

    private final FieldSearch search;
    private final Map<String, String> fields;
    private final Node.Mapping record;
    private final String fallbackId;
    private final Consumer<Problem> problems;
    private boolean failed;

    SeedReader(FieldSearch search, Row row, String fallbackId, Consumer<Problem> problems) {
        this.search = search;
        this.fields = search.names();
        this.fallbackId = fallbackId;
        this.problems = problems;
        this.record = Conversation.flat(row.value(), problem -> {
            failed = true;
            problems.accept(problem);
        });
        search.look(row.value());
        search.look(record);
    }

    Optional<Found> task() {
        var id = text(record, "id");
        var name = text(record, "name");
        var instruction = instruction();
        var instances = value(record, "instances") == null ? singleInstance() : instances();
        boolean classification = isClassification();
        if (failed) {
            return Optional.empty();
        }
        var idValue = id.isBlank() ? null : value(record, "id");
        return Optional.of(new Found(
                new SeedTask(idValue == null ? fallbackId : id, name, instruction, instances, classification),
                idValue == null ? record.place() : idValue.place()));
    }

    private String instruction() {
        var source = fields.getOrDefault("instruction", "instruction");
        var value = value(record, "instruction");
        if (value == null) {
            problem(record.place(), "missing \"" + source + "\"", "every seed needs one (see seeds/README.md)");
            return "";
        }
        boolean before = failed;
        var text = text(record, "instruction");
        if (text.isBlank() && failed == before) {
            problem(value.place(), "\"" + source + "\" is blank", "every seed needs one (see seeds/README.md)");
        }
        return text;
    }

    /** Alpaca has records with an empty output; they are seeds without a worked case. */
    private List<SeedTask.Instance> singleInstance() {
        var input = text(record, "input");
        var output = text(record, "output");
        return output.isBlank() ? List.of() : List.of(new SeedTask.Instance(input, output));
    }

    private List<SeedTask.Instance> instances() {
        var value = value(record, "instances");
        if (!(value instanceof Node.Sequence list)) {
            wrongKind("instances", value, "a list of {input, output} is wanted");
            return List.of();
        }
        var instances = new ArrayList<SeedTask.Instance>();
        for (var item : list.items()) {
            if (item instanceof Node.Mapping mapping) {
                instances.add(instance(mapping));
            } else {
                problem(item.place(), "this instance is " + item.kind(), "{input, output} is wanted");
            }
        }
        return instances;
    }

    private SeedTask.Instance instance(Node.Mapping mapping) {
        search.look(mapping);
        var input = text(mapping, "input");
        boolean before = failed;
        var output = text(mapping, "output");
        if (output.isBlank() && failed == before) {
            var source = fields.getOrDefault("output", "output");
            var blank = value(mapping, "output");
            problem(
                    blank == null ? mapping.place() : blank.place(),
                    blank == null
                            ? "an instance without \"" + source + "\""
                            : "\"" + source + "\" of an instance is blank",
                    "write the right answer, or take the instance out");
        }
        return new SeedTask.Instance(input, output);
    }

    /** CSV has only texts, so the words true and false are taken, too; an empty one is no value. */
    private boolean isClassification() {
        var value = value(record, SeedLoader.IS_CLASSIFICATION);
        if (value == null) {
            return false;
        }
        if (value instanceof Node.Bool bool) {
            return bool.value();
        }
        if (value instanceof Node.Text text && List.of("true", "false", "").contains(text.value())) {
            return text.value().equals("true");
        }
        wrongKind(SeedLoader.IS_CLASSIFICATION, value, "true or false is wanted");
        return false;
    }

    private String text(Node.Mapping mapping, String field) {
        var value = value(mapping, field);
        if (value instanceof Node.Sequence || value instanceof Node.Mapping) {
            wrongKind(field, value, "a text is wanted");
            return "";
        }
        return value == null ? "" : ExampleReader.notation(value);
    }

    /** Returns the value of a field under its name in this file; null counts as no value. */
    private @Nullable Node value(Node.Mapping mapping, String field) {
        var entry = mapping.entries().get(fields.getOrDefault(field, field));
        return entry == null || entry.value() instanceof Node.Null ? null : entry.value();
    }

    private void wrongKind(String field, @Nullable Node value, String wanted) {
        var found = value instanceof Node.Text text
                ? "the text \"" + Printable.excerpt(text.value(), 40) + "\""
                : value == null ? "null" : value.kind();
        problem(
                value == null ? record.place() : value.place(),
                "\"" + fields.getOrDefault(field, field) + "\" is " + found,
                wanted);
    }

    private void problem(Place place, String statement, String hint) {
        failed = true;
        problems.accept(new Problem(place.toString(), statement, hint));
    }
}
