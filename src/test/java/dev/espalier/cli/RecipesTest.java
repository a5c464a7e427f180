package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists and shows recipes. */
final class RecipesTest {

    @TempDir
    private Path temp;

    @Test
    void listsOursWithTheirPapers() {
        var result = new Cli(temp).run("recipes");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("alpaca ").contains("\n", " Taori et al. 2023, Stanford Alpaca");
        assertThat(result.out().lines().filter(line -> !line.startsWith(" ")))
                .map(line -> line.split(" ", 2)[0])
                .contains("evol-instruct", "judge", "longform", "respond", "self-instruct")
                .isSorted();
        assertThat(new Cli(temp).run("recipes", "list")).isEqualTo(result);
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
