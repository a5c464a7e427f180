package dev.espalier.report;

import java.util.List;
import java.util.function.ToLongFunction;

/** Draws calls along the time of a run: tokens or calls as columns, latencies as lines from median to p95. Stateless. */
final class CallCharts {

    private static final int HEIGHT = 150;
    private static final int TOP = 10;
    private static final int BASE = HEIGHT - 24;
    private static final double SHARE = 0.8;

    /** What the labels of the scale take at the left, in percent of the width. */
    private static final int GUTTER = 12;

    private CallCharts() {}

    /** Returns columns of two kinds on each other, with a scale at the left. */
    static String columns(
            CallTimes times,
            String name,
            ToLongFunction<CallTimes.Span> lower,
            String lowerKind,
            ToLongFunction<CallTimes.Span> upper,
            String upperKind) {
        var spans = times.spans();
        long most = Math.max(
                1,
                spans.stream()
                        .mapToLong(span -> lower.applyAsLong(span) + upper.applyAsLong(span))
                        .max()
                        .orElse(1));
        var svg = start(name);
        var labels = new Markup();
        line(TOP, Markup.compact(most), svg, labels);
        for (int i = 0; i < spans.size(); i++) {
            long below = lower.applyAsLong(spans.get(i));
            long above = upper.applyAsLong(spans.get(i));
            if (below + above == 0) {
                continue;
            }
            svg.add("<g><title>")
                    .text(at(times, i) + ": " + Markup.number(below)
                            + (above > 0 || !lowerKind.equals(upperKind) ? " + " + Markup.number(above) : ""))
                    .add("</title>");
            column(i, spans.size(), 0, below, most, lowerKind, svg);
            column(i, spans.size(), below, above, most, upperKind, svg);
            svg.add("</g>\n");
        }
        return end(svg.add(labels.toString()), times);
    }

    private static void column(int i, int of, long from, long amount, long most, String kind, Markup svg) {
        if (amount > 0) {
            double scale = (double) (BASE - TOP) / most;
            svg.add("<rect class=\"" + kind + "\" " + across(i, of) + " y=\""
                    + Markup.place(BASE - (from + amount) * scale) + "\" height=\"" + Markup.place(amount * scale)
                    + "\"/>");
        }
    }

    /** Returns for each span a line from the median to p95 of its latencies, with a mark at the median; by powers of ten. */
    static String latencies(CallTimes times, String name) {
        var spans = times.spans();
        int decades = 1;
        while (Math.pow(10, decades) < times.all().latency(1)) {
            decades++;
        }
        var svg = start(name);
        double scale = (double) (BASE - TOP) / decades;
        var labels = new Markup();
        for (int decade = 1; decade <= decades; decade++) {
            line(BASE - decade * scale, duration(Math.pow(10, decade)), svg, labels);
        }
        for (int i = 0; i < spans.size(); i++) {
            if (spans.get(i).isTimed()) {
                latency(times, i, scale, svg);
            }
        }
        return end(svg.add(labels.toString()), times);
    }

    private static void latency(CallTimes times, int span, double scale, Markup svg) {
        double median = times.spans().get(span).latency(0.5);
        double high = times.spans().get(span).latency(0.95);
        double low = height(median, scale);
        var place = across(span, times.spans().size());
        svg.add("<g><title>").text(at(times, span) + ": median " + duration(median) + ", p95 " + duration(high));
        svg.add("</title><rect class=\"range\" " + place + " y=\"" + Markup.place(BASE - height(high, scale))
                + "\" height=\"" + Markup.place(Math.max(1, height(high, scale) - low)) + "\"/>");
        svg.add("<rect class=\"median\" " + place + " y=\"" + Markup.place(BASE - low - 1.5)
                + "\" height=\"3\"/></g>\n");
    }

    /** What is shorter than a millisecond stands on the axis. */
    private static double height(double millis, double scale) {
        return scale * Math.log10(Math.max(1, millis));
    }

    private static String across(int i, int of) {
        double slot = (100.0 - GUTTER) / of;
        return "x=\"" + Markup.place(GUTTER + (i + (1 - SHARE) / 2) * slot) + "%\" width=\""
                + Markup.place(SHARE * slot) + "%\"";
    }

    private static Markup start(String name) {
        return new Markup()
                .add("<svg class=\"columns\" height=\"" + HEIGHT + "\" role=\"img\" aria-label=\"")
                .text(name)
                .add("\">\n");
    }

    /** Draws a line of the scale. Its label is to stand before all marks: they reach below it. */
    private static void line(double y, String amount, Markup svg, Markup labels) {
        var place = Markup.place(Math.round(y) + 0.5);
        svg.add("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"" + place + "\" y2=\"" + place + "\"/>\n");
        labels.add("<text class=\"scale\" x=\"0\" y=\"" + Markup.place(y + 13) + "\">" + amount + "</text>\n");
    }

    private static String end(Markup svg, CallTimes times) {
        int y = BASE + 16;
        return svg.add("<text class=\"tick first\" x=\"" + GUTTER + "%\" y=\"" + y
                        + "\">0 s</text><text class=\"tick last\" x=\"100%\" y=\"" + y + "\">")
                .text(duration((double) times.width() * times.spans().size()))
                .add("</text><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + BASE + ".5\" y2=\"" + BASE
                        + ".5\"/></svg>\n")
                .toString();
    }

    private static String at(CallTimes times, int span) {
        return "from " + duration((double) times.width() * span);
    }

    /** Returns milliseconds in the unit that suits them. */
    static String duration(double millis) {
        record Unit(String name, double millis, double below) {}
        var units = List.of(
                new Unit("ms", 1, 1_000),
                new Unit("s", 1_000, 120_000),
                new Unit("min", 60_000, 7_200_000),
                new Unit("h", 3_600_000, Double.MAX_VALUE));
        var unit = units.stream()
                .filter(candidate -> millis < candidate.below)
                .findFirst()
                .orElseThrow();
        double amount = millis / unit.millis;
        return Markup.decimal(amount, amount < 10 && !unit.name.equals("ms") ? 1 : 0) + " " + unit.name;
    }
}
