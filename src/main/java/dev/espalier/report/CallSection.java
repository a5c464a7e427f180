package dev.espalier.report;

import dev.espalier.report.Bars.Part;
import java.util.List;
import java.util.Map;

/** The section on calls: along time, and by step. */
record CallSection(Figures run, CallTimes times) {

    String html() {
        if (times.isEmpty() && run.in("calls").isEmpty()) {
            return ReportPage.empty("No call is recorded.");
        }
        var html = new Markup().add("<div class=\"row two\">\n");
        if (times.spans().isEmpty()) {
            html.add(ReportPage.empty("The journal holds no times: it was recorded without them."));
        } else {
            html.add(
                    ReportPage.figure(latencyCaption(), CallCharts.latencies(times, "Latency of calls along the run")));
            html.add(tokens());
        }
        html.add("</div>\n").add(note()).add("<div class=\"row two\">\n");
        html.add(ReportPage.figure("<b>Calls</b> by step", steps().html()));
        html.add(ReportPage.figure(
                "<b>How replies ended</b>",
                ReportPage.bars(times.finishes(), times.all().calls()).html()));
        return html.add("</div>\n").toString();
    }

    private String latencyCaption() {
        return "<b>Latency</b>, from median to p95; all: median "
                + CallCharts.duration(times.all().latency(0.5)) + ", p95 "
                + CallCharts.duration(times.all().latency(0.95));
    }

    /** The built-in teacher counts no tokens; then the calls themselves say how busy the run was. */
    private String tokens() {
        if (times.all().inputTokens() + times.all().outputTokens() == 0) {
            return ReportPage.figure(
                    "<b>Calls</b> along the run; the model counts no tokens",
                    CallCharts.columns(
                            times, "Calls along the run", CallTimes.Span::calls, "plain", span -> 0, "plain"));
        }
        return ReportPage.figure(
                "<b>Tokens</b> along the run: <span class=\"key consumed\">in</span> and"
                        + " <span class=\"key accepted\">out</span>",
                CallCharts.columns(
                        times,
                        "Tokens along the run",
                        CallTimes.Span::inputTokens,
                        "consumed",
                        CallTimes.Span::outputTokens,
                        "accepted"));
    }

    private String note() {
        var note = new StringBuilder();
        if (!times.spans().isEmpty()) {
            note.append("Each column is ")
                    .append(CallCharts.duration((double) times.width()))
                    .append(" of the run, by when replies came.");
        }
        if (times.pauses() > 0) {
            note.append(" Rests longer than 5 minutes are left out: ")
                    .append(times.pauses())
                    .append('.');
        }
        if (times.untimed() > 0 && !times.spans().isEmpty()) {
            note.append(' ')
                    .append(Markup.number(times.untimed()))
                    .append(" calls came without a time, from another run or an older version.");
        }
        return note.isEmpty() ? "" : "<p class=\"note\">" + note.toString().trim() + "</p>\n";
    }

    private Bars steps() {
        var bars = new Bars();
        run.in("calls")
                .in("by-step")
                .map()
                .forEach((step, models) -> ((Map<?, ?>) models).forEach((model, counts) -> {
                    var count = new Figures((Map<?, ?>) counts);
                    long calls = count.count("made") + count.count("replayed");
                    long tokens = count.count("input-tokens") + count.count("output-tokens");
                    bars.add(
                            String.valueOf(step),
                            List.of(new Part(calls, "plain")),
                            Bars.withNote(
                                    Markup.number(calls),
                                    (tokens > 0 ? Markup.compact(tokens) + " tokens" : "")
                                            + (count.has("cost-usd")
                                                    ? " · " + Markup.decimal(count.real("cost-usd"), 4) + " $"
                                                    : "")),
                            step + " with " + model,
                            "");
                }));
        return bars;
    }
}
