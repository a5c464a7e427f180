package dev.espalier.report;

import dev.espalier.report.Bars.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sections on what a run accepted and rejected. */
record RunSections(Figures run) {

    private static final int MOST_REASONS = 60;

    String yields() {
        if (!run.has("totals")) {
            return ReportPage.empty("Not known yet: there is no report.json. Run the same command again to go on.");
        }
        var totals = run.in("totals");
        long accepted = totals.count("accepted");
        long rejected = totals.count("rejected");
        long consumed = totals.count("consumed");
        var sum = new Bars()
                .add(
                        "produced",
                        List.of(
                                new Part(accepted, "accepted"),
                                new Part(rejected, "rejected"),
                                new Part(consumed, "consumed")),
                        Markup.number(totals.count("produced")),
                        "",
                        "");
        var html = new Markup()
                .add("<p>" + Markup.number(totals.count("produced")) + " produced = " + key("accepted", accepted)
                        + " + " + key("rejected", rejected) + " + " + key("consumed", consumed)
                        + " by steps that make others of them.</p>\n")
                .add(sum.html());
        html.add(ReportPage.figure("By stage: accepted and rejected", stages().html()));
        var byOperator = new TreeMap<String, long[]>();
        var byRound = new TreeMap<String, long[]>();
        addOperators(byOperator, byRound);
        if (!byOperator.isEmpty()) {
            html.add("<div class=\"row two\">\n")
                    .add(ReportPage.figure(
                            "By operator of evolution", bars(byOperator).html()))
                    .add(ReportPage.figure(
                            "By round of evolution", bars(byRound).html()))
                    .add("</div>\n");
        }
        return html.toString();
    }

    private static String key(String kind, long amount) {
        return "<span class=\"key " + kind + "\">" + Markup.number(amount) + " " + kind + "</span>";
    }

    private Bars stages() {
        var bars = new Bars();
        run.in("stages").map().forEach((name, counts) -> {
            var stage = new Figures((Map<?, ?>) counts);
            addYield(bars, name.toString(), stage.count("accepted"), stage.count("rejected"));
        });
        return bars;
    }

    /** Sums accepted and rejected over rounds, and over operators; the table has each by itself. */
    private void addOperators(Map<String, long[]> byOperator, Map<String, long[]> byRound) {
        run.in("stages")
                .map()
                .values()
                .forEach(stage -> new Figures((Map<?, ?>) stage)
                        .in("operators")
                        .map()
                        .forEach((operator, rounds) -> ((Map<?, ?>) rounds).forEach((round, counts) -> {
                            var count = new Figures((Map<?, ?>) counts);
                            add(byOperator, operator.toString(), count);
                            add(byRound, round.toString().replace('-', ' '), count);
                        })));
    }

    private static void add(Map<String, long[]> sums, String name, Figures count) {
        var sum = sums.computeIfAbsent(name, first -> new long[2]);
        sum[0] += count.count("accepted");
        sum[1] += count.count("rejected");
    }

    private static Bars bars(Map<String, long[]> sums) {
        var bars = new Bars();
        sums.forEach((name, sum) -> addYield(bars, name, sum[0], sum[1]));
        return bars;
    }

    private static void addYield(Bars bars, String name, long accepted, long rejected) {
        long judged = accepted + rejected;
        bars.add(
                name,
                List.of(new Part(accepted, "accepted"), new Part(rejected, "rejected")),
                Markup.number(accepted)
                        + (judged == 0 ? "" : " of " + Markup.number(judged) + " · " + share(accepted, judged)),
                name + ": " + Markup.number(accepted) + " accepted, " + Markup.number(rejected) + " rejected",
                "");
    }

    private static String share(long part, long all) {
        return Markup.percent((double) part / all);
    }

    String rejections() {
        var counts = run.in("rejections").map();
        long all = counts.values().stream()
                .mapToLong(count -> ((Number) count).longValue())
                .sum();
        if (all == 0) {
            return ReportPage.empty("Nothing was rejected.");
        }
        var bars = new Bars();
        counts.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -((Number) entry.getValue()).longValue()))
                .limit(MOST_REASONS)
                .forEach(entry -> {
                    long amount = ((Number) entry.getValue()).longValue();
                    var reason = String.valueOf(entry.getKey());
                    bars.add(
                            reason,
                            List.of(new Part(amount, "rejected")),
                            Markup.number(amount) + " · " + share(amount, all),
                            "",
                            "#reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8));
                });
        return "<p>Each stands in <code>rejected.jsonl</code> with what was measured. Choose one to see its records.</p>\n"
                + bars.html();
    }
}
