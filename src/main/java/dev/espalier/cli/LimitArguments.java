package dev.espalier.cli;

import dev.espalier.engine.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a run stops before its target, and how hard it works until then. */
final class LimitArguments {

    @Option(
            names = "--max-calls",
            paramLabel = "N",
            description = "Stops before more calls are sent (exit 6). What is replayed does not count; an attempt that"
                    + " failed counts if it may have been charged.")
    @Nullable
    Long maxCalls;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Stops before more tokens are used, prompts and replies together (exit 6).")
    @Nullable
    Long maxTokens;

    @Option(
            names = "--max-cost",
            paramLabel = "USD",
            description =
                    "Stops before a call that might make the calls cost more, such as 5usd (exit 6). Each model needs"
                            + " max-tokens and prices.")
    @Nullable
    String maxCost;

    @Option(names = "--max-minutes", paramLabel = "N", description = "Stops after so many minutes (exit 6).")
    @Nullable
    Double maxMinutes;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "How many items are worked on at once; changes the speed, never the result. Default: 8.")
    int concurrency = 8;

    @Option(
            names = "--offline",
            description = "Sends no call: what is recorded in the run directory must hold every reply.")
    boolean offline;

    @Option(
            names = "--reuse",
            paramLabel = "RUN",
            description = "Answers a call by what this other run recorded for the same model, sampling and prompt, each"
                    + " reply once; costs nothing. May be repeated.")
    List<Path> reuse = new ArrayList<>();

    @Option(
            names = "--redo",
            paramLabel = "REASON",
            description = "Continues the run in --out by asking again for what was rejected for this reason, such as"
                    + " truncated, rouge-l or ask:empty-reply: as new attempts, with twice the tokens where the reply was"
                    + " cut off, behind all that is there. May be repeated.")
    List<String> redo = new ArrayList<>();

    /** Returns whether the run ends by itself whatever the recipe says. */
    boolean areGiven() {
        return maxCalls != null || maxTokens != null || maxCost != null || maxMinutes != null;
    }

    /**
     * Returns the limits.
     *
     * @throws UsageException if one is not more than 0, or not what it should be
     */
    Limits limits(@Nullable Integer target) {
        positive("--target", target);
        positive("--max-calls", maxCalls);
        positive("--max-tokens", maxTokens);
        var cost = maxCost == null ? null : Money.parse("--max-cost", maxCost);
        positive("--max-cost", cost);
        positive("--max-minutes", maxMinutes);
        positive("--concurrency", concurrency);
        var maxTime = maxMinutes == null ? null : Duration.ofMillis(Math.round(maxMinutes * 60_000));
        return new Limits(target, maxCalls, maxTokens, cost, maxTime, concurrency, offline);
    }

    private static void positive(String option, @Nullable Number value) {
        if (value != null && !(value.doubleValue() > 0)) {
            throw new UsageException(option + " must be more than 0 but was " + value);
        }
    }
}
