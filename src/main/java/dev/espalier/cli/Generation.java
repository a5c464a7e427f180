package dev.espalier.cli;

import dev.espalier.catalog.FilterNotes;
import dev.espalier.catalog.FilterNotes.RougeTokens;
import dev.espalier.catalog.Identity;
import dev.espalier.engine.Ending;
import dev.espalier.engine.Limits;
import dev.espalier.engine.RedoRequest;
import dev.espalier.engine.ReusedReplies;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.engine.RunDirectoryException;
import dev.espalier.engine.RunResult;
import dev.espalier.engine.StagePlan;
import dev.espalier.io.FieldSearch;
import dev.espalier.llm.LlmException;
import dev.espalier.problem.Printable;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One process's work on a run directory, as the person at the terminal sees it. */
record Generation(
        Setup setup,
        Limits limits,
        ReusedReplies reused,
        List<String> redo,
        DatasetArguments dataset,
        OutputArguments output,
        BackOff backOff,
        Surroundings surroundings) {

    /**
     * Runs.
     *
     * @return the exit code
     * @throws RunDirectoryException if the directory cannot be used or is held by another process
     */
    @SuppressWarnings("try") // warnings only have to be open
    int run() throws IOException {
        var path = dataset.out == null ? newDirectory(setup.recipe().name()) : dataset.out;
        var progress = new ProgressLine(surroundings, dataset.target);
        // Opening the directory may already warn, of a torn line for instance.
        try (var warnings = new Warnings(progress::say, System::nanoTime);
                var directory = RunDirectory.open(
                        path, setup.assembly().resolved(), (old, now) -> differences(path, old, now));
                var log = new RunLog(path.resolve(RunDirectory.LOG), output.debug)) {
            checkTarget(directory, path);
            directory.reuse(reused);
            if (!redo.isEmpty()) {
                redo(directory, path);
            }
            return run(directory, path, progress, log);
        } catch (RunDirectoryException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            var disk = ErrorReporter.disk(e);
            if (disk == null) {
                throw e;
            }
            throw new RunDirectoryException(
                    path + ": " + ErrorReporter.words(disk)
                            + "; what was recorded stands: when the disk is well again, run the same command"
                            + withOut(path) + " to continue",
                    disk);
        }
    }

    private void redo(RunDirectory directory, Path path) throws IOException {
        var request = RedoRequest.of(path, setup.assembly().plan(), redo);
        directory.redo(request);
        if (!output.quiet) {
            request.words().forEach(words -> surroundings.err().println("espalier: " + words));
            if (setup.models().values().stream().anyMatch(name -> name.startsWith("builtin:"))) {
                surroundings.err().println("espalier: builtin gives the same answer to the same question every time");
            }
        }
    }

    /** A command that named no directory would start anew in another one. */
    private String withOut(Path path) {
        return dataset.out == null ? " with --out " + path : "";
    }

    private static List<Problem> differences(Path path, String old, String now) {
        var problems = new Problems();
        for (var problem : Identity.differences(old, now)) {
            problems.add(path.resolve(RunDirectory.RECIPE).toString(), problem.statement(), problem.hint());
        }
        return problems.shown();
    }

    private void checkTarget(RunDirectory directory, Path path) throws IOException {
        long recorded = directory.recordedExamples();
        if (!redo.isEmpty() && dataset.target != null && recorded == dataset.target && !directory.hasRedone(redo)) {
            throw new UsageException(
                    path + " holds " + recorded + " examples already; --redo adds to them only with a higher --target");
        }
        if (dataset.target != null && recorded > dataset.target) {
            throw new UsageException(path + " holds " + recorded + " examples already; use --target " + recorded
                    + " or more, or another --out");
        }
    }

    @SuppressWarnings("try") // signals only have to be handled
    private int run(RunDirectory directory, Path path, ProgressLine progress, RunLog log) throws IOException {
        var run = new Run(
                setup.assembly().plan(), limits, directory, output.quiet ? p -> {} : progress::show, System::nanoTime);
        run.endWaitsBy(backOff::end);
        var signal = new AtomicInteger(ExitCode.INTERRUPTED);
        warnOfNarrowWindows();
        tellLimitsOfFilters();
        tellOverwritten();
        log.command()
                .info(
                        "recipe {} seed {} concurrency {} target {} recorded calls {}",
                        setup.recipe().name(),
                        dataset.seed,
                        limits.concurrency(),
                        limits.target(),
                        directory.recordedCalls());
        RunResult result;
        try (var signals = new Signals(code -> {
            signal.set(code);
            run.interrupt();
            progress.say("stopping; replies in flight are waited for, up to 30 s; a second signal quits at once");
        })) {
            result = run.go();
        } catch (IOException | RuntimeException e) {
            // Its kind alone: a message may quote texts.
            log.command().info("ended by {}", e.getClass().getName());
            throw e;
        } finally {
            progress.clear();
        }
        var failure = failure(result);
        log.command()
                .info(
                        "{}{}; {}",
                        result.ending().words(),
                        failure == null ? "" : " (" + failure.kind() + ")",
                        result.totals());
        int code = exitCode(result.ending(), signal.get());
        report(result, directory, path, code);
        return code;
    }

    private void report(RunResult result, RunDirectory directory, Path path, int code) throws IOException {
        var rouge = FilterNotes.rougeTokens(setup.filters());
        var tally = BuiltinReport.of(setup, path.resolve(RunDirectory.DATASET));
        if (result.caughtUp()) {
            var report = new LinkedHashMap<String, Object>();
            report.put("recipe", setup.recipe().name());
            report.put(RunOrFile.RUN, setup.assembly().plan().runId());
            report.put("models", setup.models());
            report.putAll(result.toMap());
            tally.ifPresent(families -> report.put("builtin", families.toMap()));
            if (!rouge.isEmpty()) {
                report.put("rouge-l", rouge.stream().map(RougeTokens::toMap).toList());
            }
            directory.writeReport(report);
            writePage(result, directory, path);
        }
        long recorded = result.caughtUp() ? result.accepted() : directory.recordedExamples();
        var summary = new Summary(result, path, path.resolve(RunDirectory.DATASET), recorded, code);
        if (output.json) {
            summary.writeJson(surroundings.out());
        } else if (!output.quiet) {
            summary.write(surroundings.out());
            setup.tellModels(surroundings.out());
            tally.ifPresent(families -> surroundings.out().println("  " + families.words()));
            rouge.stream()
                    .map(RougeTokens::statement)
                    .distinct()
                    .forEach(statement -> surroundings.out().println("  " + statement));
            summary.writeNext(surroundings.out(), dataset.out == null, limits.offline());
        }
        rouge.stream()
                .flatMap(tokens -> tokens.warning().stream())
                .forEach(warning -> surroundings.err().println("espalier: " + warning));
        var failure = failure(result);
        if (failure != null) {
            ErrorReporter.report(failure, surroundings.err());
        }
    }

    /** A run that asked no model takes so little time that looking at all it made would take longer. */
    private static final long MOST_LOOKED_AT = 1 << 18;

    /** A page that cannot be made spoils nothing: the run stands, and {@code inspect --html} makes it again. */
    private void writePage(RunResult result, RunDirectory directory, Path path) {
        if (result.ending() == Ending.INTERRUPTED) {
            // Whoever interrupts does not want to wait.
            return;
        }
        try {
            long most = setup.assembly().plan().models().isEmpty() ? MOST_LOOKED_AT : Long.MAX_VALUE;
            var inspection = new Inspection(path, new FieldSearch(Map.of()), surroundings, most);
            directory.writePage(inspection.reportOn(setup.seeds().tasks()).html());
        } catch (IOException | RuntimeException e) {
            surroundings
                    .err()
                    .println("espalier: " + RunDirectory.PAGE + " was not written ("
                            + reason(e)
                            + "); the run itself is not affected");
        }
    }

    private static String reason(Exception e) {
        if (e instanceof IOException disk) {
            return ErrorReporter.words(disk);
        }
        // Messages of our own bugs are for developers.
        return e instanceof ProblemException problem
                ? Printable.line(String.valueOf(problem.getMessage()))
                : e.getClass().getName();
    }

    /** A reply that was missing beyond the target, or after another limit, was not missed. */
    private static @Nullable LlmException failure(RunResult result) {
        return result.ending() == Ending.MODEL_FAILED ? result.failure() : null;
    }

    private static int exitCode(Ending ending, int signal) {
        return switch (ending) {
            case TARGET_REACHED, INPUT_FINISHED -> ExitCode.OK;
            case MODEL_FAILED -> ExitCode.MODEL;
            case INTERRUPTED -> signal;
            case INPUT_EXHAUSTED, MAX_CALLS, MAX_TOKENS, MAX_COST, MAX_TIME, DRIED_UP -> ExitCode.LIMIT;
        };
    }

    private void warnOfNarrowWindows() {
        int widest = setup.assembly().plan().stages().stream()
                .mapToInt(StagePlan::window)
                .sum();
        if (limits.concurrency() > widest && !output.quiet) {
            surroundings
                    .err()
                    .println("espalier: the windows of the recipe let at most " + widest
                            + " items be under way; --concurrency " + limits.concurrency()
                            + " does not help beyond that");
        }
    }

    private void tellOverwritten() {
        var overwritten = setup.assembly().overwritten();
        if (!overwritten.isEmpty() && !output.quiet) {
            surroundings
                    .err()
                    .println("espalier: the recipe sets fields that the input has, and does not keep what they hold: "
                            + Printable.line(String.join(", ", overwritten))
                            + "; --field NAME="
                            + Printable.line(overwritten.iterator().next())
                            + " reads one under another name");
        }
    }

    private void tellLimitsOfFilters() {
        if (!output.quiet) {
            FilterNotes.limits(setup.filters())
                    .forEach(note -> surroundings.err().println("espalier: " + note));
        }
    }

    /** Makes the directory at once, so that of two processes that start together each gets its own. */
    private static Path newDirectory(String recipe) throws IOException {
        var runs = Path.of("runs");
        try {
            Files.createDirectories(runs);
            var date = LocalDate.now(ZoneId.systemDefault());
            int number = 1;
            while (!isMade(runs.resolve(recipe + "-" + date + "-" + number))) {
                number++;
            }
            return runs.resolve(recipe + "-" + date + "-" + number);
        } catch (IOException e) {
            throw new RunDirectoryException(ErrorReporter.words(e) + "; choose another directory with --out", e);
        }
    }

    private static boolean isMade(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }
}
