package dev.espalier.catalog;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Filter;
import dev.espalier.model.Example;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.Operator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Filters in a row, made from their words in a recipe or on the command line, for a dataset that is there already.
 *
 * @param filters in order, their names made unique
 * @param fields every field that they judge
 */
public record FilterChain(List<NamedFilter> filters, Set<String> fields) {

    /**
     * Makes the filters; complaints go to {@code problems}.
     *
     * @param against what counts as accepted from the start
     * @param seed for filters that draw at random
     */
    public static FilterChain of(List<Operator> operators, List<Example> against, long seed, Problems problems) {
        var materials = new Materials(List.of(), new Prompts(null, null), seed, problems);
        var filters = new ArrayList<NamedFilter>();
        var fields = new LinkedHashSet<String>();
        for (var operator : operators) {
            Kind.make(FilterKinds.ALL, "filter", operator, materials).ifPresent(made -> {
                filters.add(new NamedFilter(uniqueName(operator.name(), filters), made.object()));
                remember(made.object(), against);
                fields.addAll(StageMaker.fieldsOf(made.options()));
            });
        }
        return new FilterChain(List.copyOf(filters), fields);
    }

    /** Tells a filter of what others hold, as if it had accepted it. */
    static void remember(Filter filter, List<Example> against) {
        if (filter.remembers()) {
            against.forEach(filter::accepted);
        }
    }

    private static String uniqueName(String name, List<NamedFilter> before) {
        var unique = name;
        for (int i = 2; isTaken(unique, before); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    private static boolean isTaken(String name, List<NamedFilter> before) {
        return before.stream().anyMatch(filter -> filter.name().equals(name));
    }
}
