package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report in a real browser. Skipped where there is none; {@code .ci/run} installs one. */
@Tag("slow")
final class ReportInBrowserTest {

    private static final String NASTY =
            "</script><script>document.title='broken'</script><img src=x onerror=document.title='broken'> ]]> <!-- \u2028 &amp;";

    @TempDir
    private static Path temp;

    private static Chromium browser;
    private static String run;
    private static String dataset;

    @BeforeAll
    static void writeReports() throws IOException, InterruptedException {
        assumeTrue(Chromium.installed().isPresent(), "needs Chromium");
        var cli = new Cli(temp);
        assertThat(cli.run(
                                "generate",
                                "--target",
                                "60",
                                "--set",
                                "stages.instructions.filters.rouge-l.threshold=0.4",
                                "--out",
                                "DIR/run",
                                "--quiet")
                        .exit())
                .isZero();
        run = temp.resolve("run/report.html").toUri().toString();
        cli.file("nasty.jsonl", """
                {"id":"one","instruction":"Write a poem about a known quagga","output":"It rhymes."}
                {"id":"two","instruction":%s,"input":"\\ud800 half","output":"\\u0000</script>"}
                {"id":"three","instruction":"Write a poem about a known zebra","output":"It rhymes, too."}
                """.formatted(quoted(NASTY)));
        assertThat(cli.run("inspect", "DIR/nasty.jsonl", "--html", "DIR/nasty.html")
                        .exit())
                .isZero();
        dataset = temp.resolve("nasty.html").toUri().toString();
        browser = Chromium.start(temp.resolve("profile"));
    }

    @AfterAll
    static void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    @Test
    void opensWithoutComplaintsAndAsksForNothingButItself() throws Exception {
        for (var page : new String[] {run, dataset}) {
            browser.open(page);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests().stream().filter(url -> !url.startsWith("data:")))
                    .containsExactly(page);
        }
    }

    @Test
    void theBrowserKnowsAComplaintWhenThereIsOne() throws Exception {
        browser.open(run);
        browser.evaluate("console.error('seen'); fetch('http://127.0.0.1:9/').catch(() => 0)");
        assertThat(browser.complaints())
                .anyMatch(text -> text.contains("seen"))
                .anyMatch(text -> text.contains("127.0.0.1"));
    }

    @Test
    void everyChartIsDrawn() throws Exception {
        browser.open(run);
        assertThat(browser.evaluate("document.querySelectorAll('svg.columns').length")
                        .asInt())
                .isGreaterThanOrEqualTo(9);
        assertThat(browser.evaluate("document.querySelectorAll('.sunburst path').length")
                        .asInt())
                .isGreaterThan(20);
        // The largest mark of each drawing has a size and a colour.
        assertThat(browser.evaluate("""
                        [...document.querySelectorAll('main svg')].filter(svg => {
                          const marks = [...svg.querySelectorAll('path, rect:not(.track)')];
                          return !marks.some(mark => {
                            const box = mark.getBoundingClientRect();
                            const fill = getComputedStyle(mark).fill;
                            return box.width > 2 && box.height > 2 && fill !== 'none' && fill !== 'rgb(0, 0, 0)';
                          });
                        }).map(svg => svg.outerHTML)""")).isEmpty();
    }

    @Test
    void searchFindsAKnownRecord() throws Exception {
        browser.open(dataset);
        assertThat(found()).isEqualTo("3 records");
        browser.evaluate("""
                const box = document.getElementById('q');
                box.value = 'QUAGGA poem';
                box.dispatchEvent(new Event('input'))""");
        assertThat(found()).isEqualTo("1 record");
        assertThat(browser.evaluate("document.querySelector('.record .id').textContent")
                        .asText())
                .isEqualTo("one");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#q=QUAGGA+poem");
    }

    @ParameterizedTest
    @CsvSource({
        "#q=quagga,1 record",
        "#q=nothing-like-it,0 records",
        "#reason=accepted,3 records",
        "#reason=none-such,3 records"
    })
    void aLinkNamesASearch(String fragment, String expected) throws Exception {
        browser.open(dataset + fragment);
        assertThat(found()).isEqualTo(expected);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLinkedRecordIsOpenBesideItsNeighbour() throws Exception {
        browser.open(dataset + "#id=one");
        browser.evaluate("new Promise(done => setTimeout(done, 100))");
        var body = browser.evaluate("document.querySelector('.record[open] .body').innerText")
                .asText();
        assertThat(body).contains("It rhymes.", "Nearest: three, ROUGE-L 0.857", "Write a poem about a known zebra");
        assertThat(browser.evaluate("[...document.querySelectorAll('mark')].some(mark => mark.textContent === 'known')")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aReasonLeadsToItsRecordsAndARecordToItsLineage() throws Exception {
        browser.open(run);
        browser.evaluate("document.querySelector('#rejections .bars a').click()");
        browser.evaluate("new Promise(done => setTimeout(done, 100))");
        var reason = browser.evaluate("document.getElementById('reason').value").asText();
        assertThat(reason).contains(":");
        assertThat(browser.evaluate("[...document.querySelectorAll('.badge')].every(badge => badge.textContent === '"
                                + reason + "')")
                        .asBoolean())
                .isTrue();
        browser.evaluate("document.querySelector('.record').open = true; new Promise(done => setTimeout(done, 100))");
        assertThat(browser.evaluate("document.querySelector('.lineage').innerText")
                        .asText())
                .contains("Shown to the model:", "seed-", "Call: ", "espalier explain ");
    }

    @Test
    void whatLooksLikeMarkupShowsAsText() throws Exception {
        browser.open(dataset + "#id=two");
        browser.evaluate("new Promise(done => setTimeout(done, 100))");
        assertThat(browser.evaluate("document.title").asText()).endsWith("nasty.jsonl · Espalier");
        assertThat(browser.evaluate("document.querySelector('.record[open] pre').textContent")
                        .asText())
                .isEqualTo(NASTY);
        assertThat(browser.evaluate("document.querySelectorAll('script, img, main script').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fitsAPhone(boolean dark) throws Exception {
        browser.resize(390, 844, dark);
        browser.open(run + "#q=the");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(390);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText())
                .isEqualTo(dark ? "rgb(20, 24, 27)" : "rgb(251, 250, 247)");
        browser.resize(1280, 900, false);
    }

    @Test
    void aRecordIsReachedAndOpenedByKeys() throws Exception {
        browser.open(run + "#records");
        browser.evaluate("document.getElementById('reason').focus()");
        browser.press("Tab", 9);
        browser.press("Enter", 13);
        browser.evaluate("new Promise(done => setTimeout(done, 100))");
        assertThat(browser.evaluate("document.querySelectorAll('.record[open] .lineage').length")
                        .asInt())
                .isEqualTo(1);
    }

    private static String found() throws IOException, InterruptedException {
        return browser.evaluate("document.getElementById('found').textContent").asText();
    }
}
