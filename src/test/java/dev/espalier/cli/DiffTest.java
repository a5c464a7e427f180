package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares datasets and runs. */
final class DiffTest {

    private static final String ONE = """
            {"instruction":"Name the largest ocean of the whole wide earth.","input":"","output":"Pacific"}
            {"instruction":"Say hi.","input":"Ada","output":"hi"}
            {"instruction":"Count to three.","input":"","output":"1 2 3"}
            """;

    private static final String OTHER = """
            {"instruction":"say  HI.","input":"ada","output":"Hi"}
            {"instruction":"Name the largest ocean of the whole earth.","input":"","output":"Pacific"}
            """;

    private static final String RECIPE = """
            name: a
            stages:
              - name: s
                filters:
                  - rouge-l:
                      threshold: %s
            """;

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDatasets() throws IOException {
        cli = new Cli(temp);
        cli.file("one.jsonl", ONE);
        cli.file("other.jsonl", OTHER);
    }

    @Test
    void tellsWhatBothHoldAndWhatOnlyOne() {
        var result = cli.run("diff", "DIR/one.jsonl", "DIR/other.jsonl");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("""
                        a                     DIR/one.jsonl: 3 records
                          in both             1 exactly, 1 more nearly (ROUGE-L above 0.7)
                          only in a           1
                                              Count to three.
                        b                     DIR/other.jsonl: 2 records
                          in both             1 exactly, 1 more nearly (ROUGE-L above 0.7)
                          only in b           0
                        """)
                .contains("  records             3 → 2 (-1)\n")
                .contains("  words.instruction.max\n                      9 → 8 (-1)\n")
                .endsWith("recipe                not compared: these are not two runs\n");
    }

    @Test
    void aHigherThresholdTellsNearOnesApart() {
        assertThat(cli.run("diff", "DIR/one.jsonl", "DIR/other.jsonl", "--near", "0.99", "--top", "0")
                        .out())
                .contains(
                        "  in both             1 exactly, 0 more nearly (ROUGE-L above 0.99)\n  only in a           2\n");
    }

    @Test
    void aDatasetDoesNotDifferFromItself() {
        assertThat(cli.run("diff", "DIR/one.jsonl", "DIR/one.jsonl", "--json"))
                .isEqualTo(new Cli.Result(
                        0,
                        "{\"a\":{\"source\":\"DIR/one.jsonl\",\"records\":3,\"exact\":3,\"near\":0,\"only\":0},"
                                + "\"b\":{\"source\":\"DIR/one.jsonl\",\"records\":3,\"exact\":3,\"near\":0,\"only\":0},"
                                + "\"near\":0.7,\"figures\":{}}\n",
                        ""));
    }

    @Test
    void recipesOfRunsAreComparedKeyByKey() throws IOException {
        cli.file("run1/recipe.yaml", RECIPE.formatted("0.7"));
        cli.file("run1/dataset.jsonl", ONE);
        cli.file("run2/recipe.yaml", RECIPE.formatted("0.6"));
        cli.file("run2/dataset.jsonl", ONE);
        assertThat(cli.run("diff", "DIR/run1", "DIR/run2").out()).endsWith("""
                        figures               0 figures differ

                        recipe                1 value differs
                          stages[0].filters[0].rouge-l.threshold
                                              0.7 → 0.6
                        """);
        assertThat(cli.run("diff", "DIR/run1", "DIR/run2", "--json").out())
                .contains("\"recipe\":{\"stages[0].filters[0].rouge-l.threshold\":{");
    }

    @Test
    void wrongCommandLinesAreTold() {
        var help = "Try \"espalier diff --help\".\n";
        assertThat(cli.run("diff", "DIR/one.jsonl", "-"))
                .isEqualTo(new Cli.Result(
                        2,
                        "",
                        "espalier: diff reads its datasets twice, and standard input can be read once; name files\n"
                                + help));
        assertThat(cli.run("diff", "DIR/one.jsonl", "DIR/one.jsonl", "--near", "2")
                        .err())
                .startsWith("espalier: --near must be from 0 to 1 but was 2.0\n");
        assertThat(cli.run("diff", "DIR/one.jsonl").exit()).isEqualTo(2);
        assertThat(cli.run("diff", "DIR/one.jsonl", "DIR/othr.jsonl"))
                .isEqualTo(new Cli.Result(
                        3, "", "espalier: DIR/othr.jsonl: no such file; did you mean \"DIR/other.jsonl\"?\n"));
    }
}
