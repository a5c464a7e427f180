package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page as a text; what a browser makes of it is seen in {@code ReportInBrowserTest}. */
final class HtmlReportTest {

    private final RecordSample records = new RecordSample();
    private final DatasetStatistics statistics = new DatasetStatistics(example -> "");

    private void add(String instruction, String output) {
        var example = Example.of(instruction, "", output);
        statistics.add(example);
        records.add(new Browsed("#" + statistics.count(), example, Map.of(), null));
    }

    private String html(String source) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("source", source);
        figures.putAll(statistics.toMap(List.of()));
        return new HtmlReport(figures, records, statistics.sample(), Map.of(), new CallTimes()).html();
    }

    private static String between(String text, String start, String end) {
        var matcher = Pattern.compile(Pattern.quote(start) + "(.*?)" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        assertThat(matcher.find()).as(start).isTrue();
        return matcher.group(1);
    }

    @Test
    void anEmptyDatasetHasAPageWithEmptyStates() {
        var html = html("nothing.jsonl");
        assertThat(html.substring(0, html.indexOf("<script>")))
                .contains("No record has one.", "No verb was found.", "No seeds were compared")
                .contains("all 0 accepted")
                .doesNotContain("NaN", "null", "Infinity");
    }

    @Test
    void thePolicyAllowsOurStyleAndScriptAndNothingElse() throws Exception {
        add("Write a poem", "Here.");
        var html = html("data.jsonl");
        for (var part : List.of("style", "script")) {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(between(html, "<" + part + ">", "</" + part + ">").getBytes(StandardCharsets.UTF_8));
            assertThat(html)
                    .contains(part + "-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
        assertThat(html)
                .contains("default-src 'none'")
                .doesNotContainPattern("(src|href)=\"(?!#|data:)")
                .doesNotContainPattern("(?i)https?:|@import|url\\(|\\sstyle=|\\son[a-z]+=");
    }

    @Test
    void oneVerbIsOne() {
        add("Write a poem", "Here.");
        assertThat(html("data.jsonl"))
                .contains("with a question. This is the verb, and outside of it up to four objects.</p>");
        add("Sort the names", "Here.");
        assertThat(html("data.jsonl")).contains("These are the 2 most frequent verbs, and outside of each");
    }

    @Test
    void nearDuplicatesAreNearToOneThatIsNone() {
        add("Write a poem", "Here.");
        assertThat(html("data.jsonl")).contains("ROUGE-L above 0.7 to one that stays<");
    }

    @Test
    void namesFromOutsideAreTextEverywhere() {
        add("Write a </script><script>alert(1)</script>", "x");
        statistics.add(Example.ofInstruction("Say hi").with("<b>field</b>", "<i>value</i>"));
        var html = html("<u>source</u>");
        assertThat(html)
                .doesNotContain("<script>alert", "<b>field", "<i>value", "<u>source")
                .contains("&lt;b&gt;field&lt;/b&gt;", "&lt;i&gt;value&lt;/i&gt;", "<title>&lt;u&gt;source");
    }

    @Test
    @Tag("slow")
    void staysBelowTwoMegabytesWhateverTheDataset() {
        for (int i = 0; i < 4_000; i++) {
            var instruction = "Write <" + i + "> \u4e2d\u6587\u0001 " + "\uD83D\uDE00".repeat(i % 900);
            var example = new Example(
                    "id-" + i,
                    instruction,
                    "in".repeat(i % 500),
                    "&".repeat(i % 3_000),
                    Map.of("field-" + i % 60, "v" + i % 30, "long", "z".repeat(2_000)),
                    dev.espalier.model.Lineage.NONE);
            statistics.add(example);
            records.add(
                    new Browsed(example.id(), example, i % 2 == 0 ? Map.of() : Map.of("reason", "a:r" + i % 99), null));
        }
        assertThat(html("big.jsonl").getBytes(StandardCharsets.UTF_8).length).isBetween(500_000, HtmlReport.MOST_BYTES);
    }
}
