package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of recipes that start from texts, on data made by the built-in teacher. */
final class TextRecipesTest {

    @TempDir
    private Path temp;

    private RecipeRun.Result run(String recipe) throws IOException {
        var texts = RecipeRun.examples(RecipeRun.GOLDEN.resolve("texts.jsonl"));
        return RecipeRun.of(recipe).input(texts).toEnd(new BuiltinTeacher(), temp);
    }

    private static String output(String id) {
        return RecipeRun.examples(RecipeRun.GOLDEN.resolve("texts.jsonl")).stream()
                .filter(example -> example.id().equals(id))
                .map(Example::output)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void longformLeavesTextsAsTheyAreAndSaysHowLongTheyAre() throws IOException {
        assertThat(run("longform").accepted()).hasSizeGreaterThan(5).allSatisfy(record -> {
            assertThat(record.get("output")).isEqualTo(output((String) record.get("id")));
            var hint =
                    Constraints.understand((String) record.get("length-hint")).orElseThrow();
            assertThat((String) record.get("instruction")).endsWith("\n" + record.get("length-hint"));
            assertThat(hint.holds((String) record.get("output"))).isTrue();
            assertThat(record.get("style")).isIn("instruction", "chat", "query");
        });
    }

    @Test
    void backtranslationKeepsTheTextAndOnlyTheBestScore() throws IOException {
        assertThat(run("backtranslation").accepted()).hasSizeGreaterThan(5).allSatisfy(record -> {
            assertThat(record.get("output")).isEqualTo(output((String) record.get("id")));
            assertThat(record.get("score")).isEqualTo(5.0);
        });
    }

    @Test
    void kunNeverOverwritesTheInstructionWithTheAnswer() throws IOException {
        assertThat(run("kun").accepted())
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.get("instruction")).isNotEqualTo(record.get("output")));
    }

    @Test
    void reviseKeepsEveryExampleOnce() throws IOException {
        var input = List.of(
                Example.of("How much is 45 percent of 280?", "", "125").withId("a"),
                Example.of("Tell me about your childhood.", "", "It was fine.").withId("b"));
        var result = RecipeRun.of("revise").input(input).toEnd(new BuiltinTeacher(), temp);
        assertThat(result.accepted("output")).containsExactly("126", "It was fine.");
        assertThat(result.accepted("edit-distance")).containsExactly(1, 0);
        assertThat(result.accepted("round")).containsExactly(1, 0);
    }
}
