package dev.espalier.io;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.problem.Problem;
import dev.espalier.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Turns records of any dataset into examples, conversations (see {@link Conversation}) included. {@code id}, {@code
 * instruction}, {@code input} and {@code output} are texts (a number or a boolean gives its notation, null is no value);
 * {@code lineage} must be one of ours; all others are kept as further fields, in order. Thread-safe.
 */
public final class ExampleReader {

    private final FieldSearch search;
    private final Map<String, String> sources;
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Set<String> needed;

    /**
     * Makes a reader.
     *
     * @param fields the names in the records by our names, as {@code --field instruction=prompt} gives them; a name that is
     *     none of ours renames a further field
     * @param needed the fields, by our names, that must be there
     * @throws IllegalArgumentException if two names stand for the same field of the records
     */
    public ExampleReader(Map<String, String> fields, Set<String> needed) {
        this(new FieldSearch(fields), needed);
    }

    /**
     * Makes a reader that takes note of the names it meets.
     *
     * @param search has the names in the records by ours
     * @param needed the fields, by our names, that must be there
     * @throws IllegalArgumentException if two names stand for the same field of the records
     */
    public ExampleReader(FieldSearch search, Set<String> needed) {
        this.search = search;
        this.sources = search.names();
        this.needed = new TreeSet<>(needed);
        sources.forEach((target, source) -> {
            if (targets.put(source, target) != null) {
                throw new IllegalArgumentException("two names for the field " + source);
            }
        });
    }

    /**
     * Returns the example that a record holds.
     *
     * @param problems is told everything that is missing or of the wrong kind, if nothing is returned
     */
    public Optional<Example> read(Node.Mapping record, Consumer<Problem> problems) {
        var reading = new Reading(problems);
        var plain = Conversation.flat(record, reading::problem);
        search.look(record);
        search.look(plain);
        var fields = reading.renamed(plain);
        reading.checkNeeded(plain, fields);
        fields.forEach(reading::take);
        return reading.failed ? Optional.empty() : Optional.of(reading.example());
    }

    /**
     * Returns the examples of a record that may be a task with instances, as seed tasks are: one for each {@code {input,
     * output}} in the list {@code instances}, with all other fields of the record, if it has no input or output of its own;
     * one without an output if the list is empty. Of any other record, what {@link #read} returns.
     *
     * @param problems is told everything that is missing or of the wrong kind, if nothing is returned
     */
    public List<Example> readInstances(Node.Mapping record, Consumer<Problem> problems) {
        search.look(record);
        // What is wrong with the task is wrong with each of its instances, and told once.
        var told = new LinkedHashSet<Problem>();
        var examples = new Instances(sources, told::add)
                .of(record).stream()
                        .flatMap(instance -> read(instance, told::add).stream())
                        .toList();
        told.forEach(problems);
        return told.isEmpty() ? examples : List.of();
    }

    /** The work on one record. */
    private final class Reading {

        private final Consumer<Problem> problems;
        private final Map<String, Object> more = new LinkedHashMap<>();
        private String id = "";
        private String instruction = "";
        private String input = "";
        private String output = "";
        private Lineage lineage = Lineage.NONE;
        private boolean failed;

        Reading(Consumer<Problem> problems) {
            this.problems = problems;
        }

        Map<String, Node.Entry> renamed(Node.Mapping record) {
            if (targets.isEmpty()) {
                return record.entries();
            }
            var fields = new LinkedHashMap<String, Node.Entry>();
            record.entries().forEach((name, entry) -> {
                var target = targets.getOrDefault(name, name);
                if (fields.putIfAbsent(target, entry) != null) {
                    problem(
                            entry.keyPlace(),
                            "two fields for \"" + target + "\": \"" + sources.get(target) + "\" and \"" + target + "\"",
                            "give the second another name: --field NAME=" + target);
                }
            });
            return fields;
        }

        void checkNeeded(Node.Mapping record, Map<String, Node.Entry> fields) {
            for (var name : needed) {
                var entry = fields.get(name);
                var source = sources.getOrDefault(name, name);
                if (entry == null) {
                    problem(record.place(), "missing \"" + source + "\"", hintForMissing(name, source, record));
                } else if (entry.value() instanceof Node.Null) {
                    problem(entry.value().place(), "\"" + source + "\" is null", "a text is wanted");
                }
            }
        }

        private String hintForMissing(String name, String source, Node.Mapping record) {
            return Suggestion.nearest(source, record.entries().keySet())
                    .map(near -> "did you mean \"" + NodeBuilder.shown(near) + "\"? (--field " + name + "=NAME)")
                    .orElse("if it has another name here, say so: --field " + name + "=NAME");
        }

        void take(String name, Node.Entry entry) {
            switch (name) {
                case ExampleJson.ID -> id = text(name, entry.value());
                case "instruction" -> instruction = text(name, entry.value());
                case "input" -> input = text(name, entry.value());
                case "output" -> output = text(name, entry.value());
                case ExampleJson.LINEAGE -> takeLineage(entry);
                default -> more.put(name, PlainValue.of(entry.value()));
            }
        }

        private void takeLineage(Node.Entry entry) {
            ExampleJson.lineage(entry.value())
                    .ifPresentOrElse(
                            found -> lineage = found,
                            () -> problem(
                                    entry.keyPlace(),
                                    "\"lineage\" does not have the layout of this program",
                                    "read it under another name: --field NAME=lineage"));
        }

        private String text(String name, Node value) {
            if (value instanceof Node.Sequence || value instanceof Node.Mapping) {
                var source = sources.getOrDefault(name, name);
                problem(value.place(), "\"" + source + "\" is " + value.kind(), "a text is wanted");
                return "";
            }
            return notation(value);
        }

        private void problem(Place place, String statement, String hint) {
            problem(new Problem(place.toString(), statement, hint));
        }

        void problem(Problem problem) {
            failed = true;
            problems.accept(problem);
        }

        Example example() {
            return new Example(id, instruction, input, output, more, lineage);
        }
    }

    /** Returns the text that a scalar stands for: numbers and booleans as JSON writes them, {@code ""} for null. */
    public static String notation(Node scalar) {
        var value = PlainValue.of(scalar);
        if (value instanceof Double number) {
            return JsonNumber.of(number);
        }
        return value == Example.NULL ? "" : value.toString();
    }
}
