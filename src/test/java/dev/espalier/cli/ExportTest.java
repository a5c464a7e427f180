package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** The loader takes the fields from the first part, and wants the same of the others. */
    @Test
    void allPartsInJsonLinesHaveTheSameFields() throws IOException {
        var records = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            records.append("{\"instruction\":\"Name thing number %d of %s.\",\"output\":\"It is %d.\""
                    .formatted(i, "abcdefghijkl".charAt(i), i));
            records.append(
                    i == 3
                            ? ",\"extra\":{\"a\":1}}\n"
                            : i == 7 ? ",\"extra\":{\"b\":\"c\"},\"score\":0.5}\n" : ",\"score\":1}\n");
        }
        cli.file("some.jsonl", records.toString());
        assertThat(cli.run(
                                "export",
                                "DIR/some.jsonl",
                                "--format",
                                "hf",
                                "--files",
                                "jsonl",
                                "--out",
                                "DIR/some",
                                "--validation",
                                "0.3",
                                "--test",
                                "0.3")
                        .exit())
                .isZero();
        for (var part : List.of("train", "validation", "test")) {
            assertThat(read("some/data/" + part + ".jsonl").lines())
                    .isNotEmpty()
                    .allMatch(
                            line -> line.matches(
                                    ".*,\"score\":(null|0\\.5|1\\.0),\"extra\":(null|\\{\"a\":(null|1),\"b\":(null|\"c\")\\})\\}"));
        }
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
        for (var format :
                new String[] {"alpaca", "alpaca-jsonl", "chat", "prompt-completion", "sharegpt", "csv", "parquet"}) {
            assertThat(cli.run("export", "DIR/a.jsonl", "--format", format, "--out", "DIR/" + format)
                            .exit())
                    .isZero();
            var out = new ByteArrayOutputStream();
            cli.run(out, OutputStream.nullOutputStream(), "export", "DIR/a.jsonl", "--format", format, "--out", "-");
            assertThat(out.toByteArray()).isNotEmpty().isEqualTo(Files.readAllBytes(temp.resolve(format)));
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
    void whatAFormatNeedsIsTold() throws IOException {
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "preference", "--out", "DIR/out"))
                .isEqualTo(new Cli.Result(3, "", """
                                espalier: DIR/a.jsonl:1:1: missing "rejected"; if it has another name here, say so: --field rejected=NAME
                                espalier: DIR/a.jsonl:2:1: missing "rejected"; if it has another name here, say so: --field rejected=NAME
                                """));
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void aFormatThatReadsTwiceWantsAFile() {
        cli.reading(DATASET);
        assertThat(cli.run("export", "-", "--format", "csv", "--out", "-")).isEqualTo(new Cli.Result(2, "", """
                                espalier: this format reads the dataset twice, standard input can be read once; name a file
                                Try "espalier export --help".
                                """));
    }

    @Test
    void anUnknownFormatIsGuessed() {
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "parket", "--out", "DIR/x")
                        .err())
                .startsWith("espalier: --format: there is no format \"parket\"; did you mean \"parquet\"?\n");
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "hff", "--out", "DIR/x")
                        .err())
                .startsWith("espalier: --format: there is no format \"hff\"; did you mean \"hf\"?\n");
    }

    @Test
    void conversationsComeBackAsTheyWere() throws IOException {
        var line =
                "{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"A\"},"
                        + "{\"role\":\"assistant\",\"content\":\"B\"},{\"role\":\"user\",\"content\":\"C\"}]}\n";
        cli.file("chat.jsonl", line);
        assertThat(cli.run("export", "DIR/chat.jsonl", "--format", "chat", "--out", "-"))
                .isEqualTo(new Cli.Result(0, line, "espalier: 1 record in standard output\n"));
        assertThat(cli.run("export", "DIR/chat.jsonl", "--format", "alpaca-jsonl", "--out", "-"))
                .isEqualTo(new Cli.Result(0, "{\"instruction\":\"A\",\"input\":\"\",\"output\":\"B\"}\n", """
                                espalier: 1 record in standard output
                                espalier: fields that the format alpaca-jsonl cannot hold: system, turns
                                """));
    }

    @Test
    void whatParquetHoldsIsADatasetToo() throws IOException {
        cli.run("export", "DIR/a.jsonl", "--format", "parquet", "--out", "DIR/a.parquet");
        assertThat(cli.run("export", "DIR/a.parquet", "--format", "alpaca-jsonl", "--out", "-"))
                .isEqualTo(cli.run("export", "DIR/a.jsonl", "--format", "alpaca-jsonl", "--out", "-"));
    }

    private String told(String file, String format, String... options) {
        var arguments =
                new ArrayList<>(List.of("export", file, "--format", format, "--out", "DIR/" + format, "--force"));
        arguments.addAll(List.of(options));
        var result = cli.run(arguments.toArray(new String[0]));
        assertThat(result.exit()).isZero();
        return result.err();
    }

    private static final String HALVES = """
            {"instruction":"a \\ud800 b","output":"x","tags":["\\udc00"],"note":"\\ud83d\\ude00"}
            {"id":"\\udbff","instruction":"c","output":"\\ud800\\ud800","note":"none"}
            {"instruction":"d","output":"fine"}
            """;

    @Test
    void csvAndParquetTellHalfSurrogatePairsWhichUtf8CannotHold() throws IOException {
        cli.file("halves.jsonl", HALVES);
        var end = " cannot hold: U+FFFD stands in its place; fields: ";
        assertThat(told("DIR/halves.jsonl", "csv"))
                .endsWith("espalier: 2 records with half a surrogate pair, which the format csv" + end
                        + "instruction, id, output\n");
        assertThat(read("csv")).isEqualTo("""
                        id,instruction,input,output,tags,note
                        ,a \ufffd b,,x,"[""\\udc00""]",\ud83d\ude00
                        \ufffd,c,,\ufffd\ufffd,,none
                        ,d,,fine,,
                        """);
        assertThat(told("DIR/halves.jsonl", "parquet"))
                .endsWith("espalier: 2 records with half a surrogate pair, which the format parquet" + end
                        + "instruction, tags, id, output\n");
        Files.move(temp.resolve("parquet"), temp.resolve("a.parquet"));
        told("DIR/a.parquet", "alpaca-jsonl");
        assertThat(read("alpaca-jsonl"))
                .startsWith("{\"instruction\":\"a \ufffd b\",\"input\":\"\",\"output\":\"x\"}\n");
    }

    @Test
    void formatsOfJsonHoldHalfSurrogatePairsAsEscapes() throws IOException {
        cli.file("halves.jsonl", HALVES);
        for (var format : List.of("alpaca", "alpaca-jsonl", "chat", "prompt-completion", "sharegpt")) {
            assertThat(told("DIR/halves.jsonl", format)).doesNotContain("surrogate");
            assertThat(read(format)).contains("a \\ud800 b", "\\ud800\\ud800");
        }
        assertThat(told("DIR/halves.jsonl", "hf", "--files", "jsonl")).doesNotContain("surrogate");
        assertThat(read("hf/data/train.jsonl")).contains("a \\ud800 b", "[\"\\udc00\"]");
        assertThat(told("DIR/halves.jsonl", "hf")).contains("2 records with half a surrogate pair");
    }

    @Test
    void noNumberLosesDigitsInSilence() throws IOException {
        cli.file("numbers.jsonl", """
                {"instruction":"a","large":9007199254740993,"exact":9007199254740992,"beyond":9223372036854775807}
                {"instruction":"b","large":0.5,"exact":0.5,"beyond":9223372036854775808}
                """);
        assertThat(told("DIR/numbers.jsonl", "parquet")).isEqualTo("""
                        espalier: 2 records in DIR/parquet
                        espalier: fields whose values stand as JSON text in the format parquet: large, beyond
                        """);
        Files.move(temp.resolve("parquet"), temp.resolve("a.parquet"));
        assertThat(told("DIR/a.parquet", "csv")).isEqualTo("espalier: 2 records in DIR/csv\n");
        assertThat(read("csv")).isEqualTo("""
                        instruction,input,output,large,exact,beyond
                        a,,,9007199254740993,9007199254740992.0,9223372036854775807
                        b,,,0.5,0.5,9223372036854775808
                        """);
        assertThat(told("DIR/numbers.jsonl", "hf", "--files", "jsonl"))
                .contains("JSON text in the format hf: large, beyond\n");
    }

    @Test
    void aNumberBeyond64BitsGoesThroughWholeIntoEveryFormat() throws IOException {
        var number = "-340282366920938463463374607431768211457";
        cli.file(
                "big.jsonl",
                "{\"instruction\":\"a\",\"output\":" + number + ",\"hash\":" + number
                        + ",\"more\":{\"list\":[18446744073709551615]}}\n");
        assertThat(told("DIR/big.jsonl", "alpaca-jsonl")).doesNotContain("beyond");
        assertThat(read("alpaca-jsonl")).contains("\"output\":\"" + number + "\"");
        told("DIR/big.jsonl", "csv");
        assertThat(read("csv")).contains("a,," + number + "," + number, "[18446744073709551615]");
        assertThat(cli.run("export", "DIR/big.jsonl", "--format", "parquet", "--out", "DIR/big.parquet")
                        .exit())
                .isZero();
        assertThat(cli.run("filter", "DIR/big.parquet", "--min-words", "1", "--out", "DIR/o.jsonl", "--explain")
                        .exit())
                .isZero();
        assertThat(read("o.jsonl")).contains(number, "18446744073709551615");
    }

    /** As load_dataset of Hugging Face's datasets 5.0 reads them: the same as those of Parquet. */
    @Test
    void aCardOfJsonLinesTellsTheTypes() throws IOException {
        cli.file("types.jsonl", """
                {"instruction":"a","score":1,"n":1,"ok":true,"tags":["x"],"grid":[[1]],"mixed":1}
                {"instruction":"b","score":0.5,"people":[{"age":1}],"meta":{"deep":{"k":1.5}},"mixed":"t","none":null}
                """);
        told("DIR/types.jsonl", "hf", "--files", "jsonl");
        assertThat(read("hf/README.md")).contains("""
                dataset_info:
                  features:
                    - name: instruction
                      dtype: string
                    - name: input
                      dtype: string
                    - name: output
                      dtype: string
                    - name: score
                      dtype: float64
                    - name: "n"
                      dtype: int64
                    - name: ok
                      dtype: bool
                    - name: tags
                      list: string
                    - name: grid
                      list:
                        list: int64
                    - name: mixed
                      dtype: string
                    - name: people
                      list:
                        - name: age
                          dtype: int64
                    - name: meta
                      struct:
                        - name: deep
                          struct:
                            - name: k
                              dtype: float64
                    - name: none
                      dtype: string
                configs:
                """);
        told("DIR/types.jsonl", "hf");
        assertThat(read("hf/README.md")).doesNotContain("dataset_info", "features");
    }

    @Test
    void hfIsAFolderWithPartsAndACard() throws IOException {
        cli.file(
                "run/recipe.yaml",
                "espalier: \"0.1\"\nname: my-recipe\nabout: \"Makes <b>tasks</b>.\"\npaper: \"Doe 2026\"\n");
        var lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("{\"id\":\"r-" + i + "\",\"instruction\":\"Explain the word number" + i
                    + "\",\"input\":\"\",\"output\":\""
                    + i + "\",\"mixed\":" + (i == 0 ? "1" : "\"a\"") + ",\"lineage\":{\"parents\":[\"p-" + i / 2
                    + "\"],\"demonstrations\":[\"seed\"],\"calls\":[]}}\n");
        }
        cli.file("run/dataset.jsonl", lines.toString());
        assertThat(cli.run(
                        "export",
                        "DIR/run",
                        "--format",
                        "hf",
                        "--out",
                        "DIR/hub",
                        "--near",
                        "0.9",
                        "--test",
                        "0.1",
                        "--validation",
                        "0",
                        "--files",
                        "jsonl",
                        "--licence",
                        "mit"))
                .isEqualTo(new Cli.Result(0, "", """
                                espalier: 40 records in DIR/hub: train 36, validation 0, test 4; 20 groups of kin, the largest of 2
                                espalier: fields whose values stand as JSON text in the format hf: mixed
                                espalier: the run has not ended: there is no report.json, and the card tells no yields and costs
                                """));
        assertThat(read("hub/README.md"))
                .startsWith("""
                        ---
                        pretty_name: hub
                        license: mit
                        language:
                          - en
                        size_categories:
                          - "n<1K"
                        task_categories:
                          - text-generation
                        tags:
                          - instruction-tuning
                          - synthetic
                          - espalier
                          - my-recipe
                        dataset_info:
                          features:
                            - name: id
                              dtype: string
                            - name: instruction
                              dtype: string
                            - name: input
                              dtype: string
                            - name: output
                              dtype: string
                            - name: mixed
                              dtype: string
                            - name: lineage
                              struct:
                                - name: parents
                                  list: string
                                - name: demonstrations
                                  list: string
                                - name: calls
                                  list:
                                    - name: step
                                      dtype: string
                                    - name: key
                                      dtype: string
                                    - name: model
                                      dtype: string
                        configs:
                          - config_name: default
                            data_files:
                              - split: train
                                path: data/train.jsonl
                              - split: test
                                path: data/test.jsonl
                        ---

                        # hub
                        """)
                .contains("recipe my-recipe: Makes &lt;b&gt;tasks&lt;/b&gt;.")
                .endsWith("## Citation\n\nThe method is that of Doe 2026.\n");
        assertThat(read("hub/recipe.yaml")).isEqualTo(read("run/recipe.yaml"));
        assertThat(read("hub/data/train.jsonl").lines()).hasSize(36);
        assertThat(read("hub/data/test.jsonl").lines()).hasSize(4);
        assertThat(temp.resolve("hub/data/validation.jsonl")).doesNotExist();
    }

    @Test
    void aFolderIsReplacedOnlyByForceAndOnlyIfItIsAnExport() throws IOException {
        var arguments = new String[] {"export", "DIR/a.jsonl", "--format", "hf", "--out", "DIR/hub", "--test", "0.5"};
        assertThat(cli.run(arguments).exit()).isZero();
        assertThat(cli.run(arguments))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/hub: there is such a folder already; replace it with --force\n"));
        var force = Arrays.copyOf(arguments, arguments.length + 1);
        force[arguments.length] = "--force";
        assertThat(cli.run(force).exit()).isZero();
        cli.file("hub/mine.txt", "precious");
        assertThat(cli.run(force))
                .isEqualTo(
                        new Cli.Result(
                                3,
                                "",
                                "espalier: DIR/hub: this folder holds mine.txt, which is no part of an export; choose another name\n"));
        assertThat(read("hub/mine.txt")).isEqualTo("precious");
        try (var files = Files.list(temp)) {
            assertThat(files).as("nothing half-written").hasSize(2);
        }
    }

    @Test
    void whatIsForTheHubIsNotForOthers() {
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "csv", "--out", "DIR/x", "--test", "0.1")
                        .err())
                .startsWith(
                        "espalier: --validation, --test, --near, --files, --licence and --language are for --format hf,"
                                + " not csv; leave them out\n");
        assertThat(cli.run("export", "DIR/a.jsonl", "--format", "hf", "--out", "DIR/x", "--test", "1")
                        .err())
                .startsWith("espalier: --validation 0.05 and --test 1.0 leave nothing to train on;");
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
