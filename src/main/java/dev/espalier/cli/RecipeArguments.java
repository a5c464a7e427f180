package dev.espalier.cli;

import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.Recipes;
import dev.espalier.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which recipe, with which changes and prompts. */
final class RecipeArguments {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            defaultValue = "self-instruct",
            description = "The method: a name from \"espalier recipes\", or a YAML file. Default: ${DEFAULT-VALUE}.")
    String recipe = "self-instruct";

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Changes a value of the recipe, such as stages.instructions.filters.rouge-l.threshold=0.6,"
                    + " or compat=true for the values of the paper. May be repeated.")
    List<String> sets = new ArrayList<>();

    @Option(
            names = "--recipes",
            paramLabel = "DIR",
            description = "A folder of recipes; they come before ours of the same name.")
    @Nullable
    Path recipes;

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            description = "A folder of prompts; they come before ours of the same name.")
    @Nullable
    Path prompts;

    /**
     * Finds the recipe.
     *
     * @throws ParameterException if there is none
     */
    Recipes.Source source() {
        try {
            return new Recipes(recipes).find(recipe);
        } catch (ProblemException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    Prompts prompts(Recipes.Source source) {
        return new Prompts(prompts, source.folder());
    }
}
