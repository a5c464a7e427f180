package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables fit the terminal, whatever stands in them. */
final class NarrowTerminalTest {

    private static final String SMILE = "\ud83d\ude42";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDatasets() throws IOException {
        cli = new Cli(temp);
        var name = "a-field-with-a-name-that-is-wider-than-any-narrow-terminal";
        cli.file("a-rather-long-folder-name-for-data/of-june/a.jsonl", """
                {"instruction":"%s","output":"x","%s":"one"}
                {"instruction":"%s","output":"y","%s":"two"}
                """.formatted(
                        "請".repeat(90), name, SMILE.repeat(45), name));
        cli.file("b.jsonl", """
                {"instruction":"See https://example.org/%s","output":"z"}
                """.formatted("path/".repeat(30)));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "40, diff DIR/a-rather-long-folder-name-for-data/of-june/a.jsonl DIR/b.jsonl",
                "59, diff DIR/a-rather-long-folder-name-for-data/of-june/a.jsonl DIR/b.jsonl",
                "60, diff DIR/a-rather-long-folder-name-for-data/of-june/a.jsonl DIR/b.jsonl",
                "40, inspect DIR/a-rather-long-folder-name-for-data/of-june/a.jsonl",
                "60, inspect DIR/a-rather-long-folder-name-for-data/of-june/a.jsonl",
                "40, merge DIR/b.jsonl DIR/b.jsonl --out DIR/a-rather-long-folder-name-for-data/of-june/merged.jsonl",
                "60, merge DIR/b.jsonl DIR/b.jsonl --out DIR/a-rather-long-folder-name-for-data/of-june/merged.jsonl",
                "40, recipes",
                "60, recipes",
                "40, recipes kinds",
                "40, recipes kinds concatenate",
                "40, filters",
                "60, filters",
                "40, filters rouge-l",
            })
    void everyLineFits(int columns, String command) {
        var result = cli.with("COLUMNS", String.valueOf(columns))
                .with("ESPALIER_TTY_OUT", "1")
                .run(command.split(" "));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines()).isNotEmpty().allMatch(line -> DisplayWidth.of(line) <= columns);
    }

    @Test
    void aLongWordIsBrokenBetweenCharacters() throws IOException {
        cli.file("c.jsonl", "{\"instruction\":\"x" + SMILE.repeat(40) + "\",\"output\":\"x\"}\n");
        assertThat(cli.with("COLUMNS", "40")
                        .run("diff", "DIR/c.jsonl", "DIR/b.jsonl")
                        .out())
                .contains(
                        "\n    x" + SMILE.repeat(17) + "\n    " + SMILE.repeat(18) + "\n    " + SMILE.repeat(5) + "\n");
    }

    /** They are read line by line by programs, too, and the launcher tells the width of a terminal whatever it is for. */
    @ParameterizedTest
    @ValueSource(strings = {"filters", "recipes", "recipes kinds"})
    void listsThatAreNotForATerminalAreNotBroken(String command) {
        assertThat(cli.with("COLUMNS", "40").run(command.split(" "))).isEqualTo(new Cli(temp).run(command.split(" ")));
        assertThat(new Cli(temp).run("filters").out().lines())
                .allMatch(line -> line.matches("[a-z0-9-]+ +(rejects|accepts) .*"));
    }
}
