package dev.espalier.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How large a dataset, where, and which one of all that could be drawn. */
final class DatasetArguments {

    static final long DEFAULT_SEED = 42;

    @Option(
            names = "--target",
            paramLabel = "N",
            description = "How many examples the dataset shall hold, exactly. Needed, unless the recipe's input ends by"
                    + " itself or a limit is given.")
    @Nullable
    Integer target;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The run directory: a new one, or one to continue. Default: a new one," + " runs/RECIPE-DATE-N.")
    @Nullable
    Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The number that fixes all that is drawn at random. Default: 42.")
    long seed = DEFAULT_SEED;
}
