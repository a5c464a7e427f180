package dev.espalier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one recipe on a dataset that is there already: the same engine as {@code generate}, with the input as its argument. */
@Command(
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:input finished, or target reached",
            " 2:wrong command line",
            " 3:recipe, prompts, configuration or input file",
            " 4:model service; run again to continue",
            " 5:disk, or another process works on the run; run again to continue",
            " 6:stopped by a limit; run again to continue",
            "130, 143:interrupted; run again to continue"
        },
        footerHeading = "%nExamples:%n")
abstract class DatasetCommand implements Callable<Integer> {

    private final Surroundings surroundings;
    private final String recipe;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "The dataset: any file that generate --seeds reads, or a run directory. Other fields and ids are"
                            + " kept. A task with several instances gives an example of each.")
    private final List<Path> files = new ArrayList<>();

    @Mixin
    private final DatasetArguments dataset = new DatasetArguments();

    @Mixin
    private final RecipeArguments changes = new RecipeArguments();

    @Mixin
    private final SeedArguments seeds = new SeedArguments();

    @Mixin
    private final RunArguments run = new RunArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    DatasetCommand(Surroundings surroundings, String recipe) {
        this.surroundings = surroundings;
        this.recipe = recipe;
    }

    @Override
    public Integer call() throws IOException {
        var source = changes.source("recipe", recipe);
        return run.run(source, changes, seeds, InputArguments.of(files), dataset, surroundings);
    }

    /** {@code evolve}. */
    @Command(
            name = "evolve",
            description = "Makes instructions of a dataset harder or rarer, round after round, and answers them"
                    + " (recipe evol-instruct).",
            customSynopsis = "espalier evolve FILE... [OPTIONS]",
            footer = {
                "  espalier evolve seeds.jsonl --model openai:gpt-4.1-mini --out runs/evolved",
                "  espalier evolve runs/first --set stages.evolved.steps.repeat.times=2"
            })
    static final class Evolve extends DatasetCommand {
        Evolve(Surroundings surroundings) {
            super(surroundings, "evol-instruct");
        }
    }

    /** {@code rephrase}. */
    @Command(
            name = "rephrase",
            description = "Says every instruction of a dataset in other words, and checks that it means the same"
                    + " (recipe rephrase).",
            customSynopsis = "espalier rephrase FILE... [OPTIONS]",
            footer = "  espalier rephrase data.jsonl --model ollama:llama3.2 --out runs/rephrased")
    static final class Rephrase extends DatasetCommand {
        Rephrase(Surroundings surroundings) {
            super(surroundings, "rephrase");
        }
    }

    /** {@code respond}. */
    @Command(
            name = "respond",
            description = "Answers every instruction of a dataset (recipe respond).",
            customSynopsis = "espalier respond FILE... [OPTIONS]",
            footer = "  espalier respond instructions.jsonl --model openai:gpt-4.1-mini --out runs/answered")
    static final class Respond extends DatasetCommand {
        Respond(Surroundings surroundings) {
            super(surroundings, "respond");
        }
    }

    /** {@code judge}. */
    @Command(
            name = "judge",
            description = "Scores every output of a dataset from 1 to 10 (recipe judge).",
            customSynopsis = "espalier judge FILE... [OPTIONS]",
            footer = {
                "  espalier judge data.jsonl --model openai:gpt-4.1 --out runs/judged",
                "  espalier judge data.jsonl --set stages.judged.steps.require.min=8 --out runs/good"
            })
    static final class Judge extends DatasetCommand {
        Judge(Surroundings surroundings) {
            super(surroundings, "judge");
        }
    }
}
