package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What inspect prints, and what it refuses. */
final class InspectTest {

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDataset() throws IOException {
        cli = new Cli(temp);
        cli.file("a.jsonl", """
                {"instruction":"Write a story about the sea","input":"","output":"Once there was a sea."}
                {"instruction":"Write a poem about the sea","input":"two lines","output":"I'm sorry, but I can't."}
                """);
    }

    @Test
    void aDatasetIsATable() {
        assertThat(cli.run("inspect", "DIR/a.jsonl")).isEqualTo(new Cli.Result(0, """
                records               2: 1 with input, 1 without; 0 without output
                exact duplicates      0 (instruction, input and output); 0 repeated instructions
                near duplicates       1 of 2 distinct instructions (ROUGE-L above 0.7 to one that stays)
                words in instruction  min 6, mean 6.0, median 6, p95 6, max 6
                                      from 4: 2
                words in input        min 2, mean 2.0, median 2, p95 2, max 2
                                      from 2: 1
                words in output       min 5, mean 5.0, median 5, p95 5, max 5
                                      from 4: 2
                tokens in instruction min 6, mean 6.0, median 6, p95 6, max 6
                                      from 4: 2
                tokens in input       min 2, mean 2.0, median 2, p95 2, max 2
                                      from 2: 1
                tokens in output      min 6, mean 6.5, median 6, p95 7, max 7
                                      from 4: 2
                vocabulary            15 words
                instruction variety   distinct-1 0.5833, distinct-2 0.7
                output variety        distinct-1 1.0, distinct-2 1.0
                languages             en 2 (100.0 %)
                scripts               latin 2 (100.0 %)
                refusals              refusal:declines 1 (50.0 %)
                  write               2: poem 1, story 1
                (verbs, objects)      a simple rule for English, no parser: the first clause that begins with a verb
                                      of a list, and its first word after it that is no small word
                """, ""));
    }

    @Test
    void aNarrowTerminalGetsNarrowLines() {
        assertThat(cli.with("COLUMNS", "40").run("inspect", "DIR/a.jsonl").out().lines())
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.length() <= 40);
    }

    @Test
    void jsonIsOneLine() {
        var result = cli.run("inspect", "DIR/a.jsonl", "--seeds", "DIR/a.jsonl", "--json");
        assertThat(result.exit()).isZero();
        assertThat(result.out().lines()).hasSize(1);
        assertThat(result.out()).contains("\"records\":2,", "\"to-seeds\":{\"seeds\":2,\"mean\":1.0,");
    }

    @Test
    void aRunAlsoTellsOfCallsYieldsAndRejections() {
        assertThat(cli.run("generate", "--target", "20", "--out", "DIR/run", "--quiet")
                        .exit())
                .isZero();
        assertThat(cli.run("inspect", "DIR/run").out())
                .contains("records               20: ", "nearest of 257 seeds  ROUGE-L mean ")
                .contains("run                   self-instruct, target reached; ", "  instructions        ", " yield ")
                .contains("calls                 ", "  surplus:target-reached");
    }

    @Test
    void aRunThatHasNotEndedSaysSo() throws IOException {
        cli.file("run/recipe.yaml", "");
        cli.file("run/dataset.jsonl", "");
        cli.file("run/rejected.jsonl", "{\"id\":\"a\",\"reason\":\"rouge-l:too-near\"}\n");
        var result = cli.run("inspect", "DIR/run");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("records               0: ")
                .contains("run                   has not ended: ", "  rouge-l:too-near    1 rejected\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"ended\":\"tar     | report.json:1:14: broken JSON: unexpected end-of-input",
                "{\"ended\":1} {}       | report.json:1:13: ",
                "[]                   | report.json: is no object",
                "{}                   | report.json: has no \"ending\"",
                "{\"totals\":{}}        | report.json: has no \"ending\""
            })
    void aDamagedReportOfARunIsToldWithWhatToDo(String report, String told) throws IOException {
        cli.file("run/recipe.yaml", "name: mine\n");
        cli.file("run/dataset.jsonl", "{\"instruction\":\"Say hi\"}\n");
        cli.file("run/report.json", report);
        for (var arguments : List.of(
                new String[] {"inspect", "DIR/run"},
                new String[] {"export", "DIR/run", "--format", "hf", "--out", "DIR/hub"})) {
            var result = cli.run(arguments);
            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err())
                    .startsWith("espalier: DIR/run/" + told)
                    .endsWith(
                            "; the program writes this file: run generate again to the end, or take the file away to do"
                                    + " without its figures\n");
        }
    }

    @Test
    void aRunThatIsCutOffIsToldWithItsPlace() throws IOException {
        cli.file("run/recipe.yaml", "");
        cli.file("run/dataset.jsonl", "{\"instruction\":\"Say hi\"}\n{\"instruction\":\"Sa");
        for (var command : List.of(
                "inspect DIR/run",
                "export DIR/run --format alpaca --out DIR/a.json",
                "merge DIR/run --out DIR/m.jsonl")) {
            assertThat(cli.run(command.split(" "))).isEqualTo(new Cli.Result(3, "", """
                    espalier: DIR/run/dataset.jsonl:2:1: the last line is cut off; if the run was killed, give its command again \
                    to go on from there; no recorded call is paid twice
                    """));
        }
    }

    /** Cut between two lines, it looks whole. */
    @Test
    void aRunThatLacksRecordsOfItsReportIsTold() throws IOException {
        cli.file("run/recipe.yaml", "");
        cli.file("run/report.json", """
                {"ending":"input finished","totals":{"accepted":2,"rejected":3},"stages":{"a":{"rejections":{"target":{"surplus:target-reached":2}}}}}
                """);
        cli.file("run/dataset.jsonl", "{\"instruction\":\"Say hi\"}\n");
        for (var command : List.of("inspect DIR/run", "export DIR/run --format alpaca --out DIR/a.json")) {
            assertThat(cli.run(command.split(" "))).isEqualTo(new Cli.Result(3, "", """
                    espalier: DIR/run/dataset.jsonl:2:1: the file ends after 1 record; report.json tells of 2; if the run was \
                    killed, give its command again to go on from there; no recorded call is paid twice
                    """));
        }
        cli.file("run/dataset.jsonl", "{\"instruction\":\"Say hi\"}\n{\"instruction\":\"Say ho\"}\n");
        cli.file("run/rejected.jsonl", "");
        assertThat(cli.run("inspect", "DIR/run").err())
                .startsWith(
                        "espalier: DIR/run/rejected.jsonl:1:1: the file ends after 0 records; report.json tells of 1;");
        cli.file("run/rejected.jsonl", "{\"instruction\":\"Say\",\"reason\":\"length:too-short\"}\n");
        assertThat(cli.run("inspect", "DIR/run").exit()).isZero();
    }

    @Test
    void aBrokenLineBeforeTheLastIsToldWithItsPlace() throws IOException {
        cli.file("run/recipe.yaml", "");
        cli.file("run/dataset.jsonl", "{\"instruction\":\"Say\n{\"instruction\":\"Say hi\"}\n");
        var result = cli.run("inspect", "DIR/run");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("espalier: DIR/run/dataset.jsonl:1:");
    }

    @Test
    void ofADatasetThatIsNoRunEveryLineCounts() throws IOException {
        cli.file("b.jsonl", "{\"instruction\":\"Say hi\"}\n{\"instruction\":\"Sa");
        assertThat(cli.run("inspect", "DIR/b.jsonl").exit()).isEqualTo(3);
    }

    @Test
    void mixedShapesAreToldWithTheirPlaces() throws IOException {
        cli.file("b.jsonl", "{\"instruction\":\"Say hi\"}\n{\"prompt\":\"x\"}\n{\"instruction\":[1]}\n");
        var result = cli.run("inspect", "DIR/b.jsonl");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("DIR/b.jsonl:2:1: missing \"instruction\"; ")
                .contains("DIR/b.jsonl:3:16: \"instruction\" is a list; a text is wanted");
    }

    @Test
    void anUnknownPathAndADirectoryWithoutADatasetAreRefused() throws IOException {
        assertThat(cli.run("inspect", "DIR/b.jsonl"))
                .isEqualTo(
                        new Cli.Result(3, "", "espalier: DIR/b.jsonl: no such file; did you mean \"DIR/a.jsonl\"?\n"));
        cli.file("empty/x", "");
        assertThat(cli.run("inspect", "DIR/empty"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/empty: holds no dataset.jsonl; name a run directory or a dataset\n"));
    }

    @Test
    void whatATextHoldsCannotReprogramTheTerminal() throws IOException {
        cli.file("c.jsonl", "{\"instruction\":\"Say hi\",\"operator\":\"\\u001b[31mred\"}\n");
        assertThat(cli.run("inspect", "DIR/c.jsonl").out())
                .doesNotContain("\u001b")
                .contains("\\u001b[31mred 1");
    }

    @Test
    void aReportIsOneFileAndReplacesNoneUnasked() throws IOException {
        var again = new Cli.Result(
                3, "", "espalier: DIR/out/report.html: there is such a file already; replace it with --force\n");
        var first = cli.run("inspect", "DIR/a.jsonl", "--html", "DIR/out/report.html", "--json");
        assertThat(first.exit()).isZero();
        assertThat(first.out()).startsWith("{\"source\":");
        assertThat(cli.run("inspect", "DIR/a.jsonl", "--html", "DIR/out/report.html"))
                .isEqualTo(again);
        assertThat(cli.run("inspect", "DIR/a.jsonl", "--html", "DIR/out/report.html", "--force")
                        .exit())
                .isZero();
        assertThat(Files.readString(temp.resolve("out/report.html"))).contains("all 2 accepted");
        try (var files = Files.list(temp.resolve("out"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aReportNeverTakesThePlaceOfData() {
        for (var target : new String[] {"DIR/a.jsonl", "-", ""}) {
            var result = cli.run("inspect", "DIR/a.jsonl", "--html", target, "--force");
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("--html");
        }
    }
}
