package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run would ask and take, told without a call and without a file. */
final class DryRunTest {

    @TempDir
    private Path temp;

    private final StubTeacher teacher = new StubTeacher();
    private Cli cli;

    @BeforeEach
    void makeCli() throws IOException {
        cli = new Cli(temp);
        StubTeacher.recipe(cli);
        cli.file("models.yaml", """
                models:
                  mine:
                    provider: openai
                    model: stub
                    base-url: %s
                    prices: { input: 100, output: 200, as-of: 2026-11-01 }
                """.formatted(teacher.url()));
    }

    @AfterEach
    void stop() {
        teacher.close();
    }

    private Cli.Result run(String... more) {
        var arguments = new String[more.length + 11];
        System.arraycopy(
                new String[] {
                    "generate",
                    "--recipe",
                    "DIR/tiny.yaml",
                    "--models",
                    "DIR/models.yaml",
                    "--model",
                    "mine",
                    "--target",
                    "30",
                    "--out",
                    "DIR/run"
                },
                0,
                arguments,
                0,
                11);
        System.arraycopy(more, 0, arguments, 11, more.length);
        return cli.run(arguments);
    }

    @Test
    void tellsCallsTokensCostTimeAndWhatItAssumed() {
        var result = run("--dry-run");
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("""
                dry run of tiny: nothing is sent, nothing is written

                tasks/generate-examples asks teacher (openai:stub), first prompt of the run
                  | [user]
                  |\
                """.stripTrailing());
        assertThat(result.out()
                        .substring(result.out().indexOf("\nfor 30"))
                        .replaceAll("\\d+(?= +2000\n)", "IN")
                        .replaceAll(" +IN", " IN")
                        .replaceAll("\\$[0-9.]+", "DOLLARS"))
                .isEqualTo("""

                        for 30 examples, about

                          step                                         calls   tokens in  tokens out
                          tasks/generate-examples                         20 IN        2000
                          all                                             20 IN        2000

                          cost: about DOLLARS, at prices as of 2026-11-01
                          time: about 1 min at --concurrency 8, less limits of the server

                          assumed, and often wrong by a factor of two or more:
                          - a token for each 4 bytes of a prompt; prompts as long as those above
                          - 3 examples from each call of the first step, as its prompt asks; one call and one example of each step behind it
                          - 100 tokens for each example of a reply, or max-tokens where that is less
                          - the filters of a stage accept 50 % of what comes; none of it is replayed
                          - 1 s and 50 tokens a second for each reply
                        """);
        assertThat(teacher.replies()).isZero();
        assertThat(temp.resolve("run")).doesNotExist();
    }

    @Test
    void theFirstPromptIsTheOneThatARunSends() {
        var shown = run("--dry-run")
                .out()
                .lines()
                .filter(line -> line.startsWith("  | ") && !line.equals("  | [user]"))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\\n"));
        run("--max-calls", "1", "--concurrency", "1", "--quiet");
        assertThat(teacher.server().requests().get(0).body()).contains(shown.replace("\"", "\\\""));
    }

    @Test
    void laterStepsAreShownWithPlaceholders() {
        var out = cli.run("generate", "--target", "10", "--dry-run").out();
        assertThat(out)
                .contains(
                        "classification/classify asks classifier (builtin:6), with «placeholders» for what is not known yet\n",
                        "«instruction»",
                        "  cost: nothing\n");
    }

    @Test
    void stepsWithinStepsAreForecastAndRoundsAreOneRow() {
        var out = cli.run("generate", "--recipe", "evol-instruct", "--dry-run").out();
        assertThat(out)
                .contains("evolved/repeat/judge-equal asks judge (builtin:6), with «placeholders»", "«instruction»")
                .containsOnlyOnce("  evolved/repeat/respond  ")
                .doesNotContain("round-");
    }

    @Test
    void stepsOnElementsOfAListAreOneRow() {
        var out = cli.run("generate", "--recipe", "auto-evol", "--dry-run").out();
        assertThat(out)
                .contains("best-method/repeat/optimise asks optimiser (builtin:6)")
                .containsOnlyOnce("  best-method/repeat/trial/respond  ")
                .doesNotContain("element-");
    }

    @Test
    void whereNobodyToldPricesNothingIsMadeUp() {
        var out = cli.run("generate", "--recipe", "DIR/tiny.yaml", "--model", "ollama:x", "--target", "9", "--dry-run")
                .out();
        assertThat(out).contains("  cost: not known; give ollama:x prices in a model file (see \"espalier models\")\n");
    }
}
