package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.builtin.TaskRange;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CodecLM keeps instructions on which a target model and a strong one differ by more than 3. */
final class ContrastTest {

    @TempDir
    private Path temp;

    private RecipeRun.Result run(double errorRate) throws IOException {
        var made = RecipeRun.of("alpaca").toTarget(10, new BuiltinTeacher(), 1, temp.resolve("input"));
        return RecipeRun.of("codeclm")
                .input(RecipeRun.examples(made.directory().resolve("dataset.jsonl")))
                .bind("target", new BuiltinTeacher(errorRate, TaskRange.ALL))
                .toEnd(new BuiltinTeacher(), temp.resolve("run"));
    }

    @Test
    void keepsWhatATargetGetsWrongWithTheAnswerOfTheStrongOne() throws IOException {
        var result = run(0.5);
        assertThat(result.accepted()).hasSizeGreaterThan(5).allSatisfy(record -> {
            assertThat((double) record.get("gap")).isGreaterThan(3);
            assertThat(record.get("winner")).isEqualTo("strong");
            assertThat((int) record.get("round")).isBetween(1, 4);
            assertThat((String) record.get("output")).doesNotStartWith(BuiltinTeacher.REFUSAL);
        });
        // Some take more than one action.
        assertThat(result.accepted("round")).contains(1).anyMatch(round -> (int) round > 1);
    }

    @Test
    void keepsNothingWhereBothAreTheSame() throws IOException {
        var result = run(0);
        assertThat(result.accepted()).isEmpty();
        assertThat(result.rejected("by")).contains("contrast");
    }
}
