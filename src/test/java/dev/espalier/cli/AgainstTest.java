package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.StubServer.Scripted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier datasets and benchmarks hold stays out: {@code --against} and {@code --decontaminate}. */
final class AgainstTest {

    private static final String QUESTION =
            "a ship leaves the harbour at noon and sails north for three long hours before"
                    + " it meets the lighthouse keeper";

    @TempDir
    private Path temp;

    private Cli cli;
    private StubTeacher teacher;

    @BeforeEach
    void start() throws IOException {
        cli = new Cli(temp);
        teacher = new StubTeacher();
        var recipe = Files.readString(StubTeacher.recipe(cli), StandardCharsets.UTF_8);
        cli.file("plain.yaml", recipe);
        cli.file("tiny.yaml", recipe + "      - exact-duplicate: { fields: [instruction] }\n");
    }

    @AfterEach
    void stop() {
        teacher.close();
    }

    private Cli.Result generate(String... more) {
        var arguments = new ArrayList<>(List.of("generate", "--quiet"));
        arguments.addAll(teacher.arguments());
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private Cli.Result filter(String... more) {
        var arguments = new ArrayList<>(List.of(
                "filter", "DIR/data.jsonl", "--out", "DIR/kept.jsonl", "--rejected", "DIR/rejected.jsonl", "--force"));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String read(String name) throws IOException {
        return Files.readString(temp.resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void aRunKnowsWhatAnEarlierDatasetHoldsAndNamesIt() throws IOException {
        cli.file("old/may.jsonl", """
                {"instruction":"Something else.","output":"x"}
                {"instruction":"Say the number 1 in words.","output":"one"}
                """);
        assertThat(generate("--target", "2", "--out", "DIR/run", "--against", "DIR/old/may.jsonl"))
                .isEqualTo(new Cli.Result(0, "", ""));
        assertThat(read("run/dataset.jsonl"))
                .doesNotContain("Say the number 1 ")
                .hasLineCount(2);
        assertThat(read("run/rejected.jsonl"))
                .contains(
                        "\"reason\":\"exact-duplicate:same\",\"detail\":\"agrees with an earlier example in instruction\","
                                + "\"neighbour\":{\"id\":\"may.jsonl:2\",\"text\":\"Say the number 1 in words.\"}");
    }

    @Test
    void aRunMovesWithItsFilesAndRefusesOthers() throws IOException {
        cli.file("old/may.jsonl", "{\"instruction\":\"Something else.\"}\n");
        generate("--target", "1", "--out", "DIR/run", "--against", "DIR/old/may.jsonl");
        assertThat(read("run/recipe.yaml"))
                .contains("against:\n  - file: may.jsonl\n    sha256: ")
                .doesNotContain("old");
        cli.file("new/may.jsonl", "{\"instruction\":\"Something else.\"}\n");
        assertThat(generate("--target", "2", "--out", "DIR/run", "--against", "DIR/new/may.jsonl"))
                .isEqualTo(new Cli.Result(0, "", ""));
        cli.file("new/may.jsonl", "{\"instruction\":\"Something new.\"}\n");
        var other = generate("--target", "2", "--out", "DIR/run", "--against", "DIR/new/may.jsonl");
        assertThat(other.exit()).isEqualTo(3);
        assertThat(other.err())
                .startsWith("espalier: DIR/run/recipe.yaml: this is another run: against[0].sha256 was ")
                .hasLineCount(1);
        assertThat(generate("--target", "2", "--out", "DIR/run").err())
                .contains("this is another run: against[0].file was");
    }

    @Test
    void twoFilesOfOneNameAreToldApart() throws IOException {
        cli.file("a/may.jsonl", "{\"instruction\":\"Say the number 1 in words.\"}\n");
        cli.file("b/may.jsonl", "{\"instruction\":\"Say the number 2 in words.\"}\n");
        generate("--target", "3", "--out", "DIR/run", "--against", "DIR/a/may.jsonl", "DIR/b/may.jsonl");
        assertThat(read("run/rejected.jsonl")).contains("\"may.jsonl:1\"").contains("\"may.jsonl#2:1\"");
    }

    @Test
    void fieldsOfEarlierDatasetsMayHaveOtherNames() throws IOException {
        cli.file("may.csv", "prompt,answer\nSay the number 1 in words.,one\n");
        assertThat(generate("--target", "1", "--out", "DIR/run", "--against", "DIR/may.csv"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: may.csv: has no field that filter \"exact-duplicate\" compares (instruction); its fields"
                                + " are prompt, answer; say what it is called there: --field instruction=NAME\n"));
        assertThat(generate(
                        "--target",
                        "1",
                        "--out",
                        "DIR/run",
                        "--against",
                        "DIR/may.csv",
                        "--field",
                        "instruction=prompt"))
                .isEqualTo(new Cli.Result(0, "", ""));
        assertThat(read("run/rejected.jsonl")).contains("\"may.csv:1\"");
        assertThat(read("run/recipe.yaml")).contains("against-fields:\n  instruction: prompt\n");
    }

    @Test
    void everythingThatIsWrongWithTheFilesIsToldAtOnce() throws IOException {
        cli.file("bad.jsonl", "{\"instruction\":[1]}\n{\n");
        cli.file("may.jsonl", "{\"instruction\":\"x\"}\n");
        var result = generate(
                "--target", "1", "--against", "DIR/bad.jsonl", "DIR/my.jsonl", "--decontaminate", "DIR/no.csv");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("espalier: DIR/bad.jsonl:1:16: \"instruction\" is a list; a text is wanted\n")
                .contains("espalier: DIR/bad.jsonl:2:")
                .contains("espalier: DIR/my.jsonl: no such file; did you mean \"DIR/may.jsonl\"?\n")
                .contains("espalier: DIR/no.csv: no such file; check the name\n");
    }

    @Test
    void aChainThatComparesNothingIsTold() throws IOException {
        cli.file("data.jsonl", "{\"instruction\":\"x\"}\n");
        assertThat(filter("--min-words", "1", "--against", "DIR/data.jsonl"))
                .isEqualTo(new Cli.Result(
                        3,
                        "",
                        "espalier: --against: no filter here compares with other examples; add one, such as rouge-l or"
                                + " exact-duplicate\n"));
    }

    @Test
    void standardInputIsReadOnce() throws IOException {
        cli.file("data.jsonl", "{\"instruction\":\"x\"}\n");
        cli.reading("{\"instruction\":\"Say the number 1 in words.\"}\n");
        assertThat(generate("--target", "1", "--out", "DIR/run", "--against", "-")
                        .exit())
                .isZero();
        assertThat(read("run/rejected.jsonl")).contains("\"standard input:1\"");
        assertThat(generate("--target", "1", "--against", "-", "--seeds", "-").err())
                .startsWith("espalier: --seeds: - is given twice; standard input can be read once\n");
        assertThat(filter("--against", "-", "--decontaminate", "-").err())
                .startsWith("espalier: - is given twice; standard input can be read once\n");
    }

    @Test
    void whatHoldsABenchmarkIsRejectedWhateverItsFieldsAreCalled() throws IOException {
        cli.file("evals/nested.json", "[{\"turns\":[{\"q\":\"" + QUESTION + "\"}],\"id\":7,\"label\":\"short\"}]");
        cli.file(
                "data.jsonl",
                "{\"instruction\":\"Read: " + QUESTION + "!\",\"output\":\"x\"}\n"
                        + "{\"instruction\":\"A ship leaves the harbour at noon and sails north.\",\"output\":\"x\"}\n");
        assertThat(filter("--decontaminate", "DIR/evals/nested.json"))
                .isEqualTo(
                        new Cli.Result(0, """
                        2 records: 1 accepted, 1 rejected
                          ngram-decontaminate:long-run              1
                        """, "espalier: --decontaminate: 1 of 2 texts are too short to be found\n"));
        assertThat(read("rejected.jsonl"))
                .contains("\"detail\":\"instruction has a run of 13 tokens in common with the neighbour\",\"value\":13,"
                        + "\"neighbour\":{\"id\":\""
                        + cli.path("evals/nested.json").replace("\\", "\\\\")
                        + ":1\",\"text\":\"" + QUESTION);
    }

    @Test
    void aFilterForBenchmarksThatIsWrittenIsNotAddedAgainAndNeedsThem() throws IOException {
        cli.file("evals.csv", "question\n" + QUESTION + "\n");
        cli.file("data.jsonl", "{\"instruction\":\"" + QUESTION + "\",\"output\":\"x\"}\n");
        var written = "ngram-decontaminate: { long-run: 50, max-share: 1 }";
        assertThat(filter("--filter", written, "--decontaminate", "DIR/evals.csv")
                        .out())
                .isEqualTo("1 records: 1 accepted, 0 rejected\n");
        assertThat(filter("--filter", "ngram-decontaminate"))
                .isEqualTo(new Cli.Result(
                        2,
                        "",
                        "espalier: --filter:1:1: filter \"ngram-decontaminate\" has no benchmark to look for; name the files"
                                + " with --decontaminate FILE\nTry \"espalier filter --help\".\n"));
    }

    @Test
    void aRunLooksForBenchmarksInEveryStageAndKeepsTheirHashes() throws IOException {
        var recipe = read("plain.yaml").replace("word-length: { field: instruction, min: 3, max: 50 }", "colon-ending");
        cli.file("tiny.yaml", recipe);
        teacher.server()
                .otherwise(request -> Scripted.ok(StubTeacher.completion(" " + QUESTION
                        + "\n2. Input:\n<noinput>\n2. Output:\nx\n###\n3. Instruction: Sing.\n3. Input:\n<noinput>\n"
                        + "3. Output:\nLa.\n")));
        cli.file("evals/e.csv", "question\n" + QUESTION + "\n");
        assertThat(generate("--target", "1", "--out", "DIR/run", "--decontaminate", "DIR/evals/e.csv"))
                .isEqualTo(new Cli.Result(0, "", ""));
        assertThat(read("run/rejected.jsonl"))
                .contains("\"by\":\"ngram-decontaminate\"")
                .contains("\"e.csv:1\"");
        assertThat(read("run/recipe.yaml"))
                .contains("benchmarks:\n  - file: e.csv\n    sha256: ")
                .contains("- ngram-decontaminate:\n");
    }

    @Test
    void aRunSaysWhichTokenizerComparedAndWhetherItFits() throws IOException {
        cli.file("tiny.yaml", read("plain.yaml").replace("min: 3", "min: 1") + "      - rouge-l\n");
        teacher.server()
                .otherwise(request -> Scripted.ok(StubTeacher.completion(
                        " 月はなぜ\n2. Input:\n<noinput>\n2. Output:\nx\n###\n3. Instruction: Sing.\n3. Input:\n<noinput>\n"
                                + "3. Output:\nLa.\n")));
        var result = generate("--target", "2", "--out", "DIR/run");
        var warning =
                "1 of 2 accepted texts hold neither a-z nor 0-9, so its tokenizer rouge compared them with nothing; give it"
                        + " tokenizer: unicode";
        assertThat(result).isEqualTo(new Cli.Result(0, "", "espalier: filter \"rouge-l\": " + warning + "\n"));
        assertThat(read("run/report.json")).contains("without-tokens").contains("give it tokenizer: unicode");
    }
}
