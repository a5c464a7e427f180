package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.builtin.TaskRange;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every recipe that comes with the program runs from end to end with the built-in teacher. Where the numbers of the paper would
 * take long, {@code golden/<recipe>/builtin.txt} holds lines {@code set stages.x.y=1}; {@code input FILE} there names another
 * input, below {@code golden}, and {@code weak ALIAS} a model that errs half of the time.
 */
final class RecipeBuiltinTest {

    /** Examples that the built-in teacher understands. */
    private static final List<Example> INPUT = new ArrayList<>();

    @TempDir
    private Path temp;

    @BeforeAll
    static void makeInput(@TempDir Path folder) throws IOException {
        var made = RecipeRun.of("alpaca").toTarget(24, new BuiltinTeacher(), 1, folder);
        INPUT.clear();
        INPUT.addAll(RecipeRun.examples(made.directory().resolve("dataset.jsonl")));
    }

    static List<String> recipes() {
        return new Recipes(null).names();
    }

    private static List<Example> input(String recipe) throws IOException {
        var named = RecipeRun.settings(recipe, "builtin.txt", "input");
        return named.isEmpty() ? INPUT : RecipeRun.examples(RecipeRun.GOLDEN.resolve(named.get(0)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void runsFromEndToEnd(String recipe) throws IOException {
        var settings = RecipeRun.settings(recipe, "builtin.txt", "set");
        var run = RecipeRun.of(recipe).set(settings.toArray(String[]::new)).inputIfTaken(input(recipe));
        for (var alias : RecipeRun.settings(recipe, "builtin.txt", "weak")) {
            run.bind(alias, new BuiltinTeacher(0.5, TaskRange.ALL));
        }
        var result = run.toTarget(4, new BuiltinTeacher(), 2, temp);
        assertThat(result.dataset()).doesNotContain(BuiltinTeacher.REFUSAL).doesNotContain("${");
        assertThat(result.accepted()).hasSize(4).allSatisfy(example -> {
            assertThat((String) example.get("instruction")).isNotBlank();
            assertThat((String) example.get("output")).isNotBlank();
        });
    }
}
