package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Filter;
import dev.espalier.model.SeedTask;
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

    /** No filters. */
    public static final FilterChain EMPTY = new FilterChain(List.of(), Set.of());

    /**
     * Makes the filters; complaints go to {@code problems}.
     *
     * @param references what counts as accepted from the start, and benchmarks; for these a filter is added unless there is one
     * @param seed for filters that draw at random
     */
    public static FilterChain of(List<Operator> operators, References references, long seed, Problems problems) {
        var all = new ArrayList<>(operators);
        all.addAll(references.decontamination(operators));
        var made = made(all, new Materials(List.of(), references, new Prompts(null, null), seed, problems));
        references.check(made, problems);
        return of(made);
    }

    /**
     * Makes the filters of a stage of a run. Its resolved recipe names them all; that one of its stages compares with the
     * references was seen to when it began.
     *
     * @param seeds the seed tasks of the run, which count as accepted, too
     */
    public static FilterChain of(
            List<Operator> operators, List<SeedTask> seeds, References references, long seed, Problems problems) {
        return of(made(operators, new Materials(seeds, references, new Prompts(null, null), seed, problems)));
    }

    private static List<Made<Filter>> made(List<Operator> operators, Materials materials) {
        var made = new ArrayList<Made<Filter>>();
        operators.forEach(operator ->
                Kind.make(FilterKinds.ALL, "filter", operator, materials).ifPresent(made::add));
        return made;
    }

    private static FilterChain of(List<Made<Filter>> made) {
        var filters = new ArrayList<NamedFilter>();
        var fields = new LinkedHashSet<String>();
        for (var filter : made) {
            filters.add(new NamedFilter(uniqueName(filter.operator().name(), filters), filter.object()));
            fields.addAll(filter.fields());
        }
        return new FilterChain(List.copyOf(filters), fields);
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
