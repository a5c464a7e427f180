package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of recipes that ask no model, in which many items go to a thread together. */
final class ModelFreeRunTest {

    private static final int RECORDS = 3_000;

    private static final String RECIPE = """
            name: framed
            about: Frames instructions.
            models: {}
            stages:
              - name: framed
                from: input
                window: 256
                steps:
                  - measure: { field: output, what: words, into: output_words }
                  - template: { into: prompt, drawn: variant, texts: ["Please: ${instruction}", "${instruction} Be brief."] }
                filters:
                  - length: { field: output, max-words: 18 }
                  - exact-duplicate: { fields: [input] }
                  - length: { name: not-so-short, field: output, min-words: 3 }
            """;

    @TempDir
    private Path temp;

    private Cli.Result run(Cli cli, String out, String... more) {
        var common = new String[] {
            "generate", "--recipe", cli.path("framed.yaml"), "--input", cli.path("in.jsonl"), "--out", cli.path(out)
        };
        var arguments = IntStream.range(0, common.length + more.length)
                .mapToObj(i -> i < common.length ? common[i] : more[i - common.length])
                .toArray(String[]::new);
        return cli.run(arguments);
    }

    @Test
    void fieldsOfTheInputThatTheRecipeSetsAreTold() throws IOException {
        var cli = cli();
        cli.file("in.jsonl", """
                {"instruction":"Say hi.","output":"Hi to you.","variant":7,"prompt":"mine","note":"kept"}
                """);
        assertThat(run(cli, "told").err())
                .isEqualTo(
                        "espalier: the recipe sets fields that the input has, and does not keep what they hold: prompt,"
                                + " variant; --field NAME=prompt reads one under another name\n");
        assertThat(temp.resolve("told/dataset.jsonl"))
                .content()
                .contains("\"note\":\"kept\"")
                .doesNotContain("mine");
        assertThat(run(cli, "renamed", "--field", "old=prompt", "--field", "kind=variant")
                        .err())
                .isEmpty();
        assertThat(temp.resolve("renamed/dataset.jsonl"))
                .content()
                .contains("\"old\":\"mine\"", "\"kind\":7", "\"prompt\":\"");
    }

    private Cli cli() throws IOException {
        var cli = new Cli(temp);
        cli.file("framed.yaml", RECIPE);
        cli.file(
                "in.jsonl",
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> "{\"instruction\":\"Say it " + i + " times.\",\"input\":\"\\ud83d\\ude00 "
                                + i % 2_900 + "\",\"output\":\"" + "word ".repeat(1 + i % 20) + "\"}")
                        .collect(Collectors.joining("\n")));
        return cli;
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        var cli = cli();

        assertThat(run(cli, "one", "--concurrency", "1").exit()).isZero();
        assertThat(run(cli, "eight", "--concurrency", "8").exit()).isZero();

        for (var file : new String[] {"dataset.jsonl", "rejected.jsonl"}) {
            assertThat(temp.resolve("eight/" + file)).hasSameBinaryContentAs(temp.resolve("one/" + file));
        }
        // 1 and 2 words, 19 and 20 words of 20 each; of the others, every text from 2,900 on has been there.
        assertThat(Files.readAllLines(temp.resolve("one/dataset.jsonl"))).hasSize(2_900 * 16 / 20);
        assertThat(Files.readString(temp.resolve("one/rejected.jsonl")))
                .contains("\"by\":\"exact-duplicate\"", "\"by\":\"not-so-short\"", "\"by\":\"length\"");
    }

    @Test
    void aTargetEndsItInTheMiddleOfWhatAThreadWorksOn() throws IOException {
        var cli = cli();

        assertThat(run(cli, "part", "--target", "333").exit()).isZero();
        assertThat(Files.readAllLines(temp.resolve("part/dataset.jsonl"))).hasSize(333);
        assertThat(run(cli, "part", "--target", "334").exit()).isZero();
        assertThat(run(cli, "whole", "--target", "334").exit()).isZero();
        assertThat(temp.resolve("part/dataset.jsonl")).hasSameBinaryContentAs(temp.resolve("whole/dataset.jsonl"));
    }

    @Test
    void thePageOfALargeOneSaysOfWhatPartItsFiguresAre() throws IOException {
        var result = run(cli(), "out");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).doesNotContain("teacher:");
        assertThat(Files.readString(temp.resolve("out/report.html")))
                .contains(
                        "Recipe framed · no model · input finished",
                        "Lengths, nearness, variety and the like are those of 774 records, one of 3;",
                        "<dt>examples</dt><dd>2,320</dd>");
    }
}
