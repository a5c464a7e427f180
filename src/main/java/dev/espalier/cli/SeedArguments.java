package dev.espalier.cli;

import dev.espalier.io.DatasetSource;
import dev.espalier.problem.ProblemException;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which seed tasks. */
final class SeedArguments {

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Seed tasks: JSON Lines (also Self-Instruct's), a JSON array (Alpaca's), CSV or YAML, plain or"
                            + " .gz. Default: the 220 that come with Espalier.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description = "What a field is called in the seed files, such as instruction=prompt. May be repeated.")
    Map<String, String> fields = new LinkedHashMap<>();

    @Option(names = "--skip-bad-seeds", description = "Lists bad seeds and goes on without them.")
    boolean skipBad;

    /**
     * Loads the seed tasks.
     *
     * @throws ProblemException with every problem found
     */
    Seeds load(InputStream in) {
        if (files.isEmpty()) {
            return SeedLoader.builtin();
        }
        var sources = files.stream()
                .map(file -> file.toString().equals("-") ? DatasetSource.standardInput(in) : DatasetSource.file(file))
                .toList();
        return new SeedLoader(fields, skipBad).load(sources);
    }
}
