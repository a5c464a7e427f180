package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that {@code --field} gives and that no record has is told: nothing falls back to our own name in silence. */
final class FieldOptionTest {

    private static final String TUSK =
            "espalier: DIR/a.jsonl:1:1: no record has \"tusk\" (--field input=tusk); did you mean \"task\"?\n";

    @TempDir
    private Path temp;

    private Cli cli;

    @BeforeEach
    void makeDatasets() throws IOException {
        cli = new Cli(temp);
        cli.file("a.jsonl", """
                {"instruction":"Say hi","output":"hi","task":"greet"}
                {"instruction":"Say bye","output":"bye"}
                """);
        cli.file("b.jsonl", "{\"prompt\":\"Add\",\"output\":\"3\"}\n");
    }

    private Cli.Result run(String command, String... fields) {
        var arguments = new ArrayList<>(List.of(command.split(" ")));
        for (var field : fields) {
            arguments.addAll(List.of("--field", field));
        }
        return cli.run(arguments.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect DIR/a.jsonl",
                "diff DIR/a.jsonl DIR/a.jsonl",
                "export DIR/a.jsonl --format csv --out DIR/out",
                "export DIR/a.jsonl --format hf --out DIR/out",
                "merge DIR/a.jsonl DIR/a.jsonl --out DIR/out",
                "filter DIR/a.jsonl --rouge-l 0.7 --out DIR/out --rejected DIR/out2",
                "evolve DIR/a.jsonl --model builtin --out DIR/out",
                "check --seeds DIR/a.jsonl",
            })
    void everyCommandTellsANameThatNoRecordHas(String command) {
        assertThat(run(command, "input=tusk")).isEqualTo(new Cli.Result(3, "", TUSK));
        assertThat(temp.resolve("out")).doesNotExist();
    }

    @Test
    void theFieldInstructionIsNoSubstituteAndAllNamesAreTold() {
        assertThat(run("inspect DIR/a.jsonl", "instruction=question", "output=outputs"))
                .isEqualTo(new Cli.Result(3, "", """
                        espalier: DIR/a.jsonl:1:1: no record has "question" (--field instruction=question); this one has instruction, output, task
                        espalier: DIR/a.jsonl:1:1: no record has "outputs" (--field output=outputs); did you mean "output"?
                        """));
    }

    @Test
    void aNameThatSomeRecordsHaveIsRight() {
        assertThat(run("export DIR/a.jsonl --format alpaca-jsonl --out -", "input=task"))
                .isEqualTo(new Cli.Result(0, """
                        {"instruction":"Say hi","input":"greet","output":"hi"}
                        {"instruction":"Say bye","input":"","output":"bye"}
                        """, "espalier: 2 records in standard output\n"));
    }

    @Test
    void oneOfSeveralFilesMayHaveIt() {
        assertThat(run("diff DIR/a.jsonl DIR/b.jsonl", "instruction=prompt").exit())
                .isZero();
        assertThat(run("evolve DIR/a.jsonl --against DIR/b.jsonl --model builtin --out DIR/run", "instruction=prompt")
                        .exit())
                .isZero();
    }

    @Test
    void fieldsOfInstancesAreLookedAt() throws IOException {
        cli.file("seeds.jsonl", """
                {"instruction":"Add","cases":[{"input":"1 2","answer":"3"}]}
                """);
        assertThat(run("check --seeds DIR/seeds.jsonl", "instances=cases", "output=answer")
                        .exit())
                .isZero();
        assertThat(run("evolve DIR/seeds.jsonl --model builtin --out DIR/run", "instances=cases", "output=answer")
                        .exit())
                .isZero();
    }
}
