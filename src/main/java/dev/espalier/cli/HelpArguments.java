package dev.espalier.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class HelpArguments {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;
}
