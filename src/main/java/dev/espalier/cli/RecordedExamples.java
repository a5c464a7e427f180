package dev.espalier.cli;

import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleJson;
import dev.espalier.io.JsonLine;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run recorded of candidates: accepted ones in the dataset, rejected ones in the ledger.
 *
 * @param run its directory
 */
record RecordedExamples(Path run) {

    private static final Set<String> OF_REJECTION = Set.of("stage", "by", "reason", "detail", "value", "neighbour");

    /**
     * A candidate.
     *
     * @param line its line, without places
     */
    record Found(Example example, Map<String, Object> line) {

        String id() {
            return example.id();
        }

        boolean isRejected() {
            return line.get("reason") instanceof String;
        }

        String text(String name) {
            return line.get(name) instanceof String text ? text : "";
        }

        /** Returns why it was rejected; null if it was not, or if that is no code of ours. */
        @Nullable
        Rejection rejection() {
            if (!Rejection.isCode(text("reason"))) {
                return null;
            }
            var value = line.get("value");
            var neighbour = line.get("neighbour") instanceof Map<?, ?> told
                    ? new Neighbour(String.valueOf(told.get("id")), String.valueOf(told.get("text")))
                    : null;
            return new Rejection(text("reason"), text("detail"), Rejection.isValue(value) ? value : null, neighbour);
        }
    }

    /**
     * Returns the further fields of a candidate, as texts: others than texts in JSON.
     *
     * @param isRejected whether its line tells of a rejection, too, which is left out
     */
    static Map<String, String> fields(Example example, boolean isRejected) {
        var fields = new LinkedHashMap<String, String>();
        example.more().forEach((name, value) -> {
            if (!isRejected || !OF_REJECTION.contains(name)) {
                fields.put(name, value instanceof String text ? text : JsonLine.value(value));
            }
        });
        return fields;
    }

    /** Returns the instruction of a candidate, or its fields if it has none. */
    static String text(Example example, boolean isRejected) {
        return example.instruction().isEmpty()
                ? fields(example, isRejected).entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining("; "))
                : example.instruction();
    }

    /** Returns the candidates with these ids that there are, by id. */
    Map<String, Found> find(Set<String> ids) throws IOException {
        var found = new LinkedHashMap<String, Found>();
        if (!ids.isEmpty()) {
            Predicate<Example> isWanted = example -> ids.contains(example.id());
            each(RunDirectory.DATASET, isWanted, candidate -> found.putIfAbsent(candidate.id(), candidate));
            each(RunDirectory.LEDGER, isWanted, candidate -> found.putIfAbsent(candidate.id(), candidate));
        }
        return found;
    }

    /** Shows all candidates, the accepted ones first. */
    void each(Consumer<Found> consumer) throws IOException {
        each(RunDirectory.DATASET, all -> true, consumer);
        eachRejected(consumer);
    }

    void eachRejected(Consumer<Found> consumer) throws IOException {
        each(RunDirectory.LEDGER, all -> true, consumer);
    }

    private void each(String name, Predicate<Example> wanted, Consumer<Found> consumer) throws IOException {
        var file = run.resolve(name);
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        var problems = new Problems();
        ReadAhead.Work<Found> ofRow = (row, told) -> ExampleJson.fromNode(row.value(), told)
                .filter(wanted)
                .map(example -> new Found(example, PlainValue.of(row.value())))
                .orElse(null);
        new ReadAhead(List.of(DatasetSource.file(file)), ReadAhead.THREADS, problems).each(ofRow, consumer::accept);
        problems.throwIfAny();
    }
}
