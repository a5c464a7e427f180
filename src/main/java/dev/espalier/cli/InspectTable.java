package dev.espalier.cli;

import dev.espalier.report.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Prints the figures of {@link Inspection} for people. */
record InspectTable(Columns columns, Map<?, ?> figures) {

    void print() {
        var records = number(figures, "records");
        columns.line(
                "records",
                records + ": " + figures.get("with-input") + " with input, " + figures.get("without-input")
                        + " without; " + figures.get("without-output") + " without output");
        if (figures.get("classification") instanceof Double share) {
            columns.line(
                    "classification", percent(share) + " of the " + figures.get("classification-known") + " that say");
        }
        columns.line(
                "exact duplicates",
                figures.get("exact-duplicates") + " (instruction, input and output); "
                        + figures.get("repeated-instructions") + " repeated instructions");
        near(map(figures, "near"));
        for (var unit : List.of("words", "tokens")) {
            if (unit.equals("tokens") && Boolean.TRUE.equals(figures.get("tokens-sampled"))) {
                columns.line("tokens", "counted in " + figures.get("tokens-counted") + " records drawn at random");
            }
            map(figures, unit).forEach((field, lengths) -> lengths(unit + " in " + field, (Map<?, ?>) lengths));
        }
        diversity(map(figures, "diversity"));
        columns.line("languages", list(map(figures, "languages"), records));
        columns.line("scripts", list(map(figures, "scripts"), records));
        columns.line("refusals", map(figures, "refusals").isEmpty() ? "none" : list(map(figures, "refusals"), records));
        for (var field : List.of("by-operator", "by-round")) {
            if (figures.containsKey(field)) {
                columns.line(field.replace('-', ' '), list(map(figures, field), records));
            }
        }
        map(figures, "fields")
                .forEach((field, counts) -> columns.line(field.toString(), list((Map<?, ?>) counts, records)));
        verbs();
        if (figures.get("run") instanceof Map<?, ?> run) {
            run(run);
        }
    }

    private void near(Map<?, ?> near) {
        var of = " of " + near.get("compared") + " distinct instructions"
                + (Boolean.TRUE.equals(near.get("sampled")) ? " drawn at random" : "");
        columns.line(
                "near duplicates",
                near.get("near-duplicates") + of + " (ROUGE-L above " + near.get("threshold") + " to one that stays)");
        if (near.get("to-seeds") instanceof Map<?, ?> seeds && seeds.containsKey("mean")) {
            columns.line(
                    "nearest of " + seeds.get("seeds") + " seeds",
                    "ROUGE-L mean " + Figure.text(seeds.get("mean")) + ", median " + Figure.text(seeds.get("median"))
                            + ", p95 " + Figure.text(seeds.get("p95")) + ", max " + Figure.text(seeds.get("max")));
            columns.line("", "from " + histogram(seeds));
        }
    }

    private void lengths(String name, Map<?, ?> lengths) {
        if (!lengths.containsKey("mean")) {
            columns.line(name, "none");
            return;
        }
        columns.line(
                name,
                "min " + lengths.get("min") + ", mean " + decimal(lengths.get("mean")) + ", median "
                        + lengths.get("median") + ", p95 " + lengths.get("p95") + ", max " + lengths.get("max"));
        columns.line("", "from " + histogram(lengths));
    }

    /** Each class by its least value. */
    private static String histogram(Map<?, ?> figures) {
        return map(figures, "histogram").entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void diversity(Map<?, ?> diversity) {
        boolean isEstimated = Boolean.TRUE.equals(diversity.get("vocabulary-estimated"));
        columns.line("vocabulary", (isEstimated ? "about " : "") + diversity.get("vocabulary") + " words");
        for (var field : List.of("instruction", "output")) {
            var of = map(diversity, field);
            columns.line(
                    field + " variety",
                    "distinct-1 " + Figure.text(of.get("distinct-1")) + ", distinct-2 "
                            + Figure.text(of.get("distinct-2"))
                            + (of.containsKey("estimated") ? " (estimated)" : "")
                            + (of.containsKey("mtld")
                                    ? ", MTLD " + decimal(of.get("mtld")) + " over "
                                            + Count.of(number(of, "mtld-texts"), "text") + " of 50 words or more"
                                    : ""));
        }
    }

    private void verbs() {
        for (var entry : (List<?>) Objects.requireNonNull(figures.get("verbs"))) {
            var verb = (Map<?, ?>) entry;
            var objects = map(verb, "objects").entrySet().stream()
                    .map(object -> object.getKey() + " " + object.getValue())
                    .collect(Collectors.joining(", "));
            columns.line("  " + verb.get("verb"), verb.get("count") + (objects.isEmpty() ? "" : ": " + objects));
        }
        columns.line("(verbs, objects)", String.valueOf(figures.get("verb-rule")));
    }

    private void run(Map<?, ?> run) {
        if (run.get("ending") == null) {
            columns.line("run", "has not ended: there is no report.json; run the same generate command again");
        } else {
            var totals = map(run, "totals");
            columns.line(
                    "run",
                    run.get("recipe") + ", " + run.get("ending") + "; " + totals.get("produced")
                            + " produced = " + totals.get("accepted") + " accepted + " + totals.get("rejected")
                            + " rejected + "
                            + totals.get("consumed") + " consumed" + yielded(totals));
            map(run, "stages").forEach((name, stage) -> stage(name.toString(), (Map<?, ?>) stage));
            calls(map(run, "calls"));
        }
        map(run, "rejections").forEach((reason, count) -> columns.line("  " + reason, count + " rejected"));
    }

    private void stage(String name, Map<?, ?> stage) {
        columns.line(
                "  " + name,
                stage.get("accepted") + " accepted, " + stage.get("rejected") + " rejected from " + stage.get("items")
                        + " items" + yielded(stage));
        map(stage, "operators")
                .forEach((operator, rounds) ->
                        columns.line("    " + operator, operator(((Map<?, ?>) rounds).values())));
    }

    /** Sums over the rounds. */
    private static String operator(Collection<?> rounds) {
        var sums = new LinkedHashMap<String, Object>();
        for (var name : List.of("accepted", "rejected")) {
            sums.put(
                    name,
                    rounds.stream()
                            .mapToLong(round -> number((Map<?, ?>) round, name))
                            .sum());
        }
        return sums.get("accepted") + " accepted, " + sums.get("rejected") + " rejected" + yielded(sums);
    }

    private static String yielded(Map<?, ?> counts) {
        long accepted = number(counts, "accepted");
        long judged = accepted + number(counts, "rejected");
        return judged == 0 ? "" : ", yield " + percent((double) accepted / judged);
    }

    private void calls(Map<?, ?> calls) {
        columns.line(
                "calls",
                calls.get("made") + " made, " + calls.get("replayed") + " replayed; tokens "
                        + calls.get("input-tokens") + " in, " + calls.get("output-tokens") + " out"
                        + (calls.get("cost-usd") instanceof Double cost
                                ? "; " + Money.text(BigDecimal.valueOf(cost))
                                : ""));
    }

    private static String list(Map<?, ?> counts, long all) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + " ("
                        + percent(((Number) entry.getValue()).doubleValue() / all) + ")")
                .collect(Collectors.joining(", "));
    }

    private static Map<?, ?> map(Map<?, ?> figures, String name) {
        return figures.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static long number(Map<?, ?> figures, String name) {
        return figures.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static String decimal(Object number) {
        return BigDecimal.valueOf(((Number) number).doubleValue())
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String percent(double share) {
        return decimal(100 * share) + " %";
    }
}
