package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterCommandTest {

    private static final String DATA = """
            {"note":"a","instruction":"Name three rivers of Europe.","output":"Rhine, Danube, Loire","score":0.5}
            {"note":"b","instruction":"Name three rivers of Europe.","output":"Rhine, Danube, Loire","score":1}
            {"note":"c","instruction":"Name three long rivers of Europe.","output":"Volga"}
            {"note":"d","instruction":"Sing.","output":"La."}
            {"note":"e","text":"no instruction here"}
            {"note":"f","instruction":"Draw a map of the harbour and its \\u001b[31m lights.","output":"x"}
            {"note":"g","instruction":"Explain why the sky is blue.","output":"Scattering."}
            """;

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeData() throws IOException {
        Files.writeString(file("data.jsonl"), DATA);
    }

    private Path file(String name) {
        return temp.resolve(name);
    }

    private int run(String... options) {
        var arguments = new ArrayList<>(List.of("filter", file("data.jsonl").toString()));
        arguments.addAll(List.of(options));
        out.reset();
        err.reset();
        return Main.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                arguments.toArray(String[]::new));
    }

    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8)
                .replace(temp.toString(), "TEMP")
                .replace("\r\n", "\n");
    }

    private int runAll(String... more) {
        var options = new ArrayList<>(List.of(
                "--out",
                file("kept.jsonl").toString(),
                "--rejected",
                file("rejected.jsonl").toString(),
                "--min-words",
                "4",
                "--keywords",
                "map,go to",
                "--exact-duplicate",
                "--rouge-l",
                "0.7"));
        options.addAll(List.of(more));
        return run(options.toArray(String[]::new));
    }

    @Test
    void keepsOrderAndFieldsAndSaysWhyTheOthersAreRejected() throws IOException {
        assertThat(runAll()).isZero();
        assertThat(text(err)).isEmpty();
        assertThat(text(out)).isEqualTo("""
                7 records: 2 accepted, 5 rejected
                  exact-duplicate:same                      1
                  keywords:found                            1
                  missing-field:absent                      1
                  rouge-l:too-near                          1
                  word-length:too-short                     1
                  rouge-l compared by the tokenizer rouge
                """);
        assertThat(Files.readString(file("kept.jsonl"))).isEqualTo("""
                {"note":"a","instruction":"Name three rivers of Europe.","output":"Rhine, Danube, Loire","score":0.5}
                {"note":"g","instruction":"Explain why the sky is blue.","output":"Scattering."}
                """);
        var rejected = Files.readAllLines(file("rejected.jsonl"));
        assertThat(rejected).hasSize(5);
        assertThat(rejected.get(1))
                .isEqualTo("{\"note\":\"c\",\"instruction\":\"Name three long rivers of Europe.\",\"output\":\"Volga\","
                        + "\"rejection\":{\"by\":\"rouge-l\",\"reason\":\"rouge-l:too-near\",\"detail\":\"ROUGE-L of"
                        + " instruction with the neighbour is above 0.7\",\"value\":0.9090909090909091,\"neighbour\":{"
                        + "\"id\":\"" + file("data.jsonl") + ":1\",\"text\":\"Name three rivers of Europe.\"}}}");
        assertThat(rejected.get(3))
                .endsWith("\"rejection\":{\"by\":\"missing-field\",\"reason\":\"missing-field:absent\",\"detail\":\"the"
                        + " record has no field \\\"instruction\\\"\",\"value\":\"instruction\"}}");
    }

    @Test
    void explainMarksInsteadOfRemoving() throws IOException {
        assertThat(run("--out", file("all.jsonl").toString(), "--explain", "--min-words", "4"))
                .isZero();
        assertThat(Files.readAllLines(file("all.jsonl")))
                .hasSize(7)
                .anyMatch(line -> line.startsWith("{\"note\":\"g\"") && line.endsWith("\"rejection\":null}"))
                .anyMatch(line -> line.startsWith("{\"note\":\"d\"") && line.contains("word-length:too-short"));
    }

    @Test
    void whatAnotherDatasetHoldsCountsAsAccepted() throws IOException {
        Files.writeString(file("eval.jsonl"), "{\"instruction\":\"Explain why the sky is blue.\",\"output\":\"y\"}\n");
        assertThat(runAll("--against", file("eval.jsonl").toString())).isZero();
        assertThat(Files.readAllLines(file("kept.jsonl"))).hasSize(1);
        assertThat(Files.readString(file("rejected.jsonl")))
                .contains("\"neighbour\":{\"id\":\"" + file("eval.jsonl") + ":1\"");
    }

    @Test
    void takesTheFiltersOfARecipeAndAnyOther() {
        var options = new String[] {
            "--out",
            file("kept.jsonl").toString(),
            "--rejected",
            file("rejected.jsonl").toString(),
            "--recipe",
            "alpaca",
            "--filter",
            "word-length: { field: output, min: 2 }",
            "--json"
        };
        assertThat(run(options)).isZero();
        assertThat(text(out))
                .isEqualTo(
                        "{\"read\":7,\"accepted\":1,\"rejections\":{\"keywords\":{\"keywords:found\":1},"
                                + "\"missing-field\":{\"missing-field:absent\":1},\"rouge-l\":{\"rouge-l:too-near\":2},"
                                + "\"word-length\":{\"word-length:too-short\":1},\"word-length-2\":{\"word-length:too-short\":1}},"
                                + "\"rouge-l\":[{\"filter\":\"rouge-l\",\"tokenizer\":\"rouge\",\"accepted\":1,\"without-tokens\":0}]}\n");
    }

    @Test
    void strictStopsAtARecordWithoutAJudgedFieldAndLeavesNoFile() {
        assertThat(runAll("--strict")).isEqualTo(ExitCode.INPUT);
        assertThat(text(err))
                .isEqualTo("espalier: TEMP/data.jsonl:5:1: missing \"instruction\"; it is judged; --field renames\n"
                        .replace('/', java.io.File.separatorChar));
        assertThat(file("kept.jsonl")).doesNotExist();
    }

    @Test
    void refusesToReplaceAFileUnlessForced() {
        assertThat(runAll()).isZero();
        assertThat(runAll()).isEqualTo(ExitCode.INPUT);
        assertThat(runAll("--force")).isZero();
    }

    @Test
    void aThresholdOutOfRangeAnUnknownFilterAndNoFilterAreTold() {
        var out = new String[] {
            "--out", file("k").toString(), "--rejected", file("r").toString()
        };
        assertThat(run(concat(out, "--rouge-l", "1.5", "--filter", "rouge-x"))).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).isEqualTo("""
                espalier: --rouge-l: filter "rouge-l": threshold must be from 0 to 1 but was 1.5
                espalier: --filter:1:1: there is no filter "rouge-x"; did you mean "rouge-l"?
                Try "espalier filter --help".
                """);
        assertThat(run(out)).isEqualTo(ExitCode.USAGE);
        assertThat(text(err))
                .startsWith("espalier: no filter is given; name one, such as --rouge-l 0.7, or a --recipe\n");
    }

    @Test
    void whatAFieldOfThatNameHeldIsKept() throws IOException {
        Files.writeString(file("data.jsonl"), """
                {"instruction":"Say hi to all.","rejection":{"by":"me"},"earlier-rejection":1}
                {"instruction":"Hi","pii":"mine"}
                """);
        assertThat(run("--min-words", "2", "--out", path("k"), "--explain")).isZero();
        assertThat(file("k")).content().isEqualTo("""
                {"instruction":"Say hi to all.","earlier-earlier-rejection":1,"earlier-rejection":{"by":"me"},"rejection":null}
                {"instruction":"Hi","pii":"mine","rejection":{"by":"word-length","reason":"word-length:too-short",\
                "detail":"instruction has 1 word, fewer than 2","value":1}}
                """);
        assertThat(run("--pii", "mark", "--out", path("k2"), "--rejected", path("r2")))
                .isZero();
        assertThat(file("k2")).content().contains("\"earlier-pii\":\"mine\",\"pii\":[]}");
    }

    /** Writes 19 texts of Latin letters and so many of none. */
    private void writeWithoutLatinLetters(int count) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < 19; i++) {
            lines.append("{\"instruction\":\"word").append(i).append("\"}\n");
        }
        for (int i = 0; i < count; i++) {
            lines.append("{\"instruction\":\"月").append("日".repeat(i)).append("\"}\n");
        }
        Files.writeString(file("data.jsonl"), lines);
    }

    @Test
    void warnsWhenMoreThanOneTextOfTwentyCouldNotBeCompared() throws IOException {
        var options =
                new String[] {"--rouge-l", "0.7", "--out", path("k"), "--rejected", path("r"), "--force", "--json"};
        writeWithoutLatinLetters(1);
        assertThat(run(options)).isZero();
        assertThat(text(err)).isEmpty();
        writeWithoutLatinLetters(2);
        assertThat(run(options)).isZero();
        var warning =
                "2 of 21 accepted texts hold neither a-z nor 0-9, so its tokenizer rouge compared them with nothing;"
                        + " give it tokenizer: unicode";
        assertThat(text(err)).isEqualTo("espalier: filter \"rouge-l\": " + warning + "\n");
        assertThat(text(out))
                .endsWith("\"without-tokens\":2,\"warning\":\"filter \\\"rouge-l\\\": " + warning + "\"}]}\n");
        assertThat(run(concat(
                        new String[] {"--filter", "rouge-l: { tokenizer: unicode }"},
                        "--out",
                        path("k"),
                        "--rejected",
                        path("r"),
                        "--force")))
                .isZero();
        assertThat(text(err)).isEmpty();
        assertThat(text(out)).endsWith("  rouge-l compared by the tokenizer unicode\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void theNumberOfThreadsChangesNothing(int threads) throws IOException {
        var random = new Random(11);
        var lines = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            var text = random.ints(1 + random.nextInt(9), 0, 7)
                    .mapToObj(word -> "word" + word)
                    .collect(Collectors.joining(" "));
            lines.append("{\"instruction\":\"")
                    .append(text)
                    .append("\",\"output\":\"")
                    .append(text)
                    .append("\"}\n");
        }
        Files.writeString(file("data.jsonl"), lines);
        var options = new String[] {
            "--rouge-l",
            "0.8",
            "--min-words",
            "3",
            "--exact-duplicate",
            "--filter",
            "length: { min-tokens: 4 }",
            "--filter",
            "repetition: { min-tokens: 3 }",
            "--filter",
            "minhash",
            "--out"
        };
        assertThat(run(concat(options, path("k1"), "--rejected", path("r1"), "--threads", "1")))
                .isZero();
        var counts = text(out);
        assertThat(run(concat(options, path("k"), "--rejected", path("r"), "--threads", "" + threads)))
                .isZero();
        assertThat(text(out))
                .isEqualTo(counts)
                .contains("repetition:")
                .contains("length:")
                .contains("rouge-l:");
        assertThat(file("k")).hasSameBinaryContentAs(file("k1"));
        assertThat(file("r")).hasSameBinaryContentAs(file("r1"));
    }

    private void writePersonalData() throws IOException {
        Files.writeString(file("data.jsonl"), """
                {"instruction":"Mail bob@site.org.","output":"ok","meta":{"tags":["+49 30 901820"]},"n":1}
                {"instruction":"Sing.","output":"ok"}
                """);
    }

    @Test
    void personalDataIsMaskedInAllTextsOfAcceptedRecords() throws IOException {
        writePersonalData();
        assertThat(run("--pii", "mask", "--min-words", "2", "--out", path("k"), "--rejected", path("r")))
                .isZero();
        assertThat(Files.readString(file("k"))).isEqualTo("""
                {"instruction":"Mail [EMAIL].","output":"ok","meta":{"tags":["[PHONE]"]},"n":1}
                """);
        assertThat(Files.readString(file("r"))).startsWith("{\"instruction\":\"Sing.\"");
    }

    @Test
    void personalDataIsMarkedByItsKinds() throws IOException {
        writePersonalData();
        assertThat(run("--pii", "mark", "--out", path("k"), "--rejected", path("r")))
                .isZero();
        assertThat(Files.readString(file("k"))).isEqualTo("""
                {"instruction":"Mail bob@site.org.","output":"ok","meta":{"tags":["+49 30 901820"]},"n":1,"pii":["email","phone"]}
                {"instruction":"Sing.","output":"ok","pii":[]}
                """);
    }

    @Test
    void personalDataIsRejected() throws IOException {
        writePersonalData();
        assertThat(run("--pii", "reject", "--out", path("k"), "--rejected", path("r")))
                .isZero();
        assertThat(text(out)).isEqualTo("""
                2 records: 1 accepted, 1 rejected
                  pii:email                                 1
                """);
        assertThat(run("--pii", "hide", "--out", path("k"), "--rejected", path("r")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).startsWith("espalier: --pii: \"hide\" is not one of reject, mask, mark\n");
    }

    private String path(String name) {
        return file(name).toString();
    }

    @Test
    void aWrongTokenizerIsToldWithThoseThereAre() {
        assertThat(run("--filter", "rouge-l: { tokenizer: unicod }", "--out", path("k"), "--rejected", path("r")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(text(err))
                .isEqualTo("espalier: --filter:1:23: \"tokenizer\" of filter \"rouge-l\" is \"unicod\"; did you mean"
                        + " \"unicode\"? (one of rouge, unicode, char-3gram)\nTry \"espalier filter --help\".\n");
    }

    @Test
    void aFileOfMixedEncodingsIsNotFilteredInPart() throws IOException {
        Files.write(
                file("data.jsonl"),
                "{\"instruction\":\"a café\"}\n{\"instruction\":\"a café\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("--min-words", "1", "--out", path("k"), "--rejected", path("r")))
                .isEqualTo(ExitCode.INPUT);
        assertThat(text(err)).isEqualTo("""
                espalier: TEMP/data.jsonl:1:22: byte 0xe9 is not valid UTF-8; save the file as UTF-8
                espalier: TEMP/data.jsonl:2:22: byte 0xe9 is not valid UTF-8; save the file as UTF-8
                """.replace('/', java.io.File.separatorChar));
        assertThat(file("k")).doesNotExist();
    }

    @Test
    void filesOfDifferentLayoutsAreNotWrittenIntoOne() throws IOException {
        Files.writeString(
                file("chat.jsonl"),
                "{\"messages\":[{\"role\":\"user\",\"content\":\"A\"},{\"role\":\"assistant\",\"content\":\"B\"}]}\n");
        assertThat(run(path("chat.jsonl"), "--min-words", "1", "--out", path("k"), "--rejected", path("r")))
                .isEqualTo(ExitCode.INPUT);
        assertThat(text(err))
                .isEqualTo(
                        "espalier: TEMP/chat.jsonl: holds chat conversations (\"messages\"), but TEMP/data.jsonl holds"
                                        .replace('/', java.io.File.separatorChar)
                                + " records without a conversation; run the command on each, or make one dataset of them with"
                                + " espalier merge\n");
        assertThat(file("k")).doesNotExist();
        Files.copy(file("chat.jsonl"), file("data.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(run(path("chat.jsonl"), "--min-words", "1", "--out", path("k"), "--rejected", path("r")))
                .isZero();
        assertThat(file("k")).isNotEmptyFile();
        Files.writeString(
                file("data.jsonl"),
                "{\"conversations\":[{\"from\":\"human\",\"value\":\"A\"},{\"from\":\"gpt\",\"value\":\"B\"}]}\n");
        assertThat(run(path("chat.jsonl"), "--min-words", "1", "--out", path("l"), "--rejected", path("s")))
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aRecordOfTwentyMegabytesIsJudgedLikeAnyOther() throws IOException {
        Files.writeString(
                file("data.jsonl"),
                "{\"instruction\":\"two words\",\"output\":\"" + "word ".repeat(4_000_000)
                        + "\"}\n{\"instruction\":\"one\",\"output\":\"x\"}\n");
        assertThat(run("--min-words", "2", "--exact-duplicate", "--out", path("k"), "--rejected", path("r")))
                .isZero();
        assertThat(text(out)).isEqualTo("""
                2 records: 1 accepted, 1 rejected
                  word-length:too-short                     1
                """);
        assertThat(Files.size(file("k"))).isGreaterThan(20_000_000);
    }

    @Test
    void whatIsWrittenNeedsTwoFilesOfItsOwn() throws IOException {
        var data = Files.readString(file("data.jsonl"));
        for (var targets : List.of(
                List.of("-", path("r")),
                List.of(path("k"), "-"),
                List.of(path("k"), path("k")),
                List.of(path("k"), path("x/../k")),
                List.of(path("data.jsonl"), path("r")),
                List.of(path("k"), path("data.jsonl")))) {
            assertThat(run("--min-words", "1", "--out", targets.get(0), "--rejected", targets.get(1), "--force"))
                    .as(targets.toString())
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(file("data.jsonl")).hasContent(data);
        assertThat(Path.of("-")).doesNotExist();
        Files.createDirectory(file("run"));
        Files.writeString(file("run/recipe.yaml"), "");
        assertThat(run("--min-words", "1", "--out", path("run/dataset.jsonl"), "--rejected", path("r"), "--force"))
                .as("what a run recorded is not replaced")
                .isEqualTo(ExitCode.USAGE);
    }

    private static String[] concat(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
