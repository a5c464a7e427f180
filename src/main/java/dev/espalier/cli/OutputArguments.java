package dev.espalier.cli;

import picocli.CommandLine.Option;

/** What a run prints. */
final class OutputArguments {

    @Option(names = "--json", description = "Prints the summary as one line of JSON.")
    boolean json;

    @Option(names = "--quiet", description = "Prints no progress and, without --json, no summary.")
    boolean quiet;

    @Option(
            names = "--debug",
            description = "Adds every call to run.log: step, item, server, status, time, sizes. No texts, no keys.")
    boolean debug;
}
