package dev.espalier.report;

import java.util.List;
import java.util.Map;

/** The sections on what a dataset holds. */
record DatasetSections(Figures figures) {

    private static final List<String> FIELDS = List.of("instruction", "input", "output");

    String lengths() {
        return "<div class=\"row three\">\n" + lengths("words", "words") + "</div>\n"
                + "<h3>In tokens</h3>\n<p>" + Markup.escaped(figures.text("token-encoding"))
                + (figures.is("tokens-sampled")
                        ? ", counted in " + Markup.number(figures.count("tokens-counted")) + " records drawn at random"
                        : "")
                + "; other models count somewhat differently.</p>\n<div class=\"row three\">\n"
                + lengths("tokens", "tokens") + "</div>\n";
    }

    private String lengths(String name, String unit) {
        var html = new StringBuilder();
        for (var field : FIELDS) {
            var lengths = figures.in(name).in(field);
            var caption = "<b>" + field + "</b>, " + unit;
            html.append(
                    lengths.has("mean")
                            ? ReportPage.figure(
                                    caption + "<br>median " + Markup.number(lengths.count("median")) + " · mean "
                                            + Markup.decimal(lengths.real("mean"), 1) + " · longest "
                                            + Markup.number(lengths.count("max")),
                                    Columns.ofLengths(
                                            "Lengths of the " + field + " in " + unit,
                                            unit,
                                            lengths.in("histogram").map()))
                            : ReportPage.figure(caption, ReportPage.empty("No record has one.")));
        }
        return html.toString();
    }

    String variety() {
        var html = new Markup().add("<div class=\"row two\">\n");
        var near = figures.in("near");
        var seeds = near.in("to-seeds");
        html.add(ReportPage.figure(
                "<b>Nearest seed</b>, ROUGE-L of each distinct instruction" + sampled(near),
                seeds.has("mean")
                        ? Columns.ofScores(
                                        "ROUGE-L to the nearest seed",
                                        seeds.in("histogram").map())
                                + "<p class=\"note\">Median " + seeds.text("median") + ", p95 " + seeds.text("p95")
                                + ", highest " + seeds.text("max") + ", of " + Markup.number(seeds.count("seeds"))
                                + " seeds. 1 is a copy.</p>\n"
                        : ReportPage.empty("No seeds were compared; name some with <code>inspect --seeds</code>.")));
        html.add(ReportPage.figure(
                "<b>Languages</b> of instructions", counts("languages").html()));
        html.add("</div>\n<div class=\"row two\">\n");
        html.add(ReportPage.figure("<b>Variety of words</b>", varietyTable()));
        html.add(ReportPage.figure(
                "<b>Refusals</b> among outputs",
                figures.in("refusals").isEmpty()
                        ? ReportPage.empty("None was found.")
                        : counts("refusals").html()));
        return html.add("</div>\n").toString();
    }

    private static String sampled(Figures near) {
        return near.is("sampled") ? " (" + Markup.number(near.count("compared")) + " drawn at random)" : "";
    }

    private Bars counts(String name) {
        return ReportPage.bars(figures.in(name).map(), figures.count("records"));
    }

    private String varietyTable() {
        var html = new Markup()
                .add(
                        "<div class=\"scroll\"><table><thead><tr><th></th><th>distinct-1</th><th>distinct-2</th><th>MTLD</th></tr>"
                                + "</thead><tbody>\n");
        for (var field : List.of("instruction", "output")) {
            var of = figures.in("diversity").in(field);
            html.add("<tr><th>" + field + "</th><td>" + of.text("distinct-1") + "</td><td>" + of.text("distinct-2")
                    + "</td><td>" + (of.has("mtld") ? Markup.decimal(of.real("mtld"), 1) : "–") + "</td></tr>\n");
        }
        return html.add(
                        "</tbody></table></div>\n<p class=\"note\">Different words, and pairs of neighbours, for each one"
                                + " there is; MTLD over texts of 50 words or more. "
                                + Markup.number(figures.count("exact-duplicates")) + " exact duplicates, "
                                + Markup.number(figures.count("repeated-instructions"))
                                + " repeated instructions.</p>\n")
                .toString();
    }

    String verbs() {
        var verbs = figures.list("verbs").stream()
                .map(verb -> new Figures((Map<?, ?>) verb))
                .filter(verb -> !verb.text("verb").equals(VerbObject.QUESTION))
                .toList();
        var rule = "<p class=\"note\">Found by " + Markup.escaped(figures.text("verb-rule")) + ".</p>\n";
        if (verbs.isEmpty()) {
            return ReportPage.empty("No verb was found.") + rule;
        }
        var list = new Bars();
        for (var verb : verbs) {
            var objects = verb.in("objects").map().keySet().stream()
                    .map(String::valueOf)
                    .toList();
            list.add(verb.text("verb"), verb.count("count"), String.join(", ", objects));
        }
        return "<p>" + share("verb-found") + " of the instructions ask for something with a verb that was found, "
                + share("questions") + " with a question. "
                + (verbs.size() == 1
                        ? "This is the verb, and outside of it up to four objects"
                        : "These are the " + verbs.size()
                                + " most frequent verbs, and outside of each up to four objects")
                + ".</p>\n<div class=\"row verbs\">\n"
                + Sunburst.of(verbs) + list.html() + "</div>\n" + rule;
    }

    private String share(String name) {
        return Markup.percent((double) figures.count(name) / Math.max(1, figures.count("records")));
    }

    String making() {
        var html = new Markup().add("<div class=\"row two\">\n");
        int before = html.toString().length();
        for (var field : List.of("round", "operator")) {
            if (figures.has("by-" + field)) {
                html.add(ReportPage.figure(
                        "<b>" + field + "</b> of evolution",
                        counts("by-" + field).html()));
            }
        }
        var builtin = figures.in("run").in("builtin");
        if (builtin.has("levels")) {
            html.add(ReportPage.figure(
                    "<b>level</b> of the built-in teacher's tasks, 1 to 5",
                    ReportPage.bars(builtin.in("levels").map(), figures.count("records"))
                            .html()));
        }
        figures.in("fields")
                .map()
                .forEach((name, counts) -> html.add(ReportPage.figure(
                        "field <b>" + Markup.escaped(String.valueOf(name)) + "</b>",
                        ReportPage.bars((Map<?, ?>) counts, figures.count("records"))
                                .html())));
        if (figures.has("classification")) {
            html.add(ReportPage.figure(
                    "<b>classification</b> tasks", classification().html()));
        }
        return html.toString().length() == before
                ? ReportPage.empty("No record says how hard it is, or in which round it was made.")
                : html.add("</div>\n").toString();
    }

    private Bars classification() {
        long known = figures.count("classification-known");
        long yes = Math.round(figures.real("classification") * known);
        return new Bars()
                .add("yes", yes, Markup.percent((double) yes / known))
                .add("no", known - yes, Markup.percent((double) (known - yes) / known));
    }
}
