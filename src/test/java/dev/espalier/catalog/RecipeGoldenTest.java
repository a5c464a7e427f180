package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.DatasetSource;
import dev.espalier.model.SeedTask;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replies as chat models really give them, in {@code golden/<recipe>/replies.txt}, and the dataset and ledger that the recipe
 * makes of them, whole. {@code mvn test -Dtest=RecipeGoldenTest -Despalier.golden=write} writes what comes out now in the place
 * of what is expected, and fails; read the difference before committing it.
 */
final class RecipeGoldenTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @TempDir
    private Path temp;

    @Test
    void selfInstructMakesThisOfUglyReplies() throws IOException {
        check("self-instruct", 13);
    }

    @Test
    void alpacaMakesThisOfUglyReplies() throws IOException {
        check("alpaca", 5);
    }

    private void check(String recipe, int target) throws IOException {
        var folder = GOLDEN.resolve(recipe);
        var replies = Files.readString(folder.resolve("replies.txt"), StandardCharsets.UTF_8);
        var model = new RecordedReplies(replies).model();
        var result = RecipeRun.of(recipe).seeds(seeds()).toTarget(target, model, 1, temp);
        var actual =
                Map.of("dataset.jsonl", comparable(result.dataset()), "rejected.jsonl", comparable(result.ledger()));
        if ("write".equals(System.getProperty("espalier.golden"))) {
            for (var file : actual.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
            }
            throw new AssertionError(folder + " was written, not compared");
        }
        for (var file : actual.entrySet()) {
            assertThat(file.getValue())
                    .as(file.getKey())
                    .isEqualTo(Files.readString(folder.resolve(file.getKey()), StandardCharsets.UTF_8));
        }
    }

    /** The keys of calls are hashes over whole prompts: every word of a prompt that changes would change them here. */
    private static String comparable(String lines) {
        return lines.replaceAll("\"key\":\"[0-9a-f]+\"", "\"key\":\"…\"");
    }

    private static List<SeedTask> seeds() {
        return new SeedLoader(Map.of(), false)
                .load(List.of(DatasetSource.file(GOLDEN.resolve("seeds.jsonl"))))
                .tasks();
    }
}
