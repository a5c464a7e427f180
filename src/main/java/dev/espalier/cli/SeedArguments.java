package dev.espalier.cli;

import dev.espalier.io.DatasetSource;
import dev.espalier.io.FieldSearch;
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

    static final Set<String> FIELDS =
            Set.of("id", "name", "instruction", "instances", "input", "output", "is_classification");

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Seed tasks: JSON Lines (also Self-Instruct's), a JSON array (Alpaca's), CSV or YAML, plain or"
                            + " .gz, or Parquet; - is standard input. Default: those that come with Espalier.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "FIELD=NAME",
            description =
                    "What a field is called in the files of --seeds, --input and --against, such as instruction=prompt. May be"
                            + " repeated.")
    List<String> fields = new ArrayList<>();

    @Option(names = "--skip-bad-seeds", description = "Lists bad seeds and goes on without them.")
    boolean skipBad;

    /**
     * Checks that standard input is read once, and that names of fields are for something.
     *
     * @throws UsageException if not
     */
    void checkFiles(InputArguments input, ReferenceArguments references) {
        long own = files.stream().filter(ReferenceArguments::isStandardInput).count();
        long given =
                input.files.stream().filter(ReferenceArguments::isStandardInput).count();
        if (own + given + references.standardInputs() > 1) {
            var option = own > 0 ? "--seeds" : given > 0 ? "--input" : "--against";
            throw new UsageException(option + ": - is given twice; standard input can be read once");
        }
        boolean isAnyGiven = !files.isEmpty() || !input.files.isEmpty() || references.hasEarlier();
        if (!names(input).isEmpty() && !isAnyGiven) {
            throw new UsageException("--field says how to read --seeds, --input and --against; give one of them, too");
        }
    }

    /**
     * Returns the names of fields in the files by ours, which may be any where there is input.
     *
     * @throws UsageException if they contradict each other
     */
    Map<String, String> names(InputArguments input) {
        return FieldNames.parse(fields, input.files.isEmpty() ? FIELDS : null);
    }

    /**
     * Loads the seed tasks.
     *
     * @param search has the names of fields
     * @throws ProblemException with every problem found in the files
     */
    Seeds load(FieldSearch search, InputStream in) {
        if (files.isEmpty()) {
            return SeedLoader.builtin();
        }
        var sources = files.stream()
                .map(file -> ReferenceArguments.isStandardInput(file)
                        ? DatasetSource.standardInput(in)
                        : DatasetSource.file(file))
                .toList();
        return new SeedLoader(search, skipBad).load(sources);
    }
}
