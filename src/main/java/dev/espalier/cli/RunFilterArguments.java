package dev.espalier.cli;

import dev.espalier.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The files that the filters of a run compared with. A run records what they held, not where they are. */
final class RunFilterArguments {

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The seed files of the run, unless it used those that come with Espalier.")
    private final List<Path> seeds = new ArrayList<>();

    @Mixin
    private final ReferenceArguments references = new ReferenceArguments();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called in the seed files, such as instruction=prompt. May be repeated.")
    private final List<String> fields = new ArrayList<>();

    boolean areGiven() {
        return !seeds.isEmpty() || references.areGiven();
    }

    /** Reads the files; {@code problems} is told if they are not those of the run. */
    RunFilters read(Path run, InputStream in, Problems problems) throws IOException {
        var origin = Origins.of(run, "");
        var materials = new RunMaterials(origin.recipe());
        return new RunFilters(
                origin,
                materials.seeds(seeds, FieldNames.parse(fields, SeedArguments.FIELDS), problems),
                materials.references(references, in, problems));
    }
}
