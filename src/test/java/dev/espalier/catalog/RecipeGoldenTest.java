package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.DatasetSource;
import dev.espalier.model.SeedTask;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replies as chat models really give them, in {@code golden/<recipe>/replies.txt} (see {@link RecordedReplies}), and the dataset
 * and ledger that the recipe makes of them, whole. Beside them may lie {@code input.jsonl}, the examples the recipe works on, and
 * {@code run.txt} with lines {@code target 13}, {@code set stages.x.y=1} or {@code seeds FILE}, below {@code golden}. A folder with
 * the name of a recipe is all that a new one needs.
 *
 * <p>{@code mvn test -Dtest=RecipeGoldenTest -Despalier.golden=write} writes what comes out now in the place of what is expected,
 * and fails; read the difference before committing it.
 */
final class RecipeGoldenTest {

    @TempDir
    private Path temp;

    static List<String> recipes() {
        return new Recipes(null)
                .names().stream()
                        .filter(name ->
                                Files.exists(RecipeRun.GOLDEN.resolve(name).resolve("replies.txt")))
                        .toList();
    }

    /** Evol-Instruct has a test of its own; the others answer or score in one step. */
    @Test
    void everyMethodHasItsUglyReplies() {
        var without = new ArrayList<>(new Recipes(null).names());
        without.removeAll(recipes());
        assertThat(without).containsExactlyInAnyOrder("evol-instruct", "judge", "respond");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void makesThisOfUglyReplies(String recipe) throws IOException {
        var folder = RecipeRun.GOLDEN.resolve(recipe);
        var model = new RecordedReplies(Files.readString(folder.resolve("replies.txt"))).model();
        var result = run(recipe, folder, model);
        var actual =
                Map.of("dataset.jsonl", comparable(result.dataset()), "rejected.jsonl", comparable(result.ledger()));
        if ("write".equals(System.getProperty("espalier.golden"))) {
            for (var file : actual.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            throw new AssertionError(folder + " was written, not compared");
        }
        for (var file : actual.entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(folder.resolve(file.getKey())));
        }
    }

    private RecipeRun.Result run(String recipe, Path folder, ScriptedModel model) throws IOException {
        var run = RecipeRun.of(recipe)
                .set(RecipeRun.settings(recipe, "run.txt", "set").toArray(String[]::new));
        var seeds = RecipeRun.settings(recipe, "run.txt", "seeds");
        run.seeds(seeds(seeds.isEmpty() ? "seeds.jsonl" : seeds.get(0)));
        if (Files.exists(folder.resolve("input.jsonl"))) {
            run.input(RecipeRun.examples(folder.resolve("input.jsonl")));
        }
        var target = RecipeRun.settings(recipe, "run.txt", "target");
        return target.isEmpty()
                ? run.toEnd(model, temp)
                : run.toTarget(Integer.parseInt(target.get(0)), model, 1, temp);
    }

    /** The keys of calls are hashes over whole prompts: every word of a prompt that changes would change them here. */
    private static String comparable(String lines) {
        return lines.replaceAll("\"key\":\"[0-9a-f]+\"", "\"key\":\"…\"");
    }

    private static List<SeedTask> seeds(String file) {
        return new SeedLoader(Map.of(), false)
                .load(List.of(DatasetSource.file(RecipeRun.GOLDEN.resolve(file))))
                .tasks();
    }
}
