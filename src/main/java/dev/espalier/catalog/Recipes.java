package dev.espalier.catalog;

import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.RecipeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds recipes: those that come with the program, those of a folder of the user's, or a file. */
public final class Recipes {

    private static final String ENDING = ".yaml";

    private final Resources resources;

    /**
     * @param folder of the user's, whose recipes come before those of the same name; null for none
     */
    public Recipes(@Nullable Path folder) {
        this.resources = new Resources(folder, "config/recipes");
    }

    /**
     * A recipe's text.
     *
     * @param file how messages call it
     * @param folder where a recipe file lies; its prompts may lie there, too; null for one that comes with the program
     */
    public record Source(String file, String text, @Nullable Path folder) {}

    /** Returns the names of all recipes that need no path, sorted. */
    public List<String> names() {
        return resources.list(ENDING).stream()
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    /** Returns whether this names a file, not a recipe by name. */
    public static boolean isFile(String nameOrFile) {
        return nameOrFile.endsWith(ENDING)
                || nameOrFile.endsWith(".yml")
                || nameOrFile.contains("/")
                || nameOrFile.contains("\\");
    }

    /**
     * Finds a recipe.
     *
     * @param nameOrFile a name, or the path of a YAML file
     * @throws ProblemException if there is none
     */
    public Source find(String nameOrFile) {
        if (isFile(nameOrFile)) {
            var path = Path.of(nameOrFile);
            if (!Files.isRegularFile(path)) {
                throw new ProblemException(nameOrFile, "there is no such recipe file", "");
            }
            return new Source(
                    nameOrFile, Resources.read(path), path.toAbsolutePath().getParent());
        }
        var text = resources
                .find(nameOrFile + ENDING)
                .orElseThrow(() -> new ProblemException(
                        "--recipe",
                        "there is no recipe \"" + nameOrFile + "\"",
                        Suggestion.hint(nameOrFile, names()) + " (a file ends in .yaml)"));
        return new Source(nameOrFile + ENDING, text, resources.folder());
    }

    /** Reads a recipe with overrides; complaints go to {@code problems}. */
    public Recipe read(Source source, List<String> sets, Problems problems) {
        return RecipeReader.read(source.text(), source.file(), sets, problems);
    }
}
