package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                                + "\"word-length\":{\"word-length:too-short\":1},\"word-length-2\":{\"word-length:too-short\":1}}}\n");
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
        assertThat(run(concat(out, "--rouge-l", "1.5", "--filter", "rouge-x"))).isEqualTo(ExitCode.INPUT);
        assertThat(text(err)).isEqualTo("""
                espalier: --rouge-l:1:1: filter "rouge-l": threshold must be from 0 to 1 but was 1.5
                espalier: --filter:1:1: there is no filter "rouge-x"; did you mean "rouge-l"?
                """);
        assertThat(run(out)).isEqualTo(ExitCode.USAGE);
        assertThat(text(err))
                .startsWith("espalier: no filter is given; name one, such as --rouge-l 0.7, or a --recipe\n");
    }

    private static String[] concat(String[] some, String... more) {
        var all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
