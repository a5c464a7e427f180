package dev.espalier.report;

import dev.espalier.report.Bars.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The visible page: head, sections in the order in which people ask, and the table of all figures.
 *
 * @param sampling says how much of everything may be browsed
 */
record ReportPage(Figures figures, CallTimes calls, String sampling) {

    private record Section(String id, String name, String title, String html) {}

    String html() {
        var sections = new ArrayList<Section>();
        if (figures.has("run")) {
            sections.add(new Section("yield", "Yield", "From produced to accepted", new RunSections(run()).yields()));
            sections.add(new Section(
                    "rejections", "Rejections", "Why candidates were rejected", new RunSections(run()).rejections()));
        }
        var dataset = new DatasetSections(figures);
        sections.add(new Section("verbs", "Verbs", "What is asked for", dataset.verbs()));
        sections.add(new Section("lengths", "Lengths", "Lengths", dataset.lengths()));
        sections.add(new Section("nearness", "Nearness", "Nearness and variety", dataset.variety()));
        sections.add(new Section("making", "Difficulty", "Difficulty and evolution", dataset.making()));
        if (figures.has("run")) {
            sections.add(new Section("calls", "Calls", "Calls, tokens and time", new CallSection(run(), calls).html()));
        }
        sections.add(new Section("records", "Records", "Records", records()));
        sections.add(new Section("figures", "Figures", "All figures", FigureTable.of(figures.map())));
        var html = new Markup().add("<a class=\"skip\" href=\"#records\">To the records</a>\n");
        head(html);
        html.add("<nav aria-label=\"Sections\"><ul>\n");
        sections.forEach(section -> html.add("<li><a href=\"#" + section.id + "\">" + section.name + "</a></li>\n"));
        html.add("</ul></nav>\n<main>\n");
        sections.forEach(section -> html.add("<section id=\"" + section.id + "\" aria-labelledby=\"h-" + section.id
                + "\">\n<h2 id=\"h-" + section.id + "\">" + section.title + "</h2>\n" + section.html + "</section>\n"));
        return html.add("</main>\n<footer>Made by Espalier. This page holds everything it shows and asks no host for"
                        + " anything.</footer>\n")
                .toString();
    }

    private Figures run() {
        return figures.in("run");
    }

    private void head(Markup html) {
        html.add("<header>\n<p class=\"mark\">Espalier report</p>\n<h1>")
                .text(figures.text("source"))
                .add("</h1>\n");
        if (figures.has("run")) {
            html.add("<p class=\"about\">").text(about()).add("</p>\n");
        }
        if (figures.has("every")) {
            html.add("<p class=\"about\">").text(part()).add("</p>\n");
        }
        html.add("<dl class=\"tiles\">\n");
        tile(
                html,
                Markup.number(figures.count(figures.has("every") ? "all-records" : "records")),
                "examples",
                withInput());
        if (figures.has("run") && run().has("totals")) {
            runTiles(html);
        }
        nearTile(html);
        var diversity = figures.in("diversity");
        tile(
                html,
                (diversity.is("vocabulary-estimated") ? "≈ " : "") + Markup.number(diversity.count("vocabulary")),
                "different words",
                "distinct-2 of instructions " + diversity.in("instruction").text("distinct-2"));
        html.add("</dl>\n</header>\n");
    }

    private String about() {
        var run = run();
        if (!run.has("ending")) {
            return "A run that has not ended: what stands here is what it has written so far.";
        }
        var models = run.in("models").map().values().stream()
                .map(String::valueOf)
                .distinct()
                .toList();
        return "Recipe " + run.text("recipe") + " · " + (models.isEmpty() ? "no model" : String.join(", ", models))
                + " · " + run.text("ending");
    }

    private String part() {
        return "Lengths, nearness, variety and the like are those of " + Markup.number(figures.count("records"))
                + " records, one of " + figures.text("every")
                + "; espalier inspect --html looks at all of them.";
    }

    private String withInput() {
        return Markup.number(figures.count("with-input")) + " with input, "
                + Markup.number(figures.count("without-input")) + " without";
    }

    private void runTiles(Markup html) {
        var totals = run().in("totals");
        long judged = totals.count("accepted") + totals.count("rejected");
        tile(
                html,
                Markup.percent(judged == 0 ? 0 : (double) totals.count("rejected") / judged),
                "rejected",
                Markup.number(totals.count("rejected")) + " of " + Markup.number(judged) + " that were judged");
        var spent = run().in("calls");
        long made = spent.count("made") + spent.count("replayed");
        tile(
                html,
                Markup.number(made),
                "calls",
                spent.has("cost-usd")
                        ? Markup.decimal(spent.real("cost-usd"), 2) + " US dollars"
                        : Markup.decimal((double) made / Math.max(1, totals.count("accepted")), 2)
                                + " for each example");
    }

    private void nearTile(Markup html) {
        var near = figures.in("near");
        long compared = near.count("compared");
        tile(
                html,
                Markup.percent(compared == 0 ? 0 : (double) near.count("near-duplicates") / compared),
                "near duplicates",
                "of " + Markup.number(compared) + " distinct instructions"
                        + (near.is("sampled") ? " drawn at random" : "") + ": ROUGE-L above " + near.text("threshold")
                        + " to one that stays");
    }

    private static void tile(Markup html, String amount, String name, String note) {
        html.add("<div><dt>").text(name).add("</dt><dd>").text(amount).add("</dd><dd class=\"note\">");
        html.text(note).add("</dd></div>\n");
    }

    private String records() {
        return new Markup()
                .add("<p>Here: ")
                .text(sampling)
                .add(
                        ". Long texts are cut. Whole prompts and replies are shown by <code>espalier explain</code>.</p>\n")
                .add("<noscript><p class=\"empty\">Searching the records needs JavaScript. Everything else on this page"
                        + " works without it; the figures stand in the table below.</p></noscript>\n")
                .add("<form id=\"search\" role=\"search\" hidden><label>Search <input id=\"q\" type=\"search\""
                        + " autocomplete=\"off\" spellcheck=\"false\" placeholder=\"words, an id …\"></label>"
                        + "<label>Verdict <select id=\"reason\"></select></label></form>\n")
                .add("<p id=\"found\" role=\"status\"></p>\n")
                .add("<div id=\"list\"></div>\n")
                .add("<button id=\"more\" type=\"button\" hidden>Show more</button>\n")
                .toString();
    }

    /** Returns a bar for each entry, the share of all beside it. */
    static Bars bars(Map<?, ?> counts, long all) {
        var bars = new Bars();
        counts.forEach((name, count) -> {
            long amount = ((Number) count).longValue();
            bars.add(
                    String.valueOf(name),
                    List.of(new Part(amount, "plain")),
                    Bars.withNote(Markup.number(amount), all == 0 ? "" : Markup.percent((double) amount / all)),
                    "",
                    "");
        });
        return bars;
    }

    static String figure(String caption, String content) {
        return "<figure>\n<figcaption>" + caption + "</figcaption>\n" + content + "</figure>\n";
    }

    static String empty(String text) {
        return "<p class=\"empty\">" + text + "</p>\n";
    }
}
