package dev.espalier.cli;

import dev.espalier.export.HubOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code export --format hf} is told beside. */
final class HubArguments {

    static final String FORMAT = "hf";

    /** The files of the parts. */
    private enum FileKind {
        PARQUET,
        JSONL
    }

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description = "Of hf: the share of validation. Default: 0.05.")
    private @Nullable Double validation;

    @Option(names = "--test", paramLabel = "SHARE", description = "Of hf: the share of the test part. Default: 0.05.")
    private @Nullable Double test;

    @Option(
            names = "--near",
            paramLabel = "T",
            description = "Of hf: examples with a ROUGE-L F1 above T stand in the same part. Default: 0.7.")
    private @Nullable Double near;

    @Option(names = "--files", paramLabel = "KIND", description = "Of hf: ${COMPLETION-CANDIDATES}. Default: PARQUET.")
    private @Nullable FileKind files;

    @Option(
            names = "--licence",
            paramLabel = "NAME",
            description = "Of hf: the licence of the dataset, by its name on the hub, such as mit. Default: unknown.")
    private @Nullable String licence;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Of hf: a language of the dataset, such as en. May be repeated. Default: as seen.")
    private final List<String> languages = new ArrayList<>();

    /**
     * Checks that none of this was given with another format.
     *
     * @throws UsageException if it was
     */
    void checkUnused(String format) {
        if (validation != null
                || test != null
                || near != null
                || files != null
                || licence != null
                || !languages.isEmpty()) {
            throw new UsageException(
                    "--validation, --test, --near, --files, --licence and --language are for --format hf," + " not "
                            + format + "; leave them out");
        }
    }

    /**
     * Returns what was given, else the defaults.
     *
     * @throws UsageException if a number is out of range
     */
    HubOptions options(long seed) {
        double ofValidation = validation == null ? 0.05 : validation;
        double ofTest = test == null ? 0.05 : test;
        double threshold = near == null ? 0.7 : near;
        if (!(ofValidation >= 0 && ofTest >= 0 && ofValidation + ofTest < 1)) {
            throw new UsageException("--validation " + ofValidation + " and --test " + ofTest
                    + " leave nothing to train on; give shares from 0 whose sum is below 1");
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new UsageException("--near must be from 0 to 1 but was " + threshold);
        }
        return new HubOptions(
                ofValidation,
                ofTest,
                threshold,
                seed,
                files != FileKind.JSONL,
                licence == null ? "unknown" : licence,
                languages);
    }
}
