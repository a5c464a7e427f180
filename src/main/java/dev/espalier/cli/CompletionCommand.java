package dev.espalier.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        sortOptions = false,
        description = "Prints a script that makes bash or zsh complete commands and options of espalier.",
        customSynopsis = "espalier completion",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(espalier completion)",
            "  espalier completion > ~/.local/share/bash-completion/completions/espalier"
        })
final class CompletionCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    final HelpArguments help = new HelpArguments();

    CompletionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        surroundings.out().print(AutoComplete.bash("espalier", spec.root().commandLine()));
        return ExitCode.OK;
    }
}
