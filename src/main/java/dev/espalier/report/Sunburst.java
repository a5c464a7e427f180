package dev.espalier.report;

import java.util.List;

/**
 * Verbs in an inner ring, each one's most frequent objects outside of it, as in figure 3 of Self-Instruct (Wang et al. 2022).
 * Angles are shares of all that have one of the verbs shown. Stateless.
 */
final class Sunburst {

    private static final int HOLE = 58;
    private static final int VERBS = 156;
    private static final int OBJECTS = 256;

    /** So many colours follow each other around the ring. */
    private static final int COLOURS = 8;

    /** The least arc, in units of the drawing, that a label fits on. */
    private static final double VERB_LINE = 16;

    private static final double OBJECT_LINE = 12;
    private static final int LONGEST_LABEL = 13;

    private Sunburst() {}

    /**
     * Returns the drawing.
     *
     * @param verbs each with its name, count and objects, as {@link DatasetStatistics#toMap} lists them
     */
    static String of(List<Figures> verbs) {
        double all = verbs.stream().mapToLong(verb -> verb.count("count")).sum();
        var svg = new Markup()
                .add("<svg class=\"sunburst\" viewBox=\"-260 -260 520 520\" role=\"img\""
                        + " aria-label=\"Verbs and their objects; the same figures stand in the list beside it\">\n");
        double angle = 0;
        for (int i = 0; i < verbs.size(); i++) {
            var verb = verbs.get(i);
            double width = verb.count("count") / all;
            // The last colour must not stand beside the first one.
            int colour = i == verbs.size() - 1 && i % COLOURS == 0 ? COLOURS / 2 : i % COLOURS;
            drawVerb(verb, angle, width, all, "v" + colour, svg);
            angle += width;
        }
        return svg.add("</svg>\n").toString();
    }

    private static void drawVerb(Figures verb, double from, double width, double all, String colour, Markup svg) {
        var name = verb.text("verb");
        sector(from, width, HOLE, VERBS, colour, name + ": " + verb.count("count"), svg);
        label(name, from + width / 2, (HOLE + VERBS) / 2.0, width, VERB_LINE, "verb", svg);
        double angle = from;
        for (var object : verb.in("objects").map().entrySet()) {
            double part = ((Number) object.getValue()).doubleValue() / all;
            var word = String.valueOf(object.getKey());
            sector(angle, part, VERBS, OBJECTS, colour + " object", name + " " + word + ": " + object.getValue(), svg);
            label(word, angle + part / 2, (VERBS + OBJECTS) / 2.0, part, OBJECT_LINE, "noun", svg);
            angle += part;
        }
    }

    private static void sector(double from, double width, int inner, int outer, String kind, String title, Markup svg) {
        // A whole ring would begin where it ends, and vanish.
        double to = from + Math.min(width, 0.9999);
        int large = width > 0.5 ? 1 : 0;
        svg.add("<path class=\"" + kind + "\" d=\"M" + point(from, outer) + "A" + outer + " " + outer + " 0 " + large
                + " 1 " + point(to, outer) + "L" + point(to, inner) + "A" + inner + " " + inner + " 0 " + large + " 0 "
                + point(from, inner) + "Z\"><title>");
        svg.text(title).add("</title></path>\n");
    }

    /** Turns count clockwise from the top. */
    private static String point(double turn, double radius) {
        double angle = 2 * Math.PI * turn;
        return Markup.place(radius * StrictMath.sin(angle)) + " " + Markup.place(-radius * StrictMath.cos(angle));
    }

    private static void label(
            String word, double turn, double radius, double width, double line, String kind, Markup svg) {
        if (2 * Math.PI * width * radius < line) {
            return;
        }
        double degrees = 360 * turn - 90;
        double upright = turn > 0.5 ? degrees + 180 : degrees;
        svg.add("<text class=\"" + kind + "\" transform=\"translate(" + point(turn, radius) + ") rotate("
                + Markup.place(upright) + ")\">");
        svg.text(Markup.cut(word, LONGEST_LABEL)).add("</text>\n");
    }
}
