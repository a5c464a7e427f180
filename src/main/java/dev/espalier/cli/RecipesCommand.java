package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import dev.espalier.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and shows recipes. */
@Command(
        name = "recipes",
        subcommands = RecipesCommand.Show.class,
        description = "Lists the recipes, or shows one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier recipes",
            "  espalier recipes show self-instruct",
            "  espalier recipes show alpaca --resolved"
        })
final class RecipesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    RecipesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return list(null);
    }

    @Command(name = "list", description = "Lists the recipes.")
    int list(
            @Option(names = "--recipes", paramLabel = "DIR", description = "A folder of more recipes.") @Nullable
                    Path folder) {
        var recipes = new Recipes(folder);
        for (var name : recipes.names()) {
            var problems = new Problems();
            var recipe = recipes.read(recipes.find(name), List.of(), problems);
            surroundings.out().printf(Locale.ROOT, "%-16s %s%n", name, recipe.about());
            if (!recipe.paper().isEmpty()) {
                surroundings.out().printf(Locale.ROOT, "%-16s %s%n", "", recipe.paper());
            }
        }
        return ExitCode.OK;
    }

    /** Shows one recipe. */
    @Command(
            name = "show",
            description = "Shows a recipe: its file as it is or, with --resolved, every default written out.",
            sortOptions = false)
    static final class Show implements Callable<Integer> {

        private final Surroundings surroundings;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME|FILE", arity = "0..1", description = "The recipe; the same as --recipe.")
        private @Nullable String name;

        @Mixin
        private final RecipeArguments recipe = new RecipeArguments();

        @Option(names = "--resolved", description = "Writes out every default, after --set.")
        private boolean resolved;

        Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (name != null) {
                recipe.recipe = name;
            }
            if (!resolved && !recipe.sets.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--set changes nothing here without --resolved");
            }
            surroundings.out().print(resolved ? resolvedText() : recipe.source().text());
            return ExitCode.OK;
        }

        private String resolvedText() {
            var setup = Setup.of(recipe, new SeedArguments(), new ModelArguments(), 0, surroundings);
            return setup.assembly().resolved();
        }
    }
}
