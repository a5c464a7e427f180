package dev.espalier.cli;

import dev.espalier.catalog.FilterChain;
import dev.espalier.catalog.Identity;
import dev.espalier.catalog.References;
import dev.espalier.export.DatasetOrigin;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.RecipeReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What it takes to make the filters of a run again.
 *
 * @param origin what the run recorded of itself
 * @param seeds its seed tasks, which count as accepted
 * @param references what else its filters compared with
 */
record RunFilters(DatasetOrigin origin, List<SeedTask> seeds, References references) {

    /** How the resolved recipe names the stage before. */
    private static final String STAGE_BEFORE = "stage";

    /** Returns, of each stage that takes what another made, the name of that one. */
    Map<String, String> stagesBefore() {
        var before = new LinkedHashMap<String, String>();
        var names = new ArrayList<String>();
        for (var stage : origin.recipe().get("stages") instanceof List<?> list ? list : List.of()) {
            if (stage instanceof Map<?, ?> fields) {
                var from = String.valueOf(fields.get("from"));
                var source = from.equals(STAGE_BEFORE) && !names.isEmpty() ? names.get(names.size() - 1) : from;
                var name = String.valueOf(fields.get("name"));
                if (names.contains(source)) {
                    before.put(name, source);
                }
                names.add(name);
            }
        }
        return before;
    }

    /** Returns what the ids of the run tell. */
    RunIds ids() {
        var phases = new LinkedHashMap<String, Integer>();
        int phase = -1;
        for (var stage : origin.recipe().get("stages") instanceof List<?> list ? list : List.of()) {
            if (stage instanceof Map<?, ?> fields) {
                phase += phases.isEmpty() || !STAGE_BEFORE.equals(fields.get("from")) ? 1 : 0;
                phases.put(String.valueOf(fields.get("name")), phase);
            }
        }
        return new RunIds(Identity.runId(origin.recipeText()), phases);
    }

    /**
     * Returns the filters of each stage, in order; complaints go to {@code problems}.
     *
     * @param sets changes of the recipe, as {@code --set} has them
     */
    Map<String, FilterChain> chains(List<String> sets, Problems problems) {
        long seed = origin.recipe().get("seed") instanceof Number number ? number.longValue() : 0;
        var chains = new LinkedHashMap<String, FilterChain>();
        RecipeReader.filters(origin.recipeText(), "recipe.yaml", sets, problems)
                .forEach((stage, filters) ->
                        chains.put(stage, FilterChain.of(filters, seeds, references, seed, problems)));
        return chains;
    }
}
