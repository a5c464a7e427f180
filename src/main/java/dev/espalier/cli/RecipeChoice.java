package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which recipe, with which changes. */
final class RecipeChoice {

    @Option(
            names = "--recipe",
            paramLabel = "NAME|FILE",
            description = "The method: a name from \"espalier recipes\", or a YAML file. Default: self-instruct.")
    String recipe = "self-instruct";

    @Mixin
    final RecipeArguments changes = new RecipeArguments();

    Recipes.Source source() {
        return changes.source("--recipe", recipe);
    }
}
