package dev.espalier.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    private final RunArguments run = new RunArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return run.run(recipe.source(), recipe.changes, seeds, input, dataset, surroundings);
    }
}
