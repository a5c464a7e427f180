package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists and shows recipes. */
final class RecipesTest {

    @TempDir
    private Path temp;

    @Test
    void listsOursWithTheirPapersAndWhatGoesInAndComesOut() {
        var result = new Cli(temp).run("recipes");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("""
                alpaca                   Makes instruction, input and output in one call after showing three seed tasks, and keeps what is not too close to the rest.
                                         Taori et al. 2023, Stanford Alpaca: An Instruction-following LLaMA model
                                         in: seed tasks; 1 call for each item; out: instruction, input, output
                """);
        assertThat(result.out().lines().filter(line -> !line.startsWith(" ")))
                .map(line -> line.split(" ", 2)[0])
                .contains("evol-instruct", "judge", "mosaic-it", "respond", "self-instruct")
                .isSorted();
        assertThat(new Cli(temp).run("recipes", "list")).isEqualTo(result);
    }

    /** By hand: gpt4-llm asks for three answers and three scores; evol-instruct three things in each of four rounds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self-instruct | in: seed tasks; 3 calls for each item; out: instruction, input, output, is_classification",
                "evol-instruct | in: seed tasks, or a dataset; 12 calls for each item; out: instruction, input, output, is_classification, round",
                "gpt4-llm | in: a dataset; 6 calls for each item; out: instruction, input, output, answers, chosen, chosen-score, prompt, rejected, rejected-score",
                "mosaic-it | in: a dataset; no calls; out: instruction, input, output"
            })
    void tellsWhatARecipeTakesAndGives(String name, String expected) {
        var lines = new Cli(temp).run("recipes").out().lines().toList();
        int at = 0;
        while (!lines.get(at).startsWith(name + " ")) {
            at++;
        }
        assertThat(lines.subList(at, at + 3)).anyMatch(line -> line.strip().equals(expected));
    }

    @Test
    void listsTheKindsOfStepAndSelectorAndShowsOne() {
        var all = new Cli(temp).run("recipes", "kinds");
        assertThat(all.exit()).isZero();
        assertThat(all.out()).contains("steps:\n", "  ask  ", "selectors:\n", "  top-k  ");
        var one = new Cli(temp).run("recipes", "kinds", "top-k");
        assertThat(one.out()).startsWith("""
                top-k: selects the examples with the highest numbers in a field

                  field            the field with the number
                                   default: score
                """);
        var none = new Cli(temp).run("recipes", "kinds", "top-q");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there is no step or selector \"top-q\"; did you mean \"top-k\"?");
    }

    @Test
    void aRecipeThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        var cli = new Cli(temp);
        cli.file("bad.yaml", "name: [\n");
        cli.file("good.yaml", "name: good\nabout: \"red \\e[31m\"\nstages: []\n");
        var result = cli.run("recipes", "--recipes", "DIR");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out().lines())
                .anyMatch(line -> line.matches("bad +cannot be read"))
                .anyMatch(line -> line.matches("good +red \\\\u001b\\[31m"));
        assertThat(result.out()).startsWith("alpaca ");
        assertThat(result.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("espalier: bad.yaml:"))
                .anyMatch(line -> line.startsWith("espalier: good.yaml:1:1: a recipe needs at least one stage"));
        assertThat(cli.run("recipes", "list", "--recipes", "DIR")).isEqualTo(result);
    }

    @Test
    void showsTheFileAsItIs() throws IOException {
        assertThat(new Cli(temp).run("recipes", "show", "alpaca"))
                .isEqualTo(new Cli.Result(
                        0, Files.readString(Path.of("config/recipes/alpaca.yaml"), StandardCharsets.UTF_8), ""));
    }

    @Test
    void showsNoControlCharacterRaw() throws IOException {
        var cli = new Cli(temp);
        cli.file("red.yaml", "name: red \u001b[31m\n\tkept: \u00e9\n");
        assertThat(cli.run("recipes", "show", "DIR/red.yaml"))
                .isEqualTo(new Cli.Result(0, "name: red \\u001b[31m\n\tkept: \u00e9\n", ""));
    }

    @Test
    void showsWhatGenerateWouldRecord() throws IOException {
        var cli = new Cli(temp);
        var shown = cli.run("recipes", "show", "alpaca", "--resolved", "--set", "compat=true");
        assertThat(shown.exit()).isZero();
        assertThat(shown.err()).isEmpty();
        var made = cli.run(
                "generate",
                "--recipe",
                "alpaca",
                "--set",
                "compat=true",
                "--target",
                "1",
                "--out",
                "DIR/run",
                "--quiet");
        assertThat(made).isEqualTo(new Cli.Result(0, "", ""));
        assertThat(Files.readString(temp.resolve("run/recipe.yaml"), StandardCharsets.UTF_8))
                .isEqualTo(shown.out());
    }
}
