package dev.espalier.cli;

import dev.espalier.io.DatasetSource;
import dev.espalier.problem.ProblemException;
import dev.espalier.seed.SeedLoader;
import dev.espalier.seed.Seeds;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which seed tasks. */
final class SeedArguments {

    private static final Set<String> FIELDS =
            Set.of("id", "name", "instruction", "instances", "input", "output", "is_classification");

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Seed tasks: JSON Lines (also Self-Instruct's), a JSON array (Alpaca's), CSV or YAML, plain or"
                            + " .gz; - is standard input. Default: those that come with Espalier.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description =
                    "What a field is called in the files of --seeds and --input, such as instruction=prompt. May be"
                            + " repeated.")
    List<String> fields = new ArrayList<>();

    @Option(names = "--skip-bad-seeds", description = "Lists bad seeds and goes on without them.")
    boolean skipBad;

    /**
     * Returns the names in the files of {@code --input} by ours, which may be any.
     *
     * @throws UsageException if there is no file to read
     */
    Map<String, String> inputNames(boolean isInputGiven) {
        if (!fields.isEmpty() && files.isEmpty() && !isInputGiven) {
            FieldNames.parse(fields, FIELDS);
            throw new UsageException("--field says how to read --seeds and --input; give one of them, too");
        }
        return isInputGiven ? FieldNames.parse(fields, null) : Map.of();
    }

    /**
     * Loads the seed tasks.
     *
     * @throws UsageException if the options contradict each other
     * @throws ProblemException with every problem found in the files
     */
    Seeds load(InputStream in) {
        if (files.isEmpty()) {
            return SeedLoader.builtin();
        }
        if (files.stream().filter(SeedArguments::isStandardInput).count() > 1) {
            throw new UsageException("--seeds: - is given twice; standard input can be read once");
        }
        var sources = files.stream()
                .map(file -> isStandardInput(file) ? DatasetSource.standardInput(in) : DatasetSource.file(file))
                .toList();
        return new SeedLoader(FieldNames.parse(fields, FIELDS), skipBad).load(sources);
    }

    private static boolean isStandardInput(Path file) {
        return file.toString().equals("-");
    }
}
