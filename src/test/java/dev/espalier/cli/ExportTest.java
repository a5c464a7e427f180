package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports datasets and runs; refuses what would lose something. */
final class ExportTest {

    private static final String DATASET = """
            {"instruction":"Say hi","input":"to Ada","output":"hi Ada","mood":"kind"}
            {"instruction":"Say bye","input":"","output":"bye"}
            """;

    private static final String LINES = """
            {"instruction":"Say hi","input":"to Ada","output":"hi Ada"}
            {"instruction":"Say bye","input":"","output":"bye"}
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDataset() throws IOException {
        cli = new Cli(temp);
        cli.file("a.jsonl", DATASET);
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void writesAFileAndSaysWhatItCannotHold() throws IOException {
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "alpaca-jsonl", "--out", "DIR/out.jsonl"))
                .isEqualTo(new Cli.Result(0, "", """
                                espalier: 2 records in DIR/out.jsonl
                                espalier: fields that the format alpaca-jsonl cannot hold: mood
                                """));
        assertThat(read("out.jsonl")).isEqualTo(LINES);
    }

    @Test
    void aHyphenIsStandardInputAndOutput() {
        cli.reading(DATASET);
        assertThat(cli.run("export", "-", "--format", "alpaca-jsonl", "--out", "-"))
                .isEqualTo(new Cli.Result(0, LINES, """
                                espalier: 2 records in standard output
                                espalier: fields that the format alpaca-jsonl cannot hold: mood
                                """));
    }

    @Test
    void everyFormatGivesTheSameOnStandardOutputAsInAFile() throws IOException {
        for (var format : new String[] {"alpaca", "alpaca-jsonl", "chat", "prompt-completion"}) {
            assertThat(cli.run("export", "DIR/a.jsonl", "--format", format, "--out", "DIR/" + format)
                            .exit())
                    .isZero();
            assertThat(cli.run("export", "DIR/a.jsonl", "--format", format, "--out", "-")
                            .out())
                    .isNotEmpty()
                    .isEqualTo(read(format));
        }
    }

    @Test
    void anExistingFileIsReplacedOnlyByForce() throws IOException {
        cli.file("out", "mine");
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "chat", "--out", "DIR/out"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/out: there is such a file already; replace it with --force\n"));
        assertThat(read("out")).isEqualTo("mine");
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "chat", "--out", "DIR/out", "--force")
                        .exit())
                .isZero();
        assertThat(read("out")).startsWith("{\"messages\":");
    }

    @Test
    void whatIsReadAndWhatARunRecordedIsNeverReplaced() throws IOException {
        cli.file("run/recipe.yaml", "");
        cli.file("run/dataset.jsonl", DATASET);
        cli.file("run/calls.jsonl", "paid for");
        var help = "Try \"espalier export --help\".\n";
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "chat", "--out", "DIR/run/../a.jsonl", "--force"))
                .isEqualTo(new Cli.Result(
                        2, "", "espalier: --out: DIR/run/../a.jsonl is what is read; choose another name\n" + help));
        for (var name : new String[] {"calls.jsonl", "dataset.jsonl"}) {
            assertThat(cli.run("export", "DIR/run", "--format", "chat", "--out", "DIR/run/" + name, "--force"))
                    .isEqualTo(new Cli.Result(
                            2,
                            "",
                            "espalier: --out: DIR/run/" + name
                                    + " belongs to the run in that directory; choose another name\n" + help));
        }
        assertThat(read("a.jsonl")).isEqualTo(DATASET);
        assertThat(read("run/calls.jsonl")).isEqualTo("paid for");
    }

    @Test
    void brokenLinesLeaveNoFile() throws IOException {
        cli.file("b.jsonl", DATASET + "{\"input\":\"x\"}\n{broken\n");
        assertThat(cli.run("export", "DIR/b.jsonl", "--format", "chat", "--out", "DIR/out"))
                .isEqualTo(new Cli.Result(3, "", """
                                espalier: DIR/b.jsonl:3:1: missing "instruction"; if it has another name here, say so: --field instruction=NAME
                                espalier: DIR/b.jsonl:4:2: broken JSON: unexpected character ('b' (code 98)): was expecting double-quote to start field name; write one JSON object a line
                                """));
        assertThat(temp.resolve("out")).doesNotExist();
        try (var files = Files.list(temp)) {
            assertThat(files).as("nothing half-written").hasSize(2);
        }
    }

    @Test
    void fieldsMayHaveOtherNames() throws IOException {
        cli.file("c.csv", "prompt,completion\nSay hi,hi\n");
        assertThat(cli.run(
                        "export",
                        "DIR/c.csv",
                        "--format",
                        "alpaca-jsonl",
                        "--out",
                        "-",
                        "--field",
                        "instruction=prompt",
                        "--field",
                        "output=completion"))
                .isEqualTo(new Cli.Result(
                        0,
                        "{\"instruction\":\"Say hi\",\"input\":\"\",\"output\":\"hi\"}\n",
                        "espalier: 1 record in standard output\n"));
    }

    @Test
    void whatIsNoDatasetIsTold() throws IOException {
        Files.createDirectory(temp.resolve("folder"));
        assertThat(cli.run("export", "DIR/folder", "--format", "chat", "--out", "-"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/folder: holds no dataset.jsonl; name a run directory or a dataset\n"));
        assertThat(cli.run("export", "DIR/missing", "--format", "chat", "--out", "-"))
                .isEqualTo(new Cli.Result(3, "", "espalier: DIR/missing: no such file; check the name\n"));
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "chat", "--out", "DIR/folder"))
                .isEqualTo(new Cli.Result(3, "", "espalier: DIR/folder: this is a directory; choose another name\n"));
    }
}
