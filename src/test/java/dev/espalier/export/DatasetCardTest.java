package dev.espalier.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.PlainValue;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The card tells how a dataset was made, and means nothing that a recipe or report did not say. */
final class DatasetCardTest {

    private static final HubOptions OPTIONS = new HubOptions(0, 0, 0.7, 42, true, "mit", List.of("de"));

    private static final Map<String, Object> REPORT = Map.of(
            "totals",
            Map.of("produced", 10L, "accepted", 6L, "rejected", 3L, "consumed", 1L),
            "stages",
            Map.of(
                    "first",
                    Map.of(
                            "items",
                            4L,
                            "accepted",
                            6L,
                            "rejected",
                            3L,
                            "rejections",
                            Map.of("rouge-l", Map.of("rouge-l:too-near", 3L)))),
            "calls",
            Map.of("made", 7L, "replayed", 1L, "input-tokens", 100L, "output-tokens", 50L, "cost-usd", 0.25),
            "builtin",
            Map.of("levels", Map.of("1", 6L), "families", Map.of("acronym", 6L), "others", 0L));

    @TempDir
    private Path temp;

    private String card(String model, Map<String, ?> report) throws IOException {
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("espalier", "1.0");
        recipe.put("name", "mine");
        recipe.put("about", "Makes | <i>tasks</i>.");
        recipe.put("paper", "Doe et al. 2026");
        recipe.put("seed", 42L);
        recipe.put("models", Map.of("teacher", Map.of("is", model, "temperature", 0.5)));
        recipe.put("stages", List.of(Map.of("name", "first", "filters", List.of(Map.of("rouge-l", Map.of())))));
        var origin = new DatasetOrigin("set", "1.0", "name: mine\n", recipe, report);
        new HubFolder(OPTIONS, origin).write(sink -> sink.take(Example.of("Sag hallo.", "", "hallo")), temp);
        return Files.readString(temp.resolve("README.md"), StandardCharsets.UTF_8);
    }

    @Test
    void ofARecipeThatAsksNoModelTheInputIsNamed() throws IOException {
        var recipe = Map.of("name", "mine", "models", Map.of(), "seeds", List.of("00ff"), "input", List.of("ab12"));
        assertThat(card(recipe))
                .contains("Input files, by their SHA-256: `ab12`.")
                .contains("No model was asked:")
                .doesNotContain("written by language models");
    }

    private String card(Map<String, ?> recipe) throws IOException {
        var origin = new DatasetOrigin("set", "1.0", "name: mine\n", recipe, REPORT);
        new HubFolder(OPTIONS, origin).write(sink -> sink.take(Example.of("Sag hallo.", "", "hallo")), temp);
        return Files.readString(temp.resolve("README.md"), StandardCharsets.UTF_8);
    }

    /** A run is always given seeds, ours if no others: that does not mean that it takes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | seeds   | ''   | sample: {from: \"\"}",
                "false | seeds   | ab12 | sample: {from: \"\"}",
                "false | input   | ab12 | ask: {prompt: a.txt, with: {classify: seeds}}",
                "true  | input   | ab12 | sample: {from: seeds}",
                "true  | nothing | ''   | generate-instructions: {own: 2}",
                "true  | nothing | ''   | generate-examples: {own: 2}",
                "true  | nothing | ''   | classify: {model: m}",
                "true  | nothing | ''   | generate-instances: {model: m}",
                "true  | input   | ab12 | choose: {branches: [{name: one, steps: [{sample: {from: seeds}}]}]}",
                "false | input   | ab12 | choose: {branches: [{name: one, steps: [{sample: {from: tasks}}]}]}",
            })
    void seedsAreNamedIfAStageDrawsOnThem(boolean expected, String from, String input, String step) throws IOException {
        var stage = ((Node.Mapping) NodeReader.yaml("from: " + from + "\nsteps: [{" + step + "}]\n", "test"));
        var recipe = new LinkedHashMap<String, Object>();
        recipe.put("models", Map.of());
        recipe.put("seeds", List.of("00ff"));
        if (!input.isEmpty()) {
            recipe.put("input", List.of(input));
        }
        recipe.put("stages", List.of(PlainValue.of(stage)));
        assertThat(card(recipe).contains("Seed files, by their SHA-256: `00ff`."))
                .isEqualTo(expected);
    }

    @Test
    void tellsYieldsRejectionsAndCosts() throws IOException {
        assertThat(card("openai:x_y", REPORT))
                .contains("license: mit\nlanguage:\n  - de\n")
                .contains("recipe mine: Makes \\| &lt;i&gt;tasks&lt;/i&gt;. Seed number 42.")
                .contains("| teacher | openai:x\\_y | temperature 0.5 |")
                .contains("10 produced = 6 accepted + 3 rejected + 1 consumed by steps that put others in their place.")
                .contains("| first | 4 | 6 | 3 | 66.7 % | rouge-l |")
                .contains("| first | rouge-l:too-near | 3 |")
                .contains("7 calls of models, 1 more answered by a record; 100 tokens in, 50 out; 0.25 US dollars.")
                .contains("Texts were written by language models.")
                .contains("The method is that of Doe et al. 2026.")
                .doesNotContain("built-in teacher");
    }

    @Test
    void saysWhatTheBuiltinTeacherIs() throws IOException {
        assertThat(card("builtin:4", REPORT))
                .contains("`builtin` is the built-in teacher of Espalier, the number behind it its version:")
                .contains("Examples by level of difficulty: 1: 6; by task family: acronym: 6; in no family: 0.")
                .contains("Tasks and answers were computed by a program")
                .doesNotContain("Texts were written by language models.");
    }

    @Test
    void aRunThatHasNotEndedHasNoYields() throws IOException {
        assertThat(card("builtin:4", Map.of()))
                .contains("The run had not ended when this was written: yields and costs are not known.")
                .doesNotContain("## Filters and yields");
    }

    @ParameterizedTest
    @CsvSource({
        "1, n<1K",
        "999, n<1K",
        "1000, 1K<n<10K",
        "99999, 10K<n<100K",
        "100000, 100K<n<1M",
        "9999999, 1M<n<10M",
        "10000000, n>10M"
    })
    void sizesHaveTheClassesOfTheHub(long size, String name) {
        assertThat(DatasetCard.sizeName(size)).isEqualTo(name);
    }
}
