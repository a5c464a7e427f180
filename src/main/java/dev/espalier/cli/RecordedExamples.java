package dev.espalier.cli;

import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.ExampleJson;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import dev.espalier.problem.Problem;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a run recorded of candidates: accepted ones in the dataset, rejected ones in the ledger.
 *
 * @param run its directory
 * @param cut is told, with each reading, of a last line that was cut off and is left out
 */
record RecordedExamples(Path run, Consumer<Problem> cut) {

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
    }

    /** Returns the candidate with this id. */
    Optional<Found> find(String id) throws IOException {
        var found = new LinkedHashMap<String, Found>();
        each(candidate -> {
            if (candidate.id().equals(id)) {
                found.putIfAbsent(id, candidate);
            }
        });
        return Optional.ofNullable(found.get(id));
    }

    /** Shows all candidates, the accepted ones first. */
    void each(Consumer<Found> consumer) throws IOException {
        each(run.resolve(RunDirectory.DATASET), consumer);
        eachRejected(consumer);
    }

    void eachRejected(Consumer<Found> consumer) throws IOException {
        each(run.resolve(RunDirectory.LEDGER), consumer);
    }

    private void each(Path file, Consumer<Found> consumer) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        var lines = RunOrFile.wholeLines(file, cut);
        if (lines.isEmpty()) {
            return;
        }
        var problems = new Problems();
        try (var reader = DatasetReader.open(lines.source(), problems::add)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                var line = PlainValue.of(row.value());
                ExampleJson.fromNode(row.value(), problems::add)
                        .ifPresent(example -> consumer.accept(new Found(example, line)));
            }
        }
        problems.throwIfAny();
    }
}
