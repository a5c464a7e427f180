package dev.espalier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "espalier",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = false,
        description = "Grows instruction-tuning datasets from a handful of seed tasks.",
        synopsisSubcommandLabel = "COMMAND",
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
            CheckCommand.class,
            RecipesCommand.class,
            FilterCommand.class,
            ExportCommand.class,
            picocli.AutoComplete.GenerateCompletion.class
        })
final class EspalierCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command; start with \"generate\"");
    }
}
