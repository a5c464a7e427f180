package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of recipes that evolve instructions, on data made by the built-in teacher. */
final class EvolveRecipesTest {

    @TempDir
    private Path temp;

    @Test
    void h2oKeepsRequestsWithinTheWindowThatBeganWithNouns() throws IOException {
        var result = RecipeRun.of("h2o-evolve")
                .set(
                        "stages.evolved.steps.repeat.steps.grade.low=150",
                        "stages.evolved.steps.repeat.steps.grade.high=250")
                .toTarget(12, new BuiltinTeacher(), 2, temp);
        assertThat(result.accepted()).hasSize(12).allSatisfy(record -> {
            var instruction = (String) record.get("instruction");
            assertThat(instruction.codePointCount(0, instruction.length())).isBetween(150, 250);
            assertThat(record.get("characters")).isEqualTo(instruction.codePointCount(0, instruction.length()));
            assertThat(record.get("words"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSizeBetween(1, 4);
        });
        // Whoever stayed with the fresh start has all the words.
        assertThat(result.accepted().stream()
                        .filter(record -> record.get("operator").equals("fresh-start")))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(((String) record.get("instruction")))
                        .contains(((List<?>) record.get("words"))
                                .stream().map(Object::toString).toList()));
    }

    @Test
    void operatorsTakeTurnsByItemAndRound() throws IOException {
        var operators = List.of("constrain", "deepen", "concretise", "reason", "broaden");
        var seeds = IntStream.range(0, 6)
                .mapToObj(i -> Example.of("Write " + (1990 + i) + " as a Roman numeral.", "", "M")
                        .withId("s" + i))
                .toList();
        var result = RecipeRun.of("round-robin-evolve").input(seeds).toEnd(new BuiltinTeacher(), temp);
        var all = Stream.concat(result.accepted().stream(), result.rejected().stream())
                .toList();
        assertThat(all).hasSize(18).allSatisfy(record -> {
            int item = Integer.parseInt(((String) record.get("id")).replaceAll("run-(\\d+)\\..*", "$1"));
            int round = (int) record.get("round");
            assertThat(record.get("operator")).isEqualTo(operators.get((item + round - 1) % operators.size()));
        });
        assertThat(result.accepted()).hasSizeGreaterThan(12);
    }
}
