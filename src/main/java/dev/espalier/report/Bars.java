package dev.espalier.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of named amounts with a bar each, the amount written beside it. Widths are shares of the space there is, so it fits
 * a phone as well as a desk. Immutable from outside; not thread-safe.
 */
final class Bars {

    /**
     * One part of a bar.
     *
     * @param kind the class that gives it its colour: {@code accepted}, {@code rejected}, {@code consumed} or {@code plain}
     */
    record Part(long amount, String kind) {}

    private record Bar(String label, List<Part> parts, String amount, String title, String link) {
        long sum() {
            return parts.stream().mapToLong(Part::amount).sum();
        }
    }

    private static final int LONGEST_LABEL = 120;

    private final List<Bar> bars = new ArrayList<>();

    /** Adds a bar of one part. */
    Bars add(String label, long amount, String note) {
        return add(label, List.of(new Part(amount, "plain")), withNote(Markup.number(amount), note), "", "");
    }

    /**
     * Adds a bar.
     *
     * @param amount what is written beside it
     * @param title what is told when it is pointed at; {@code ""} for label and amount
     * @param link where it leads; {@code ""} for nowhere
     */
    Bars add(String label, List<Part> parts, String amount, String title, String link) {
        bars.add(new Bar(
                Markup.cut(label, LONGEST_LABEL),
                List.copyOf(parts),
                amount,
                title.isEmpty() ? label + ": " + amount : title,
                link));
        return this;
    }

    static String withNote(String amount, String note) {
        return note.isEmpty() ? amount : amount + " · " + note;
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    /** Returns the list as HTML. */
    String html() {
        long most = Math.max(1, bars.stream().mapToLong(Bar::sum).max().orElse(1));
        var html = new Markup().add("<ul class=\"bars\">\n");
        for (var bar : bars) {
            html.add("<li>");
            if (!bar.link.isEmpty()) {
                html.add("<a href=\"").text(bar.link).add("\">");
            }
            html.add("<span class=\"label\">").text(bar.label).add("</span>");
            draw(bar, most, html);
            html.add("<span class=\"amount\">").text(bar.amount).add("</span>");
            html.add(bar.link.isEmpty() ? "</li>\n" : "</a></li>\n");
        }
        return html.add("</ul>\n").toString();
    }

    private static void draw(Bar bar, long most, Markup html) {
        html.add("<svg class=\"bar\" aria-hidden=\"true\"><title>")
                .text(bar.title)
                .add("</title>");
        html.add("<rect class=\"track\" width=\"100%\" height=\"100%\"/>");
        double from = 0;
        for (var part : bar.parts) {
            double width = 100.0 * part.amount / most;
            if (part.amount > 0) {
                html.add("<rect class=\"" + part.kind + "\" x=\"" + Markup.place(from) + "%\" width=\""
                        + Markup.place(Math.max(width, 0.3)) + "%\" height=\"100%\"/>");
            }
            from += width;
        }
        html.add("</svg>");
    }
}
