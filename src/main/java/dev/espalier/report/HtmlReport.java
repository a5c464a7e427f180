package dev.espalier.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report for people: one HTML file that needs nothing else. Its charts are drawn here, so they are there without scripts,
 * too; a small script of ours lets people search the records. Texts of records reach the page as data only: escaped, or as JSON
 * that the script shows as text. The page forbids itself every request. Immutable.
 *
 * @param figures those of {@link DatasetStatistics#toMap}, with {@code source} and, for a run, {@code run}
 * @param records what may be browsed
 * @param instructions what neighbours are looked for among
 * @param seeds instructions of seed tasks by id, which lineage and neighbours refer to
 * @param calls the calls of the run; none if it is no run
 */
public record HtmlReport(
        Map<String, Object> figures,
        RecordSample records,
        List<Named> instructions,
        Map<String, String> seeds,
        CallTimes calls) {

    /** No report is larger, whatever the dataset. */
    public static final int MOST_BYTES = 2_000_000;

    /** Leaves room for charts, which are small, and names, which are not all. */
    private static final int RECORD_BYTES = 1_300_000;

    private static final int SEED_BYTES = 200_000;

    /** Returns the page, in less than {@link #MOST_BYTES} bytes of UTF-8. */
    public String html() {
        var style = Resource.text("report.css");
        var script = Resource.text("report.js");
        return new Markup()
                .add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .add(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src '"
                                + hash(style) + "'; script-src '" + hash(script)
                                + "'; base-uri 'none'; form-action 'none'\">\n")
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .add("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .add("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>")
                .text(new Figures(figures).text("source") + " · Espalier")
                .add("</title>\n<style>" + style + "</style>\n</head>\n<body>\n")
                .add(new ReportPage(new Figures(figures), calls, statement()).html())
                .add("<script type=\"application/json\" id=\"data\">" + data() + "</script>\n")
                .add("<script>" + script + "</script>\n</body>\n</html>\n")
                .toString();
    }

    private String statement() {
        int compared = RecordSample.compared(instructions).size();
        return records.statement()
                + (compared == instructions.size()
                        ? ""
                        : "; nearest neighbours are looked for among " + Markup.number(compared)
                                + " instructions drawn at random, and the records shown");
    }

    private String data() {
        var pool = new ArrayList<Named>();
        seeds.forEach((id, text) -> pool.add(new Named(id, text)));
        pool.addAll(RecordSample.compared(instructions));
        var data = new LinkedHashMap<String, Object>();
        data.put("source", new Figures(figures).text("source"));
        data.put("run", figures.containsKey("run"));
        data.put("seeds", fittedSeeds());
        data.put("records", RecordSample.fitted(RecordSample.withNeighbours(records.shown(), pool), RECORD_BYTES));
        return EmbeddedJson.of(data);
    }

    private Map<String, String> fittedSeeds() {
        var fitted = new LinkedHashMap<String, String>();
        int bytes = 0;
        for (var seed : seeds.entrySet()) {
            bytes += 3 * (seed.getKey().length() + seed.getValue().length()) + 8;
            if (bytes > SEED_BYTES) {
                break;
            }
            fitted.put(seed.getKey(), seed.getValue());
        }
        return fitted;
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
