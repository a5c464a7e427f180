package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import dev.espalier.io.JsonLine;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.recipe.RecipeReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which filters. */
final class FilterArguments {

    @Option(names = "--recipe", paramLabel = "NAME|FILE", description = "Takes the filters of this recipe's stages.")
    private @Nullable String recipe;

    @Option(names = "--min-words", paramLabel = "N", description = "Rejects instructions with fewer words.")
    private @Nullable Integer minWords;

    @Option(names = "--max-words", paramLabel = "N", description = "Rejects instructions with more words.")
    private @Nullable Integer maxWords;

    @Option(
            names = "--keywords",
            paramLabel = "WORDS|@FILE",
            description =
                    "Rejects instructions with one of these whole words: separated by commas, or one a line of a file.")
    private @Nullable String keywords;

    @Option(
            names = "--exact-duplicate",
            description = "Rejects records whose instruction, input and output came before.")
    private boolean exactDuplicate;

    @Option(
            names = "--rouge-l",
            paramLabel = "T",
            description = "Rejects instructions with a ROUGE-L F1 above T to one accepted before.")
    private @Nullable Double rougeL;

    @Option(
            names = "--pii",
            paramLabel = "reject|mask|mark",
            description =
                    "Rejects records with personal data; or replaces it by [EMAIL], [PHONE], [CARD], [IBAN] or [ID] in"
                            + " all texts that go to --out; or adds a field pii that lists the kinds found.")
    private @Nullable PersonalDataTreatment pii;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description =
                    "Any filter, as a recipe writes it: 'rouge-l: { field: output, threshold: 0.8 }'. May be repeated.")
    private final List<String> filters = new ArrayList<>();

    /**
     * Returns the filters in the order of the help.
     *
     * @throws UsageException if there is no such recipe
     */
    List<Operator> operators(Problems problems) throws IOException {
        var operators = new ArrayList<Operator>();
        if (recipe != null) {
            var recipes = new Recipes(null);
            var read = recipes.read(findRecipe(recipes, recipe), List.of(), problems);
            read.stages().forEach(stage -> operators.addAll(stage.filters()));
        }
        for (var text : given()) {
            RecipeReader.filter(text.getValue(), text.getKey(), problems).ifPresent(operators::add);
        }
        return operators;
    }

    /** Returns what happens to records that go to {@code --out}; {@code reject} leaves them as they are. */
    PersonalDataTreatment personalData() {
        return pii == null ? PersonalDataTreatment.REJECT : pii;
    }

    private Recipes.Source findRecipe(Recipes recipes, String name) {
        try {
            return recipes.find(name);
        } catch (ProblemException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the filters of the options, as a recipe would write them, by the option that asks for each. */
    private List<Map.Entry<String, String>> given() throws IOException {
        var given = new ArrayList<Map.Entry<String, String>>();
        if (minWords != null || maxWords != null) {
            var bounds =
                    (minWords == null ? "" : "min: " + minWords + ", ") + (maxWords == null ? "" : "max: " + maxWords);
            given.add(Map.entry(minWords == null ? "--max-words" : "--min-words", "word-length: { " + bounds + " }"));
        }
        if (keywords != null) {
            given.add(Map.entry("--keywords", "keywords: { words: " + quoted(keywordList(keywords)) + " }"));
        }
        if (exactDuplicate) {
            given.add(Map.entry("--exact-duplicate", "exact-duplicate"));
        }
        if (rougeL != null) {
            given.add(Map.entry("--rouge-l", "rouge-l: { threshold: " + rougeL + " }"));
        }
        if (pii == PersonalDataTreatment.REJECT) {
            given.add(Map.entry("--pii", "pii"));
        }
        filters.forEach(filter -> given.add(Map.entry("--filter", filter)));
        return given;
    }

    /** Returns a YAML list: a JSON text is one. */
    private static String quoted(List<String> texts) {
        return texts.stream().map(JsonLine::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static List<String> keywordList(String written) throws IOException {
        if (!written.startsWith("@")) {
            return List.of(written.split(","));
        }
        var file = Path.of(written.substring(1));
        if (!Files.isRegularFile(file)) {
            throw new ProblemException("--keywords", "there is no file " + file, "");
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
