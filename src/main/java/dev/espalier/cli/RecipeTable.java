package dev.espalier.cli;

import dev.espalier.catalog.Prompts;
import dev.espalier.catalog.RecipeShape;
import dev.espalier.catalog.Recipes;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Lists recipes: what each does, where it was published, what goes in, what comes out, and what it costs. */
final class RecipeTable {

    private static final int NAMES = 25;

    private final Recipes recipes;
    private final Columns columns;
    private final List<Problem> wrong = new ArrayList<>();

    RecipeTable(Recipes recipes, Surroundings surroundings) {
        this.recipes = recipes;
        this.columns = new Columns(surroundings.out(), surroundings.listWidth(), NAMES);
    }

    /**
     * Writes the list. One recipe that cannot be read does not hide the others.
     *
     * @throws ProblemException after the list, if any could not be read
     */
    void write() {
        recipes.names().forEach(this::write);
        if (!wrong.isEmpty()) {
            throw new ProblemException(wrong);
        }
    }

    private void write(String name) {
        Recipes.Source source;
        Recipe recipe;
        var problems = new Problems();
        try {
            source = recipes.find(name);
            recipe = recipes.read(source, List.of(), problems);
            columns.line(name, recipe.about());
            if (!recipe.paper().isEmpty()) {
                columns.line("", recipe.paper());
            }
        } catch (ProblemException e) {
            columns.line(name, "cannot be read");
            wrong.addAll(e.problems());
            return;
        }
        if (problems.isEmpty()) {
            RecipeShape.of(recipe, new Prompts(null, source.folder()), problems)
                    .ifPresent(shape -> columns.line("", words(shape)));
        }
        wrong.addAll(problems.shown());
    }

    private static String words(RecipeShape shape) {
        var calls = BigDecimal.valueOf(shape.calls())
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        var price =
                calls.equals("0") ? "no calls" : calls + (calls.equals("1") ? " call" : " calls") + " for each item";
        return "in: " + shape.in() + "; " + price + "; out: " + String.join(", ", shape.out());
    }
}
