package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at every pair of examples in different parts of an export, with means of its own: ids, files and a table of its own. */
final class SplitLeakTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    @TempDir
    private Path temp;

    /** An example of a part. */
    private record Placed(String part, String id, List<String> words) {}

    @Test
    void whatWasEvolvedAndRephrasedStaysWithWhatItCameFrom() throws IOException {
        run("generate", "--recipe", "evol-instruct", "--target", "90", "--out", "DIR/evolved", "--quiet");
        run("rephrase", "DIR/evolved/dataset.jsonl", "--out", "DIR/rephrased", "--quiet");
        run("merge", "DIR/evolved", "DIR/rephrased", "--out", "DIR/all.jsonl");
        run(
                "export",
                "DIR/all.jsonl",
                "--format",
                "hf",
                "--out",
                "DIR/hub",
                "--files",
                "jsonl",
                "--test",
                "0.2",
                "--validation",
                "0.2");
        var roots = roots(List.of(
                "evolved/dataset.jsonl",
                "evolved/rejected.jsonl",
                "rephrased/dataset.jsonl",
                "rephrased/rejected.jsonl"));
        var placed = new ArrayList<Placed>();
        for (var part : List.of("train", "validation", "test")) {
            for (var line : lines("hub/data/" + part + ".jsonl")) {
                placed.add(new Placed(part, line.path("id").asText(), words(line)));
            }
        }
        assertThat(placed).hasSizeGreaterThan(120);
        assertThat(placed).extracting(Placed::part).contains("train", "validation", "test");
        int kin = 0;
        for (int i = 0; i < placed.size(); i++) {
            for (int j = 0; j < i; j++) {
                var one = placed.get(i);
                var other = placed.get(j);
                boolean areKin = roots.get(one.id).stream().anyMatch(roots.get(other.id)::contains);
                kin += areKin ? 1 : 0;
                if (!one.part.equals(other.part)) {
                    assertThat(areKin).as("%s, %s: common ancestor", one, other).isFalse();
                    assertThat(rougeL(one.words, other.words))
                            .as("%s, %s", one, other)
                            .isLessThanOrEqualTo(0.7);
                }
            }
        }
        assertThat(kin).as("pairs with a common ancestor").isGreaterThan(100);
    }

    private void run(String... arguments) {
        var result = new Cli(temp).run(arguments);
        assertThat(result.exit()).as("%s", result).isZero();
    }

    private List<JsonNode> lines(String file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(temp.resolve(file))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    /** Returns the ids that each id has among its ancestors and in itself, by all that the runs recorded. */
    private Map<String, Set<String>> roots(List<String> files) throws IOException {
        var parents = new HashMap<String, List<String>>();
        for (var file : files) {
            for (var line : lines(file)) {
                var ids = new ArrayList<String>();
                line.path("lineage").path("parents").forEach(parent -> ids.add(parent.asText()));
                parents.put(line.path("id").asText(), ids);
            }
        }
        var roots = new HashMap<String, Set<String>>();
        parents.keySet().forEach(id -> {
            var found = new HashSet<String>();
            collect(id, parents, found);
            roots.put(id, found);
        });
        return roots;
    }

    private static void collect(String id, Map<String, List<String>> parents, Set<String> found) {
        if (found.add(id)) {
            parents.getOrDefault(id, List.of()).forEach(parent -> collect(parent, parents, found));
        }
    }

    private static List<String> words(JsonNode line) {
        var text = line.path("instruction").asText() + "\n" + line.path("input").asText();
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Twice the longest common subsequence over the sum of both lengths. */
    private static double rougeL(List<String> one, List<String> other) {
        var longest = new int[one.size() + 1][other.size() + 1];
        for (int i = 1; i <= one.size(); i++) {
            for (int j = 1; j <= other.size(); j++) {
                longest[i][j] = one.get(i - 1).equals(other.get(j - 1))
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return 2.0 * longest[one.size()][other.size()] / (one.size() + other.size());
    }
}
