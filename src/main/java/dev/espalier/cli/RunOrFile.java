package dev.espalier.cli;

import dev.espalier.catalog.Identity;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.LastLine;
import dev.espalier.io.Place;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an argument {@code RUN|FILE} stands for. */
final class RunOrFile {

    private static final String GO_ON =
            "if the run was killed, give its command again to go on from there; no recorded call is paid twice";

    /** Where the report of a run has its id. */
    static final String RUN = "run";

    private RunOrFile() {}

    /**
     * Returns the dataset: that of the run, the file, or standard input for {@code -}.
     *
     * @throws ProblemException if it is a directory without a dataset, or with one that was cut off
     */
    static DatasetSource dataset(Path source, Surroundings surroundings) {
        if (ReferenceArguments.isStandardInput(source)) {
            return DatasetSource.standardInput(surroundings.in());
        }
        if (!Files.isDirectory(source)) {
            return DatasetSource.file(source);
        }
        var dataset = source.resolve(RunDirectory.DATASET);
        if (!Files.exists(dataset)) {
            throw new ProblemException(
                    source.toString(), "holds no " + RunDirectory.DATASET, "name a run directory or a dataset");
        }
        if (isRun(source)) {
            checkRecipe(source);
        }
        checkWhole(source, RunDirectory.DATASET);
        return DatasetSource.file(dataset);
    }

    /**
     * Checks that dataset or ledger of a run, if it is there, does not end within a line, nor before what its report tells of.
     *
     * @param name of the file
     * @throws ProblemException if it does, or cannot be read
     */
    static void checkWhole(Path run, String name) {
        var file = run.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        try {
            LastLine.check(file, GO_ON);
            long told = RecordedReport.lines(run, name);
            long lines = told == 0 ? 0 : LastLine.lines(file);
            if (lines < told) {
                throw new ProblemException(
                        new Place(file.toString(), (int) lines + 1, 1).toString(),
                        "the file ends after " + Count.of(lines, "record") + "; " + RunDirectory.REPORT + " tells of "
                                + told,
                        GO_ON);
            }
        } catch (IOException e) {
            throw new ProblemException(file.toString(), "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    static boolean isRun(Path source) {
        return Files.exists(source.resolve(RunDirectory.RECIPE));
    }

    /**
     * Checks that a run is one.
     *
     * @throws ProblemException if not
     */
    static void checkRun(Path run) {
        if (!Files.exists(run)) {
            throw new ProblemException(run.toString(), "there is no such directory", "name the directory of a run");
        }
        if (!isRun(run)) {
            throw new ProblemException(
                    run.toString(),
                    "holds no " + RunDirectory.RECIPE + ": it is no run",
                    "name the directory of a run");
        }
        checkRecipe(run);
    }

    private static void checkRecipe(Path run) {
        var recipe = run.resolve(RunDirectory.RECIPE);
        try {
            var text = Files.readString(recipe, StandardCharsets.UTF_8);
            boolean isCutOff = !text.isEmpty() && !text.endsWith("\n");
            var id = Identity.runId(text);
            if (isCutOff || !RecordedReport.of(run).getOrDefault(RUN, id).equals(id)) {
                throw new ProblemException(
                        recipe.toString(),
                        "the file was cut off or changed: it is not the one that the run was made with",
                        "restore it, or name " + RunDirectory.DATASET + " itself to do without it");
            }
        } catch (IOException e) {
            throw new ProblemException(recipe.toString(), "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    /**
     * Checks where a dataset is written. Not even with --force: what a run recorded cannot be made again without paying for it
     * again.
     *
     * @throws UsageException if it is what is read, or belongs to a run
     */
    static void checkTarget(String out, List<Path> sources) throws IOException {
        checkTarget("--out", out, sources);
    }

    /** Checks the same of what another option names. */
    static void checkTarget(String option, String out, List<Path> sources) throws IOException {
        if (out.isEmpty()) {
            throw new UsageException(option + " is empty; name a file, or - for standard output");
        }
        if (out.equals("-")) {
            return;
        }
        var file = Path.of(out);
        for (var source : sources) {
            if (Files.exists(file) && Files.exists(source) && Files.isSameFile(file, source)) {
                throw new UsageException(option + ": " + out + " is what is read; choose another name");
            }
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && RunDirectory.FILES.contains(String.valueOf(file.getFileName())) && isRun(folder)) {
            throw new UsageException(
                    option + ": " + out + " belongs to the run in that directory; choose another name");
        }
    }
}
