package dev.espalier.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A histogram: a column for each class with its count above it, and the limits of the classes below, between the columns; of many
 * classes, every second limit, or third, so that on a phone, too, none stands on another.
 * Its height is fixed and its width is what there is. Not thread-safe.
 */
final class Columns {

    private static final int HEIGHT = 172;
    private static final int TOP = 20;
    private static final int BASE = HEIGHT - 24;

    /** Part of the place of a column that it takes. */
    private static final double SHARE = 0.86;

    /** So many limits have room beside each other on a phone: each takes 40 of 340 pixels at most. */
    private static final int MOST_LIMITS = 8;

    private record Column(String from, long count, String title) {}

    private final List<Column> columns = new ArrayList<>();
    private final String name;
    private final String end;

    /**
     * @param name says what is shown, for whoever cannot see it
     * @param end the upper limit of the last class
     */
    private Columns(String name, String end) {
        this.name = name;
        this.end = end;
    }

    /**
     * Returns the histogram of lengths, classes 0, 1, 2, 4, 8 and so on.
     *
     * @param counts by the least length of each class
     */
    static String ofLengths(String name, String unit, Map<?, ?> counts) {
        var classes = new LinkedHashMap<Integer, Long>();
        counts.forEach((least, count) -> classes.put(Integer.valueOf(least.toString()), ((Number) count).longValue()));
        int first = classes.keySet().stream().min(Integer::compare).orElse(0);
        int last = classes.keySet().stream().max(Integer::compare).orElse(0);
        var columns = new Columns(name, Markup.compact(Math.max(1, 2L * last)));
        for (int least = first; least <= last; least = Math.max(1, 2 * least)) {
            long count = classes.getOrDefault(least, 0L);
            var range = least < 2 ? String.valueOf(least) : least + " to " + (2L * least - 1);
            columns.add(Markup.compact(least), count, range + " " + unit + ": " + Markup.number(count));
        }
        return columns.html((columns.columns.size() + MOST_LIMITS - 1) / MOST_LIMITS);
    }

    /**
     * Returns the histogram of scores from 0 to 1 by tenths.
     *
     * @param counts by the lower limit of each class, {@code 0.0} to {@code 0.9}
     */
    static String ofScores(String name, Map<?, ?> counts) {
        var columns = new Columns(name, "1");
        for (int tenth = 0; tenth < 10; tenth++) {
            long count = counts.get("0." + tenth) instanceof Number number ? number.longValue() : 0;
            var from = tenth == 0 ? "0" : "." + tenth;
            columns.add(from, count, "from 0." + tenth + ": " + Markup.number(count));
        }
        return columns.html();
    }

    private void add(String from, long count, String title) {
        columns.add(new Column(from, count, title));
    }

    private String html() {
        return html(1);
    }

    /**
     * @param step every so many classes the lower limit is written
     */
    private String html(int step) {
        long most = Math.max(1, columns.stream().mapToLong(Column::count).max().orElse(1));
        double slot = 100.0 / columns.size();
        var svg = new Markup()
                .add("<svg class=\"columns" + (step > 1 ? " many" : "") + "\" height=\"" + HEIGHT
                        + "\" role=\"img\" aria-label=\"")
                .text(name + ": " + words())
                .add("\">\n");
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            double height = column.count == 0 ? 0 : Math.max(1.5, (double) (BASE - TOP) * column.count / most);
            var middle = Markup.place((i + 0.5) * slot);
            svg.add("<g><title>").text(column.title).add("</title><rect class=\"plain\" x=\"");
            svg.add(Markup.place((i + (1 - SHARE) / 2) * slot) + "%\" width=\"" + Markup.place(SHARE * slot)
                    + "%\" y=\"" + Markup.place(BASE - height) + "\" height=\"" + Markup.place(height) + "\"/>");
            if (column.count > 0) {
                svg.add("<text class=\"count\" x=\"" + middle + "%\" y=\"" + Markup.place(BASE - height - 5) + "\">"
                        + Markup.compact(column.count) + "</text>");
            }
            svg.add("</g>\n");
            if (i % step > 0 || (step > 1 && i > 0 && i + step >= columns.size())) {
                continue;
            }
            svg.add("<text class=\"tick" + (i == 0 ? " first" : "") + "\" x=\"" + Markup.place(i * slot) + "%\" y=\""
                    + (BASE + 16) + "\">" + column.from + "</text>\n");
        }
        return svg.add("<text class=\"tick last\" x=\"100%\" y=\"" + (BASE + 16) + "\">" + end + "</text>\n")
                .add("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"" + BASE + ".5\" y2=\"" + BASE + ".5\"/></svg>\n")
                .toString();
    }

    private String words() {
        return String.join("; ", columns.stream().map(Column::title).toList());
    }
}
