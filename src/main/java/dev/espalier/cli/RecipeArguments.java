package dev.espalier.cli;

import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.Recipes;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which changes of a recipe, and where recipes and prompts lie. */
final class RecipeArguments {

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the recipe, such as stages.instructions.filters.rouge-l.threshold=0.6,"
                    + " or compat=true for the values of the paper. May be repeated.")
    List<String> sets = new ArrayList<>();

    @Mixin
    final FolderArguments folders = new FolderArguments();

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            description = "A folder of prompts; they come before ours of the same name.")
    @Nullable
    Path prompts;

    /**
     * Finds a recipe.
     *
     * @param argument what gave its name
     * @throws UsageException if there is none
     * @throws ProblemException if a folder is none
     */
    Recipes.Source source(String argument, String nameOrFile) {
        FolderArguments.check("--prompts", prompts);
        for (var set : sets) {
            if (set.indexOf('=') < 1) {
                throw new UsageException(
                        "--set: \"" + set + "\" is not PATH=VALUE; write --set compat=true, for instance");
            }
        }
        var recipes = folders.find();
        try {
            return recipes.find(nameOrFile);
        } catch (ProblemException e) {
            var problem = e.problems().get(0);
            var place = Recipes.isFile(nameOrFile) ? argument + " " + nameOrFile : argument;
            throw new UsageException(new Problem(place, problem.statement(), problem.hint()).toString());
        }
    }

    Prompts prompts(Recipes.Source source) {
        return new Prompts(prompts, source.folder());
    }
}
