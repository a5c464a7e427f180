package dev.espalier.cli;

import dev.espalier.builtin.FamilyTally;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the built-in teacher made in a run, by family and level. */
final class BuiltinReport {

    private BuiltinReport() {}

    /** Reads a dataset once; empty if the built-in teacher was not asked, or nothing was accepted. */
    static Optional<FamilyTally> of(Setup setup, Path dataset) throws IOException {
        if (setup.models().values().stream().noneMatch(id -> id.startsWith("builtin:"))
                || !Files.exists(dataset)
                || Files.size(dataset) == 0) {
            return Optional.empty();
        }
        var tally = new FamilyTally();
        var toExample = new ExampleReader(Map.of(), Set.of());
        // We wrote the lines: what is wrong with them now is for the commands that work on them to say.
        try (var reader = DatasetReader.open(DatasetSource.file(dataset), problem -> {})) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                toExample
                        .read(row.value(), problem -> {})
                        .ifPresent(example -> tally.add(example.instruction(), example.input()));
            }
        }
        return Optional.of(tally);
    }
}
