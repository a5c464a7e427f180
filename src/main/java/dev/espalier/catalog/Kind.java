package dev.espalier.catalog;

import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.OptionBinder;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.step.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of step or filter: its name, its options and how it is made.
 *
 * @param about what it does, in a phrase
 * @param make makes one from its options, the place it stands at (for complaints) and the materials
 */
record Kind<O extends Record, T>(String name, String about, Class<O> options, Maker<O, T> make) {

    /** Makes an operator. */
    interface Maker<O, T> {
        T make(O options, String where, Materials materials);
    }

    /**
     * An operator that was made.
     *
     * @param options every option with its value
     * @param branches the steps within it
     */
    record Made<T>(Operator operator, T object, Map<String, Object> options, List<MadeBranch> branches) {

        Made<T> with(List<MadeBranch> inside) {
            return new Made<>(operator, object, options, inside);
        }

        /** Returns the fields of examples that its options name. */
        Set<String> fields() {
            var fields = new LinkedHashSet<String>();
            if (options.get("field") instanceof String field) {
                fields.add(field);
            }
            if (options.get("fields") instanceof List<?> several) {
                several.forEach(field -> fields.add((String) field));
            }
            return fields;
        }
    }

    /** A branch whose steps were made. */
    record MadeBranch(Recipe.Branch branch, List<Made<Step>> steps) {}

    static <T> Map<String, Kind<?, T>> table(List<Kind<?, T>> kinds) {
        return kinds.stream()
                .collect(Collectors.toMap(Kind::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** Makes what a recipe asks for; empty after a complaint. */
    static <T> Optional<Made<T>> make(
            Map<String, Kind<?, T>> table, String what, Operator operator, Materials materials) {
        var kind = table.get(operator.kind());
        if (kind == null) {
            materials
                    .problems()
                    .add(
                            operator.place().toString(),
                            "there is no " + what + " \"" + operator.kind() + "\"",
                            Suggestion.hint(operator.kind(), table.keySet()));
            return Optional.empty();
        }
        return kind.make(what, operator, materials);
    }

    private Optional<Made<T>> make(String what, Operator operator, Materials materials) {
        var called = what + " \"" + operator.name() + "\"";
        return OptionBinder.bind(operator.options(), operator.place(), options, called, materials.problems())
                .map(bound -> new Made<>(
                        operator,
                        make.make(bound, operator.place().toString(), materials),
                        OptionBinder.describe(bound),
                        List.of()));
    }
}
