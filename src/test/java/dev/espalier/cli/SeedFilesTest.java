package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good and bad seed files, as {@code check} and {@code generate} read them. */
final class SeedFilesTest {

    private static final String GOOD = "{\"instruction\":\"Name three colours.\",\"output\":\"red, blue, green\"}\n";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeCli() {
        cli = new Cli(temp);
    }

    private static String accepted(String seeds) {
        return """
                recipe alpaca: 1 stage, no problems
                seeds: %s of them classification
                model teacher: builtin:6
                """.formatted(seeds);
    }

    private Cli.Result check(String... more) {
        var arguments = new String[more.length + 3];
        arguments[0] = "check";
        arguments[1] = "--recipe";
        arguments[2] = "alpaca";
        System.arraycopy(more, 0, arguments, 3, more.length);
        return cli.run(arguments);
    }

    private void assertRejected(String name, byte[] content, String problems) throws IOException {
        cli.file(name, content);
        assertThat(check("--seeds", "DIR/" + name)).isEqualTo(new Cli.Result(3, "", problems));
    }

    private void assertRejected(String name, String content, String problems) throws IOException {
        assertRejected(name, content.getBytes(StandardCharsets.UTF_8), problems);
    }

    private void assertAccepted(String name, byte[] content, String seeds) throws IOException {
        cli.file(name, content);
        assertThat(check("--seeds", "DIR/" + name)).isEqualTo(new Cli.Result(0, accepted(seeds), ""));
    }

    @Test
    void aBrokenLineHasItsPlace() throws IOException {
        assertRejected(
                "a.jsonl",
                GOOD + "{\"instruction\": \"x\",\n" + GOOD,
                "espalier: DIR/a.jsonl:2:21: broken JSON: unexpected end-of-input within/between Object entries;"
                        + " write one JSON object a line\n");
    }

    @Test
    void aMissingFieldHasItsPlace() throws IOException {
        assertRejected(
                "a.jsonl",
                GOOD + "{\"input\":\"x\"}\n",
                "espalier: DIR/a.jsonl:2:1: missing \"instruction\"; every seed needs one (see seeds/README.md)\n");
    }

    @Test
    void duplicateIdsNameBothPlaces() throws IOException {
        assertRejected(
                "a.jsonl", """
                {"id":"a","instruction":"One two","output":"x"}
                {"id":"a","instruction":"Three","output":"x"}
                """, "espalier: DIR/a.jsonl:2:7: duplicate id \"a\"; it is at DIR/a.jsonl:1:7 already\n");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreRead() throws IOException {
        var text = "\uFEFF" + (GOOD + GOOD).replace("\n", "\r\n");
        assertAccepted("a.jsonl", text.getBytes(StandardCharsets.UTF_8), "2 tasks, 0");
    }

    @Test
    void anEmptyFileIsToldAsSuch() throws IOException {
        var problem = "espalier: DIR/a.jsonl: holds no records; give a file with at least one\n";
        assertRejected("a.jsonl", "", problem);
        assertRejected("a.jsonl", "\n\n", problem);
    }

    @Test
    void aLineOf50MegabytesIsRefusedAndTheRestIsRead() throws IOException {
        var line = new byte[50 << 20];
        Arrays.fill(line, (byte) 'x');
        line[line.length - 1] = '\n';
        var content = new ByteArrayOutputStream();
        content.write(line);
        content.write(GOOD.getBytes(StandardCharsets.UTF_8));
        cli.file("a.jsonl", content.toByteArray());
        assertThat(check("--seeds", "DIR/a.jsonl", "--skip-bad-seeds"))
                .isEqualTo(new Cli.Result(0, accepted("1 task, 0"), """
                                espalier: skipped: DIR/a.jsonl:1:1: this record is longer than 33554432 characters; split it or take it out
                                espalier: skipped seeds with 1 problem; 1 good seed task left
                                """));
    }

    @Test
    void invalidUtf8HasItsPlace() throws IOException {
        assertRejected(
                "a.jsonl",
                "{\"instruction\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1),
                "espalier: DIR/a.jsonl:1:20: byte 0xe9 is not valid UTF-8; save the file as UTF-8\n");
    }

    @Test
    void aDirectoryAndAMissingPathAreToldTogether() throws IOException {
        Files.createDirectory(temp.resolve("folder"));
        assertThat(check("--seeds", "DIR/folder", "DIR/missing.jsonl")).isEqualTo(new Cli.Result(3, "", """
                                espalier: DIR/folder: this is a directory; name a file in it
                                espalier: DIR/missing.jsonl: no such file; check the name
                                """));
    }

    @Test
    void controlCharactersAreNeverShownRaw() throws IOException {
        assertRejected(
                "a.jsonl",
                "{\"id\":\"\\u001b[2J\",\"instruction\":\"a b c\"}\n{\"id\":\"\\u001b[2J\",\"instruction\":\"d e f\"}\n",
                "espalier: DIR/a.jsonl:2:7: duplicate id \"\\u001b[2J\"; it is at DIR/a.jsonl:1:7 already\n");
    }

    @Test
    void twentyProblemsAreToldInWordsAndTheOthersCounted() throws IOException {
        cli.file("a.jsonl", "{}\n".repeat(25) + GOOD);
        var told = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            told.append("espalier: DIR/a.jsonl:" + i
                    + ":1: missing \"instruction\"; every seed needs one (see seeds/README.md)\n");
        }
        assertThat(check("--seeds", "DIR/a.jsonl"))
                .isEqualTo(new Cli.Result(3, "", told + "espalier: … and 5 more problems\n"));
        assertThat(check("--seeds", "DIR/a.jsonl", "--skip-bad-seeds"))
                .isEqualTo(new Cli.Result(
                        0, accepted("1 task, 0"), told.toString().replace("espalier: ", "espalier: skipped: ") + """
                                espalier: skipped: … and 5 more problems
                                espalier: skipped seeds with 25 problems; 1 good seed task left
                                """));
    }

    @Test
    void nothingButBadSeedsCannotBeSkipped() throws IOException {
        cli.file("a.jsonl", "{}\n");
        assertThat(check("--seeds", "DIR/a.jsonl", "--skip-bad-seeds"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/a.jsonl:1:1: missing \"instruction\"; every seed needs one"
                                + " (see seeds/README.md)\n"));
    }

    @Test
    void generateRefusesBadSeedsBeforeItMakesADirectory() throws IOException {
        cli.file("a.jsonl", "{}\n");
        assertThat(cli.run("generate", "--target", "5", "--seeds", "DIR/a.jsonl", "--out", "DIR/run"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/a.jsonl:1:1: missing \"instruction\"; every seed needs one"
                                + " (see seeds/README.md)\n"));
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void readsCsvYamlJsonAndGzip() throws IOException {
        assertAccepted(
                "a.csv", "instruction,output\n\"Say hi, twice\",hi hi\n".getBytes(StandardCharsets.UTF_8), "1 task, 0");
        assertAccepted("a.yaml", "- instruction: Say hi\n  output: hi\n".getBytes(StandardCharsets.UTF_8), "1 task, 0");
        assertAccepted("a.json", ("[" + GOOD + "]").getBytes(StandardCharsets.UTF_8), "1 task, 0");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertAccepted("a.jsonl.gz", packed.toByteArray(), "1 task, 0");
        assertRejected(
                "b.jsonl.gz",
                Arrays.copyOf(packed.toByteArray(), 10),
                "espalier: DIR/b.jsonl.gz:1:1: the gzip data ends too early; copy or download the file again\n");
    }

    @Test
    void fieldsMayHaveOtherNames() throws IOException {
        cli.file("a.csv", "prompt,completion\nSay hi to me,hi\n");
        assertThat(check("--seeds", "DIR/a.csv", "--field", "instruction=prompt", "--field", "output=completion"))
                .isEqualTo(new Cli.Result(0, accepted("1 task, 0"), ""));
        assertThat(check("--seeds", "DIR/a.csv"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: DIR/a.csv:2:1: missing \"instruction\"; every seed needs one"
                                + " (see seeds/README.md)\n"));
    }

    @Test
    void aHyphenIsStandardInput() {
        cli.reading(GOOD);
        assertThat(check("--seeds", "-")).isEqualTo(new Cli.Result(0, accepted("1 task, 0"), ""));
        cli.reading("");
        assertThat(check("--seeds", "-"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: standard input: holds no records; give a file with at least one\n"));
    }

    @Test
    void theFileOfSelfInstructIsRead() {
        var selfInstruct = SharedData.require("self-instruct/seed_tasks.jsonl").toString();
        assertThat(check("--seeds", selfInstruct)).isEqualTo(new Cli.Result(0, accepted("175 tasks, 26"), ""));
    }
}
