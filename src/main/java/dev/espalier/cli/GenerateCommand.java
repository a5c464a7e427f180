package dev.espalier.cli;

import dev.espalier.engine.ReusedReplies;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a dataset, or continues with one. */
@Command(
        name = "generate",
        sortOptions = false,
        description =
                "Makes a dataset from seed tasks by a recipe. The same command on the same directory continues a run"
                        + " that was stopped; a higher --target extends one that is finished.",
        customSynopsis = "espalier generate --target=N [OPTIONS]",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:target reached, or input finished",
            " 2:wrong command line",
            " 3:recipe, seeds, prompts, configuration or input file",
            " 4:model service; run again to continue",
            " 5:disk, or another process works on the run; run again to continue",
            " 6:stopped by a limit before the target; run again to continue",
            "130, 143:interrupted; run again to continue"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier generate --target 100 --out runs/first",
            "  espalier generate --target 500 --recipe alpaca --seeds my-tasks.jsonl",
            "  espalier generate --target 1000 --model openai:gpt-4.1-mini --max-calls 5000",
            "  espalier generate --target 1000 --model ollama:llama3.2 --concurrency 4",
            "  espalier generate --target 1000 --model openai:my-model \\",
            "      --base-url http://localhost:8000/v1",
            "  espalier generate --target 1000 --model gpt-4.1-mini --dry-run"
        })
final class GenerateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final DatasetArguments dataset = new DatasetArguments();

    @Mixin
    private final RecipeChoice recipe = new RecipeChoice();

    @Mixin
    private final SeedArguments seeds = new SeedArguments();

    @Mixin
    private final InputArguments input = new InputArguments();

    @Mixin
    private final ReferenceArguments references = new ReferenceArguments();

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Mixin
    private final LimitArguments limits = new LimitArguments();

    @Mixin
    private final OutputArguments output = new OutputArguments();

    @Option(
            names = "--dry-run",
            description = "Shows the prompts and forecasts calls, tokens, cost and time. Sends and writes nothing.")
    private boolean dryRun;

    @Mixin
    final HelpArguments help = new HelpArguments();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (dataset.out != null && dataset.out.toString().isEmpty()) {
            throw new UsageException("--out is empty; name a directory, or leave it out for a new one in runs/");
        }
        var wanted = limits.limits(dataset.target);
        var backOff = new BackOff();
        var setup = Setup.of(new Setup.Parts(
                recipe.source(), recipe.changes, seeds, input, references, model, dataset.seed, backOff, surroundings));
        setup.tellSkipped(surroundings.err());
        if (!setup.assembly().plan().isFinite() && dataset.target == null && !limits.areGiven()) {
            throw new UsageException("recipe " + setup.recipe().name()
                    + " makes examples without end; say how many you want with --target");
        }
        setup.checkTokenBounds(limits.maxTokens);
        if (wanted.maxCost() != null) {
            PriceCheck.check(setup.assembly().plan().models());
        }
        if (dryRun) {
            new DryRun(setup, dataset, wanted.concurrency()).write(surroundings.out());
            return ExitCode.OK;
        }
        try (var reused = ReusedReplies.open(limits.reuse)) {
            return new Generation(setup, wanted, reused, dataset, output, backOff, surroundings).run();
        }
    }
}
