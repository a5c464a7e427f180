package dev.espalier.catalog;

import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.OptionBinder;
import dev.espalier.recipe.Recipe;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out the options of the model aliases of a recipe, {@code same-as} followed. */
final class Aliases {

    private final Recipe recipe;
    private final Problems problems;
    private final Map<String, ModelOptions> written = new LinkedHashMap<>();

    private Aliases(Recipe recipe, Problems problems) {
        this.recipe = recipe;
        this.problems = problems;
    }

    /** Returns the options of each alias; complaints go to {@code problems}. */
    static Map<String, ModelOptions> resolve(Recipe recipe, Problems problems) {
        return new Aliases(recipe, problems).resolve();
    }

    /** Returns the alias to which {@code --model} binds a model for this one: the end of its row of {@code same-as}. */
    static String root(Recipe recipe, String alias) {
        var seen = new HashSet<String>();
        var current = alias;
        while (seen.add(current)) {
            var options = recipe.models().get(current);
            var entry = options == null ? null : options.entries().get("same-as");
            if (entry == null || !(entry.value() instanceof dev.espalier.io.Node.Text text)) {
                return current;
            }
            current = text.value();
        }
        return alias;
    }

    private Map<String, ModelOptions> resolve() {
        recipe.models()
                .forEach((alias, options) -> OptionBinder.bind(
                                options, options.place(), ModelOptions.class, "model \"" + alias + "\"", problems)
                        .ifPresent(bound -> written.put(alias, bound)));
        var resolved = new LinkedHashMap<String, ModelOptions>();
        written.forEach((alias, options) -> resolved.put(alias, follow(alias, options, new HashSet<>())));
        return resolved;
    }

    private ModelOptions follow(String alias, ModelOptions options, Set<String> seen) {
        var other = options.sameAs();
        if (other == null || !isKnown(alias, other)) {
            return options;
        }
        var others = written.get(other);
        if (!seen.add(alias)) {
            problems.add(
                    place(alias), "model \"" + alias + "\" is the same as itself", "change one \"same-as\" of the row");
            return options;
        }
        return others == null ? options : options.over(follow(other, others, seen));
    }

    private boolean isKnown(String alias, String other) {
        if (recipe.models().containsKey(other)) {
            return true;
        }
        problems.add(
                place(alias),
                "model \"" + alias + "\" is the same as \"" + other + "\", which is not defined",
                Suggestion.hint(other, recipe.models().keySet()));
        return false;
    }

    private String place(String alias) {
        var options = recipe.models().get(alias);
        return options == null ? "" : options.place().toString();
    }

    /** Returns whether an option of a step names a model that the step asks. */
    static boolean isAlias(String option) {
        return option.equals("model") || option.endsWith("-model");
    }

    /** Complains of an alias that a step asks and nobody defines. */
    static void check(Recipe.Operator operator, Map<String, Object> options, Set<String> aliases, Problems problems) {
        options.forEach((key, value) -> {
            if (isAlias(key) && value instanceof @Nullable String alias && !aliases.contains(alias)) {
                problems.add(
                        operator.place().toString(),
                        "step \"" + operator.name() + "\" asks model \"" + alias
                                + "\", which the recipe does not define",
                        Suggestion.hint(alias, aliases));
            }
        });
    }
}
