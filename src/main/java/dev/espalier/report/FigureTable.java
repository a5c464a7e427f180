package dev.espalier.report;

import java.util.List;
import java.util.Map;

/** All figures as a table, for whoever wants the number itself, or cannot see the charts. Stateless. */
final class FigureTable {

    /** Figures may hold a name for each value of a field: the page must stay small. */
    private static final int MOST_ROWS = 600;

    private static final int LONGEST = 300;

    private int rows;
    private final Markup html = new Markup();

    private FigureTable() {}

    static String of(Map<?, ?> figures) {
        var table = new FigureTable();
        table.html.add(
                "<details><summary>Show the table</summary>\n<div class=\"scroll\"><table class=\"figures\"><tbody>\n");
        table.rows("", figures);
        return table.html.add("</tbody></table></div></details>\n").toString();
    }

    private void rows(String prefix, Map<?, ?> figures) {
        figures.forEach((name, value) -> row(prefix + name, value));
    }

    private void row(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            rows(name + " · ", map);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> row(name, item));
        } else if (rows++ < MOST_ROWS) {
            html.add("<tr><th>").text(Markup.cut(name, LONGEST)).add("</th><td>");
            html.text(value instanceof Long number ? Markup.number(number) : Markup.cut(String.valueOf(value), LONGEST))
                    .add("</td></tr>\n");
        }
    }
}
