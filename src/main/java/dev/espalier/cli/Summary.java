package dev.espalier.cli;

import dev.espalier.engine.Ending;
import dev.espalier.engine.RunResult;
import dev.espalier.filter.LengthFilter;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.Printable;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what a run came to: for people, or as one line of JSON. */
record Summary(RunResult result, Path run, Path dataset, long examples, int exitCode) {

    void writeJson(PrintWriter out) {
        var line = new LinkedHashMap<String, Object>();
        line.put("run", run.toString());
        line.put("dataset", dataset.toString());
        line.put("examples", examples);
        line.put("exit", (long) exitCode);
        line.putAll(result.toMap());
        out.println(JsonLine.of(line));
    }

    void write(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s in %s (%s)%n",
                Count.of(examples, "example"),
                Printable.line(dataset.toString()),
                result.ending().words());
        if (!result.caughtUp()) {
            out.println(
                    "  the run was stopped before it had replayed what was there; dataset and ledger stand as they were");
            return;
        }
        var totals = result.totals();
        out.printf(
                Locale.ROOT,
                "  %s produced = %s accepted + %s rejected + %s consumed by steps%n%n",
                totals.get("produced"),
                totals.get("accepted"),
                totals.get("rejected"),
                totals.get("consumed"));
        out.printf(Locale.ROOT, "  %-34s %8s %8s %8s%n", "stage", "items", "accepted", "rejected");
        result.stages().forEach((name, counts) -> writeStage(name, (Map<?, ?>) counts, out));
        result.stages().forEach((name, counts) -> writeTooShort(name, (Map<?, ?>) counts, out));
        var calls = result.calls();
        out.printf(
                Locale.ROOT,
                "%n  %s (%s more replayed), %s tokens in, %s out%s, %.1f s%n",
                Count.of(callsMade(), "call"),
                calls.get("replayed"),
                calls.get("input-tokens"),
                calls.get("output-tokens"),
                calls.get("cost-usd") instanceof Double cost ? ", " + money(cost) : "",
                result.time().toMillis() / 1000.0);
        writeDoubts(calls, out);
        writeCosts((Map<?, ?>) Objects.requireNonNull(calls.get("by-step")), out);
    }

    /** What the sums above do not know for sure. */
    private static void writeDoubts(Map<String, Object> calls, PrintWriter out) {
        if (calls.get("estimated") instanceof Long estimated) {
            out.printf(
                    Locale.ROOT,
                    "  the tokens of %s are estimated from the texts, for the server did not tell them; limits and costs"
                            + " count the most they can be%n",
                    Count.of(estimated, "call"));
        }
        if (calls.get("possibly-spent") instanceof Map<?, ?> lost) {
            out.printf(
                    Locale.ROOT,
                    "  possibly spent besides: %s without a reply may have been charged, with %s tokens%s at most%n",
                    Count.of(count(lost.get("attempts")), "attempt"),
                    lost.get("tokens"),
                    lost.get("cost-usd") instanceof Double cost ? ", " + money(cost) : "");
        }
    }

    /** One step with one model is in the sums already; what costs nothing needs no list. */
    private static void writeCosts(Map<?, ?> steps, PrintWriter out) {
        steps.forEach((step, models) -> ((Map<?, ?>) models).forEach((model, counts) -> {
            var count = (Map<?, ?>) counts;
            boolean isAll = steps.size() == 1 && ((Map<?, ?>) models).size() == 1;
            if (!isAll && count.get("cost-usd") instanceof Double cost) {
                out.printf(
                        Locale.ROOT,
                        "    %-32s %8s calls, %s tokens in, %s out, %s (%s)%n",
                        step,
                        count.get("made"),
                        count.get("input-tokens"),
                        count.get("output-tokens"),
                        money(cost),
                        Printable.line(model.toString()));
            }
        }));
    }

    private static String money(double dollars) {
        return Money.text(BigDecimal.valueOf(dollars));
    }

    private long callsMade() {
        return ((Number) Objects.requireNonNull(result.calls().get("made"))).longValue();
    }

    /**
     * Says what to do next.
     *
     * @param needsOut whether the command named no directory, so that the same command would start anew
     * @param offline whether no call could be sent
     */
    void writeNext(PrintWriter out, boolean needsOut, boolean offline) {
        var path = Printable.line(run.toString());
        switch (result.ending()) {
            case TARGET_REACHED, INPUT_FINISHED ->
                out.println("  next: espalier export " + path + " --format alpaca --out dataset.json");
            case DRIED_UP, INPUT_EXHAUSTED ->
                out.println("  rejected.jsonl says why; more varied seeds, or another recipe, give more");
            case MODEL_FAILED -> {
                if (!offline) {
                    writeContinue(out, needsOut, path);
                }
            }
            case MAX_TOKENS, MAX_COST -> {
                if (callsMade() == 0) {
                    out.println("  not even one call is sure to fit; raise "
                            + (result.ending() == Ending.MAX_COST ? "--max-cost" : "--max-tokens"));
                } else {
                    writeContinue(out, needsOut, path);
                }
            }
            case INTERRUPTED, MAX_CALLS, MAX_TIME -> writeContinue(out, needsOut, path);
        }
    }

    private static void writeContinue(PrintWriter out, boolean needsOut, String path) {
        out.println("  to continue, run the same command again" + (needsOut ? " with --out " + path : ""));
    }

    /** A method that needs long texts rightly makes little of short ones; then that is all there is to know. */
    private void writeTooShort(String stage, Map<?, ?> counts, PrintWriter out) {
        long tooShort = ((Map<?, ?>) Objects.requireNonNull(counts.get("rejections")))
                .values().stream()
                        .mapToLong(reasons -> count(((Map<?, ?>) reasons).get(LengthFilter.TOO_SHORT)))
                        .sum();
        long items = count(counts.get("items"));
        if (2 * tooShort > items) {
            out.printf(
                    Locale.ROOT,
                    "%n  %d of %d items of stage %s were too short for it: give it longer texts (--input FILE where it"
                            + " takes files of yours), or lower the bound that stands in %s%n",
                    tooShort,
                    items,
                    stage,
                    Printable.line(run.resolve("recipe.yaml").toString()));
        }
    }

    private static long count(@Nullable Object number) {
        return number instanceof Number known ? known.longValue() : 0;
    }

    private static void writeStage(String name, Map<?, ?> counts, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "  %-34s %8s %8s %8s%n",
                name,
                counts.get("items"),
                counts.get("accepted"),
                counts.get("rejected"));
        ((Map<?, ?>) Objects.requireNonNull(counts.get("rejections")))
                .forEach((by, reasons) -> ((Map<?, ?>) reasons)
                        .forEach((reason, count) ->
                                out.printf(Locale.ROOT, "    %-32s %8s %8s %8s%n", reason, "", "", count)));
    }
}
