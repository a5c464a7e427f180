package dev.espalier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The root of the command line. */
@Command(
        name = "espalier",
        versionProvider = Version.class,
        sortOptions = false,
        description = "Grows instruction-tuning datasets from a handful of seed tasks.",
        customSynopsis = {"espalier COMMAND [OPTIONS]", "       espalier COMMAND --help"},
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:target reached, or input finished",
            " 1:a bug in Espalier",
            " 2:wrong command line",
            " 3:recipe, seeds, prompts, configuration or input file",
            " 4:model service",
            " 5:disk, or another process works on the run",
            " 6:stopped by a limit before the target; run again to continue",
            "130, 143:interrupted; run again to continue"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier generate --target 100 --out runs/first",
            "  espalier generate --target 1000 --model openai:gpt-4.1-mini",
            "  espalier recipes",
            "  espalier export runs/first --format alpaca --out first.json"
        },
        subcommands = {
            GenerateCommand.class,
            DatasetCommand.Evolve.class,
            DatasetCommand.Rephrase.class,
            DatasetCommand.Respond.class,
            DatasetCommand.Judge.class,
            CheckCommand.class,
            RecipesCommand.class,
            ModelsCommand.class,
            FilterCommand.class,
            FiltersCommand.class,
            InspectCommand.class,
            ExplainCommand.class,
            RefilterCommand.class,
            DiffCommand.class,
            MergeCommand.class,
            ExportCommand.class,
            ServeBuiltinCommand.class,
            CompletionCommand.class
        })
final class EspalierCommand implements Runnable {

    @Option(names = "--version", versionHelp = true, description = "Prints the version.")
    boolean version;

    @Mixin
    final HelpArguments help = new HelpArguments();

    @Override
    public void run() {
        throw new UsageException("a command is missing; start with \"espalier generate\"");
    }
}
