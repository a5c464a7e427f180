package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs on more than they hold in memory, which is 32 Mi UTF-16 units of text: a file of few but very long records stands before the
 * others, so that all of those stand on the disk.
 */
final class LargeInputTest {

    private static final int LONG_RECORDS = 8;
    private static final int LENGTH = 4 << 20;
    private static final int RECORDS = 300;

    private static final String SHORT_ONLY = """
            name: framed
            about: Frames the short ones.
            models: {}
            stages:
              - name: framed
                from: input
                steps:
                  - template: { into: prompt, texts: ["Please: ${instruction}"] }
                filters:
                  - length: { field: instruction, max-chars: 100 }
            """;

    private static final String CHAINED = """
            name: chained
            about: Puts some into one.
            models: {}
            stages:
              - name: parts
                from: input
                steps: []
              - name: mosaics
                from: parts
                select:
                  - concatenate: { max-tokens: 400 }
                steps: []
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = new Cli(temp);
        cli.file("short-only.yaml", SHORT_ONLY);
        cli.file("chained.yaml", CHAINED);
        var one = "{\"instruction\":\"" + "x".repeat(LENGTH) + "\",\"output\":\"y\"}\n";
        var bytes = one.getBytes(StandardCharsets.UTF_8);
        try (var file =
                FileChannel.open(temp.resolve("long.jsonl"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < LONG_RECORDS; i++) {
                file.write(ByteBuffer.wrap(bytes));
            }
        }
        cli.file("lines.jsonl", records(LargeInputTest::json, "\n"));
    }

    private static String records(IntFunction<String> record, String between) {
        return IntStream.range(0, RECORDS).mapToObj(record).collect(Collectors.joining(between));
    }

    private static String json(int number) {
        return "{\"instruction\":\"Say é " + number + " times.\",\"input\":\"\\ud83d \\\"" + number
                + "\\\"\",\"output\":\"\\u0000 " + number + "\",\"tags\":[" + number + ",1.0,null,{\"a\":true}]}";
    }

    private static String plain(int number) {
        return "{\"instruction\":\"Plain " + number + "\",\"input\":\"in " + number + "\",\"output\":\"out\"}";
    }

    private static String talk(int number) {
        return "{\"conversations\":[{\"from\":\"human\",\"value\":\"Hello " + number
                + "\"},{\"from\":\"gpt\",\"value\":\"Yes?\"},{\"from\":\"human\",\"value\":\"" + number + "\"}]}";
    }

    private Cli.Result run(String recipe, String out, String... input) {
        var arguments = new ArrayList<>(
                List.of("generate", "--recipe", cli.path(recipe), "--out", cli.path(out), "--seed", "7", "--input"));
        for (var file : input) {
            arguments.add(cli.path(file));
        }
        return cli.run(arguments.toArray(String[]::new));
    }

    private Path dataset(String run) {
        return temp.resolve(run).resolve("dataset.jsonl");
    }

    private Path ledger(String run) {
        return temp.resolve(run).resolve("rejected.jsonl");
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (var open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.truncate(open.size() - bytes);
        }
    }

    @Test
    void recordsOfEveryFormatComeBackFromTheDiskAsTheyWere() throws IOException {
        cli.file("list.json", "[" + records(LargeInputTest::plain, ",\n") + "]");
        cli.file("table.csv", "instruction,input\n" + records(i -> i + " é,\"a \"\"" + i + "\"\"\n b\"", "\n"));
        cli.file("items.yaml", records(i -> "- instruction: Yaml " + i + "\n  input: y" + i, "\n"));
        cli.file("packed.jsonl.gz", zipped(records(LargeInputTest::plain, "\n").replace("in ", "packed ")));
        cli.file("talks.jsonl", records(LargeInputTest::talk, "\n"));
        var exported =
                cli.run("export", cli.path("list.json"), "--format", "parquet", "--out", cli.path("columns.parquet"));
        assertThat(exported.exit()).as(exported.err()).isZero();
        var files = new String[] {
            "lines.jsonl", "list.json", "table.csv", "items.yaml", "packed.jsonl.gz", "talks.jsonl", "columns.parquet"
        };
        var all = new ArrayList<>(List.of("long.jsonl"));
        all.addAll(List.of(files));

        var small = run("short-only.yaml", "small", files);
        assertThat(small.exit()).as(small.err()).isZero();
        var large = run("short-only.yaml", "large", all.toArray(String[]::new));
        assertThat(large.exit()).as(large.err()).isZero();

        assertThat(Files.readAllLines(dataset("small"))).hasSize(files.length * RECORDS);
        assertThat(dataset("large")).hasSameBinaryContentAs(dataset("small"));
        var rejected = Files.readString(ledger("large"));
        assertThat(rejected.lines().skip(LONG_RECORDS)).isEqualTo(Files.readAllLines(ledger("small")));
    }

    @Test
    void aRunThatWasKilledGoesOnWithTheSameBytes() throws IOException {
        assertThat(run("chained.yaml", "whole", "long.jsonl", "lines.jsonl").exit())
                .isZero();
        assertThat(Files.readAllLines(dataset("whole"))).hasSizeGreaterThan(4 * RECORDS / 10);
        assertThat(Files.readAllLines(ledger("whole"))).hasSize(LONG_RECORDS);
        assertThat(run("chained.yaml", "killed", "long.jsonl", "lines.jsonl").exit())
                .isZero();
        // As a killed process leaves them: a prefix, with a torn last line.
        cut(dataset("killed"), Files.size(dataset("killed")) / 2 + 3);
        cut(ledger("killed"), LENGTH + 3);

        assertThat(run("chained.yaml", "killed", "long.jsonl", "lines.jsonl").exit())
                .isZero();
        assertThat(dataset("killed")).hasSameBinaryContentAs(dataset("whole"));
        assertThat(ledger("killed")).hasSameBinaryContentAs(ledger("whole"));
    }

    @Test
    void aRunDoesNotGoOnWithAnotherInput() throws IOException {
        assertThat(run("short-only.yaml", "out", "lines.jsonl").exit()).isZero();
        cut(dataset("out"), 3);
        var before = Files.readString(dataset("out"));
        cli.file("lines.jsonl", Files.readString(temp.resolve("lines.jsonl")).replace("é 299", "é 300"));

        var result = run("short-only.yaml", "out", "lines.jsonl");
        assertThat(result.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(result.err()).contains("this is another run: input[0] was ", " and is now ");
        assertThat(dataset("out")).hasContent(before);
    }

    @Test
    void anIdThatStandsTwiceIsFoundOnTheDisk() throws IOException {
        cli.file("lines.jsonl", """
                {"instruction":"a","id":"x"}
                {"instruction":"b","id":"y"}
                {"instruction":"c","id":"x"}
                {"instruction":"d","id":"long-8"}
                """);
        var result = run("short-only.yaml", "out", "long.jsonl", "lines.jsonl");
        assertThat(result.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(result.err()).isEqualTo("""
                        espalier: DIR/lines.jsonl:3:1: the id "x" stands at DIR/lines.jsonl:1:1; give each record its own
                        espalier: DIR/lines.jsonl:4:1: the id "long-8" stands at DIR/long.jsonl:8:1; give each record its own
                        """);
    }
}
