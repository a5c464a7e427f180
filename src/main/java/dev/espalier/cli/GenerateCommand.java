package dev.espalier.cli;

import dev.espalier.catalog.Identity;
import dev.espalier.engine.Ending;
import dev.espalier.engine.Limits;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.engine.RunResult;
import dev.espalier.llm.LlmException;
import dev.espalier.problem.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a dataset, or continues with one. */
@Command(
        name = "generate",
        sortOptions = false,
        description = {
            "Makes a dataset from seed tasks by a recipe. The same command on the same directory continues a run that was"
                    + " stopped; a higher --target extends one that is finished."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier generate --target 100 --out runs/first",
            "  espalier generate --target 500 --recipe alpaca --seeds my-tasks.jsonl",
            "  espalier generate --target 1000 --model openai:gpt-4.1-mini --max-calls 5000",
            "  espalier generate --target 1000 --model ollama:llama3.2 --concurrency 4",
            "  espalier generate --target 1000 --model openai:my-model --base-url http://localhost:8000/v1"
        })
final class GenerateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--target", paramLabel = "N", description = "How many examples the dataset shall hold, exactly.")
    private @Nullable Integer target;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The run directory. Default: runs/RECIPE-DATE-N, a new one.")
    private @Nullable Path out;

    @Mixin
    private final RecipeArguments recipe = new RecipeArguments();

    @Mixin
    private final SeedArguments seeds = new SeedArguments();

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Number that fixes all that is drawn at random. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many items are worked on at once; changes the speed, never the result. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int concurrency = 8;

    @Option(names = "--max-calls", paramLabel = "N", description = "Stops before more calls are sent (exit 6).")
    private @Nullable Long maxCalls;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Stops before more tokens are used, prompts and replies together (exit 6).")
    private @Nullable Long maxTokens;

    @Option(names = "--max-minutes", paramLabel = "N", description = "Stops after so many minutes (exit 6).")
    private @Nullable Double maxMinutes;

    @Option(names = "--offline", description = "Sends no call: the journal must hold every reply.")
    private boolean offline;

    @Option(names = "--json", description = "Prints the summary as one line of JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Prints neither progress nor summary.")
    private boolean quiet;

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        var limits = limits();
        var setup = Setup.of(recipe, seeds, model, seed, surroundings);
        setup.tellSkipped(surroundings.err());
        if (setup.assembly().plan().source() == null && target == null && !isBounded()) {
            throw usage("recipe " + setup.recipe().name()
                    + " makes examples without end; say how many you want with --target");
        }
        setup.checkTokenBounds(maxTokens);
        var directory = out == null ? newDirectory(setup.recipe().name()) : out;
        try (var run = RunDirectory.open(directory, setup.assembly().resolved(), Identity::differences);
                var log = new RunLog(directory.resolve(RunDirectory.LOG))) {
            checkTarget(run, directory);
            return run(setup, limits, run, directory, log.command());
        }
    }

    private int run(Setup setup, Limits limits, RunDirectory directory, Path path, Logger log) throws IOException {
        var progress = new ProgressLine(surroundings, target);
        var run =
                new Run(setup.assembly().plan(), limits, directory, quiet ? p -> {} : progress::show, System::nanoTime);
        var signal = new AtomicInteger(ExitCode.INTERRUPTED);
        Signals.handle(code -> {
            signal.set(code);
            run.interrupt();
        });
        warnOfNarrowWindows(setup);
        log.info(
                "recipe {} seed {} concurrency {} target {} recorded calls {}",
                setup.recipe().name(),
                seed,
                concurrency,
                target,
                directory.recordedCalls());
        RunResult result;
        try {
            result = run.go();
        } finally {
            progress.clear();
        }
        log.info("{}; {}", result.ending().words(), result.totals());
        int code = exitCode(result.ending(), signal.get());
        report(setup, result, directory, path, code);
        return code;
    }

    private void report(Setup setup, RunResult result, RunDirectory directory, Path path, int code) throws IOException {
        if (result.caughtUp()) {
            var report = new LinkedHashMap<String, Object>();
            report.put("recipe", setup.recipe().name());
            report.put("models", setup.models());
            report.putAll(result.toMap());
            directory.writeReport(report);
        }
        var summary = new Summary(result, path, path.resolve(RunDirectory.DATASET), directory.recordedExamples(), code);
        if (json) {
            summary.writeJson(surroundings.out());
        } else if (!quiet) {
            summary.write(surroundings.out());
            setup.tellModels(surroundings.out());
            tellNext(result.ending(), path);
        }
        LlmException failure = result.failure();
        if (failure != null) {
            ErrorReporter.report(failure, surroundings.err());
        }
    }

    private void tellNext(Ending ending, Path path) {
        switch (ending) {
            case TARGET_REACHED, INPUT_FINISHED ->
                surroundings
                        .out()
                        .println("  next: espalier export " + Printable.line(path.toString())
                                + " --format alpaca --out dataset.json");
            case DRIED_UP, INPUT_EXHAUSTED ->
                surroundings
                        .out()
                        .println("  rejected.jsonl says why; more varied seeds, or another recipe, give more");
            default -> surroundings.out().println("  to continue, run the same command again");
        }
    }

    private static int exitCode(Ending ending, int signal) {
        return switch (ending) {
            case TARGET_REACHED, INPUT_FINISHED -> ExitCode.OK;
            case MODEL_FAILED -> ExitCode.MODEL;
            case INTERRUPTED -> signal;
            case INPUT_EXHAUSTED, MAX_CALLS, MAX_TOKENS, MAX_TIME, DRIED_UP -> ExitCode.LIMIT;
        };
    }

    private void warnOfNarrowWindows(Setup setup) {
        int widest = setup.assembly().plan().stages().stream()
                .mapToInt(stage -> stage.window())
                .sum();
        if (concurrency > widest && !quiet) {
            surroundings
                    .err()
                    .println("espalier: the windows of the recipe let at most " + widest
                            + " items be under way; --concurrency " + concurrency + " does not help beyond that");
        }
    }

    private void checkTarget(RunDirectory run, Path directory) throws IOException {
        long recorded = run.recordedExamples();
        if (target != null && recorded > target) {
            throw usage(directory + " holds " + recorded + " examples already; --target can only grow");
        }
    }

    private boolean isBounded() {
        return maxCalls != null || maxTokens != null || maxMinutes != null;
    }

    private Limits limits() {
        positive("--target", target);
        positive("--concurrency", concurrency);
        positive("--max-calls", maxCalls);
        positive("--max-tokens", maxTokens);
        positive("--max-minutes", maxMinutes);
        var maxTime = maxMinutes == null ? null : Duration.ofMillis(Math.round(maxMinutes * 60_000));
        return new Limits(target, maxCalls, maxTokens, maxTime, concurrency, offline);
    }

    private void positive(String option, @Nullable Number value) {
        if (value != null && !(value.doubleValue() > 0)) {
            throw usage(option + " must be more than 0 but was " + value);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Path newDirectory(String recipe) {
        var date = LocalDate.now(ZoneId.systemDefault());
        for (int i = 1; ; i++) {
            var path = Path.of("runs", recipe + "-" + date + "-" + i);
            if (!Files.exists(path)) {
                return path;
            }
        }
    }
}
