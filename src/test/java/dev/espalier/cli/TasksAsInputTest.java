package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes work on each instance of a task; commands that give records back leave them as they lie. */
final class TasksAsInputTest {

    private static final String TASKS = """
            {"id": "a", "instruction": "Say the number in words.", "instances": [{"input": "7", "output": "seven"}, {"input": "12", "output": "twelve"}], "level": 1}
            {"instruction": "Write 9 as a Roman numeral.", "instances": [{"input": "", "output": "IX"}]}
            {"instruction": "Write 4 as a Roman numeral.", "instances": []}
            """;

    private static final String RECIPE = """
            name: as-read
            about: Gives back what was read.
            stages:
              - name: all
                from: input
                steps: [ template: { into: seen, texts: ["yes"] } ]
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void write() throws IOException {
        cli = new Cli(temp);
        cli.file("tasks.jsonl", TASKS);
        cli.file("own/as-read.yaml", RECIPE);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(temp.resolve(file));
    }

    @Test
    void aRecipeMakesAnExampleOfEachInstance() throws IOException {
        assertThat(cli.run(
                                "generate",
                                "--recipe",
                                "DIR/own/as-read.yaml",
                                "--input",
                                "DIR/tasks.jsonl",
                                "--out",
                                "DIR/run",
                                "--quiet")
                        .exit())
                .isZero();
        assertThat(lines("run/dataset.jsonl").stream().map(line -> line.replaceAll(",\"demonstrations\".*", "")))
                .containsExactly(
                        "{\"id\":\"a.1\",\"instruction\":\"Say the number in words.\",\"input\":\"7\",\"output\":\"seven\",\"level\":1,\"seen\":\"yes\",\"lineage\":{\"parents\":[\"a\"]",
                        "{\"id\":\"a.2\",\"instruction\":\"Say the number in words.\",\"input\":\"12\",\"output\":\"twelve\",\"level\":1,\"seen\":\"yes\",\"lineage\":{\"parents\":[\"a\"]",
                        "{\"id\":\"tasks-2\",\"instruction\":\"Write 9 as a Roman numeral.\",\"input\":\"\",\"output\":\"IX\",\"seen\":\"yes\",\"lineage\":{\"parents\":[]",
                        "{\"id\":\"tasks-3\",\"instruction\":\"Write 4 as a Roman numeral.\",\"input\":\"\",\"output\":\"\",\"seen\":\"yes\",\"lineage\":{\"parents\":[]");
    }

    @Test
    void anIdThatAnInstanceWouldHaveIsToldWithItsLine() throws IOException {
        cli.file("more.jsonl", TASKS + "{\"id\": \"a.2\", \"instruction\": \"b\", \"output\": \"c\"}\n");
        var told = cli.run("respond", "DIR/more.jsonl", "--out", "DIR/run", "--quiet");
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.err())
                .contains("more.jsonl:4:1: the id \"a.2\" stands at DIR/more.jsonl:1:1; give each record its own");
    }

    @Test
    void aFilterGivesTheRecordsBackAsTheyLay() throws IOException {
        assertThat(cli.run(
                                "filter",
                                "DIR/tasks.jsonl",
                                "--min-words",
                                "1",
                                "--out",
                                "DIR/kept.jsonl",
                                "--rejected",
                                "DIR/rejected.jsonl")
                        .exit())
                .isZero();
        assertThat(lines("kept.jsonl")).hasSize(3);
        assertThat(lines("kept.jsonl").get(0))
                .contains(
                        "\"instances\":[{\"input\":\"7\",\"output\":\"seven\"},{\"input\":\"12\",\"output\":\"twelve\"}]");
        assertThat(cli.run("inspect", "DIR/tasks.jsonl", "--json").out()).contains("\"records\":3");
    }
}
