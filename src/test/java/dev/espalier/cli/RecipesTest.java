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

    private static final String OURS_FIRST = """
            alpaca           Makes instruction, input and output in one call after showing three seed tasks, and keeps what is not too close to the rest.
                             Taori et al. 2023, Stanford Alpaca: An Instruction-following LLaMA model
            """;

    private static final String EVOLVING = """
            evol-instruct    Rewrites instructions round after round into harder or rarer ones, answers them, and rejects evolutions that failed.
                             Xu et al. 2023, WizardLM: Empowering Large Language Models to Follow Complex Instructions (arXiv:2304.12244)
            """;

    private static final String OURS_SECOND = """
            judge            Scores every output of a dataset from 1 to 10 and keeps those with at least the lowest score wanted.
            rephrase         Says every instruction of a dataset in other words, keeps input and output, and checks that the meaning is the same.
            respond          Answers every instruction of a dataset; what stood in the output is replaced.
            self-instruct    Grows new instructions from seed tasks, tells classification from other tasks, and makes instances for each.
                             Wang et al. 2022, Self-Instruct: Aligning Language Models with Self-Generated Instructions (arXiv:2212.10560)
            """;

    @TempDir
    private Path temp;

    @Test
    void listsOurs() {
        var expected = new Cli.Result(0, OURS_FIRST + EVOLVING + OURS_SECOND, "");
        assertThat(new Cli(temp).run("recipes")).isEqualTo(expected);
        assertThat(new Cli(temp).run("recipes", "list")).isEqualTo(expected);
    }

    @Test
    void aRecipeThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        var cli = new Cli(temp);
        cli.file("bad.yaml", "name: [\n");
        cli.file("good.yaml", "name: good\nabout: \"red \\e[31m\"\nstages: []\n");
        var result = cli.run("recipes", "--recipes", "DIR");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out())
                .isEqualTo(OURS_FIRST
                        + "bad              cannot be read\n"
                        + EVOLVING
                        + "good             red \\u001b[31m\n"
                        + OURS_SECOND);
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
