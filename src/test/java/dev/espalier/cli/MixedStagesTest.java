package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.ExampleReader;
import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage may take what several earlier ones made, and mix it by the stage it comes from. */
final class MixedStagesTest {

    private static final String RECIPE = """
            name: two-kinds
            about: Mixes whole examples with answered instructions, one to two.
            models: { teacher: { temperature: 1.0, max-tokens: 512 } }
            stages:
              - name: whole
                items: 6
                steps:
                  - ask: { prompt: tasks.txt, operation: propose-tasks, with: { count: "5" }, reply: tags, into: [instruction, input, output], items: each }
              - name: answered
                from: nothing
                items: 6
                steps:
                  - ask: { name: task, prompt: tasks.txt, operation: propose-tasks, with: { count: "5" }, reply: tags, into: [instruction, input, output], items: each }
                  - ask: { prompt: answer.txt, operation: respond, into: [output] }
                filters: [ refusal: {} ]
              - name: mixed
                from: [answered, whole]
                select: [ mix: { weights: { answered: 1, whole: 2 }, total: 24, order: random } ]
                filters: [ rouge-l: { field: instruction, threshold: 0.9 } ]
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void writeRecipe() throws IOException {
        cli = new Cli(temp);
        cli.file("own/two-kinds.yaml", RECIPE);
        cli.file("own/tasks.txt", "Write ${count} tasks between <instruction>, <input> and <output> tags.");
        cli.file("own/answer.txt", "${task}");
    }

    private int run(String folder, String... more) {
        var args = new ArrayList<>(List.of(
                "generate",
                "--recipe",
                "DIR/own/two-kinds.yaml",
                "--model",
                "builtin",
                "--out",
                "DIR/" + folder,
                "--quiet"));
        args.addAll(List.of(more));
        return cli.run(args.toArray(String[]::new)).exit();
    }

    private String text(String file) throws IOException {
        return Files.readString(temp.resolve(file));
    }

    private List<Example> dataset(String folder) throws IOException {
        return Files.readAllLines(temp.resolve(folder + "/dataset.jsonl")).stream()
                .map(line -> new ExampleReader(Map.of(), Set.of())
                        .read((Node.Mapping) NodeReader.json(line, "dataset"), problem -> {
                            throw new AssertionError(problem);
                        })
                        .orElseThrow())
                .toList();
    }

    @Test
    void weighsByTheStageAndKeepsItInTheLineage() throws IOException {
        assertThat(run("run")).isZero();
        var examples = dataset("run");
        var sources = examples.stream()
                .collect(Collectors.groupingBy(example -> example.text("stage").orElse(""), Collectors.counting()));
        assertThat(sources.keySet()).containsExactlyInAnyOrder("answered", "whole");
        var rejected = Files.readAllLines(temp.resolve("run/rejected.jsonl")).stream()
                .filter(line -> line.contains("\"stage\":\"mixed\",\"by\":\"rouge-l\""))
                .count();
        assertThat(examples.size() + rejected).isEqualTo(24);
        assertThat(sources.get("answered")).isLessThanOrEqualTo(8);
        assertThat(sources.get("whole")).isLessThanOrEqualTo(16);
        assertThat(examples).allSatisfy(example -> {
            assertThat(example.lineage().stage())
                    .isEqualTo(example.text("stage").orElse(""));
            assertThat(example.lineage().calls())
                    .allMatch(call -> call.step().startsWith(example.lineage().stage() + "/"));
        });
        assertThat(examples).extracting(Example::id).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatWasStoppedAgainAndAgainEndsWithTheSameBytes() throws IOException {
        assertThat(run("whole")).isZero();
        for (int calls = 0; calls < 4; calls++) {
            assertThat(run("stopped", "--max-calls", "7")).isEqualTo(6);
        }
        assertThat(run("stopped", "--concurrency", "1")).isZero();
        for (var file : List.of("dataset.jsonl", "rejected.jsonl")) {
            assertThat(text("stopped/" + file)).isEqualTo(text("whole/" + file));
        }
    }

    @Test
    void isCheckedRehearsedExplainedAndExportedLikeAnyOther() throws IOException {
        assertThat(cli.run("check", "--recipe", "DIR/own/two-kinds.yaml").exit())
                .isZero();
        assertThat(cli.run("generate", "--recipe", "DIR/own/two-kinds.yaml", "--dry-run")
                        .exit())
                .isZero();
        assertThat(run("run")).isZero();
        assertThat(text("run/recipe.yaml")).contains("- answered\n", "- whole\n");
        var first = dataset("run").get(0);
        assertThat(cli.run("explain", "DIR/run", first.id()).out())
                .contains("from stage", first.lineage().stage());
        assertThat(cli.run("export", "DIR/run", "--format", "parquet", "--out", "DIR/run.parquet")
                        .exit())
                .isZero();
        assertThat(cli.run(
                                "filter",
                                "DIR/run.parquet",
                                "--min-words",
                                "1",
                                "--out",
                                "DIR/back.jsonl",
                                "--rejected",
                                "DIR/rejected.jsonl")
                        .exit())
                .isZero();
        assertThat(text("back.jsonl")).isEqualTo(text("run/dataset.jsonl"));
    }
}
