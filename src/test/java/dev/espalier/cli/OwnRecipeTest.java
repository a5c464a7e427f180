package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published method more takes a recipe and its prompts in some folder, and no Java. */
final class OwnRecipeTest {

    /** Two answers, judged against each other in both orders; only where both judgements agree there is a pair. */
    private static final String RECIPE = """
            name: both-orders
            about: Makes preference pairs with a judge that is asked twice, the answers changing places.
            models:
              teacher: { temperature: 1.0, max-tokens: 512 }
              judge: { same-as: teacher, temperature: 0.0, max-tokens: 8 }
            stages:
              - name: topics
                from: nothing
                items: 2
                steps:
                  - ask: { prompt: tasks.txt, operation: propose-tasks, with: { count: "12" }, reply: tags, into: [instruction, input], items: each }
                filters: [ exact-duplicate: { fields: [instruction, input] } ]
              - name: pairs
                from: topics
                select: [ diverse: { threshold: 0.7 } ]
                steps:
                  - ask: { name: one, prompt: answer.txt, operation: respond, into: [first] }
                  - ask: { name: other, prompt: answer.txt, operation: attempt, into: [second] }
                  - ask: { name: forward, model: judge, prompt: compare.txt, operation: prefer, reply: choice, labels: [first, second, tie], into: [forward] }
                  - ask: { name: backward, model: judge, prompt: compare.txt, operation: prefer, slots: { first: second, second: first }, reply: choice, labels: [first, second, tie], into: [backward] }
                  - template: { name: verdicts, into: verdicts, texts: ["${forward} ${backward}"] }
                  - require: { field: verdicts, one-of: [first second, second first] }
                  - choose:
                      by: field
                      field: forward
                      branches:
                        - name: first
                          when: first
                          steps:
                            - template: { name: chosen, into: chosen, texts: ["${first}"] }
                            - template: { name: rejected, into: rejected, texts: ["${second}"] }
                        - name: second
                          steps:
                            - template: { name: chosen, into: chosen, texts: ["${second}"] }
                            - template: { name: rejected, into: rejected, texts: ["${first}"] }
                  - forget: { fields: [first, second, forward, backward, verdicts, branch] }
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void writeRecipe() throws IOException {
        cli = new Cli(temp);
        cli.file("own/both-orders.yaml", RECIPE);
        cli.file("own/tasks.txt", "Write ${count} tasks between <instruction>, <input> tags.");
        cli.file("own/answer.txt", "${task}");
        cli.file(
                "own/compare.txt",
                "${task}\nFirst: ${first}\nSecond: ${second}\nWhich is better: first, second or tie?");
    }

    @Test
    void runsFromAnyFolderWithTheBuiltInTeacher() throws IOException {
        var result = cli.run("generate", "--recipe", "DIR/own/both-orders.yaml", "--out", "DIR/run", "--quiet");
        assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
        var lines = Files.readAllLines(temp.resolve("run/dataset.jsonl"));
        assertThat(lines).hasSizeGreaterThan(3).allMatch(line -> line.contains("\"chosen\":"));
        assertThat(Files.readString(temp.resolve("run/rejected.jsonl"))).contains("\"value\":\"tie tie\"");
    }

    @Test
    void isListedAndCheckedLikeOurs() {
        assertThat(cli.run("check", "--recipe", "DIR/own/both-orders.yaml").exit())
                .isZero();
        assertThat(cli.run("recipes", "show", "DIR/own/both-orders.yaml", "--resolved")
                        .exit())
                .isZero();
        assertThat(cli.run("generate", "--recipe", "DIR/own/both-orders.yaml", "--dry-run")
                        .out())
                .contains("pairs/backward", "«first»");
    }
}
