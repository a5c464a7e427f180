package dev.espalier.cli;

import dev.espalier.engine.RunResult;
import dev.espalier.io.JsonLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
                "%d examples in %s (%s)%n",
                examples,
                dataset,
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
        var calls = result.calls();
        out.printf(
                Locale.ROOT,
                "%n  %s calls (%s more replayed), %s tokens in, %s out, %.1f s%n",
                calls.get("made"),
                calls.get("replayed"),
                calls.get("input-tokens"),
                calls.get("output-tokens"),
                result.time().toMillis() / 1000.0);
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
