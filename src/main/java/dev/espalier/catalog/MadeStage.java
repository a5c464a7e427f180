package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.engine.Phase.NamedSelector;
import dev.espalier.engine.StagePlan;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Filter;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.select.Selector;
import dev.espalier.step.Forget;
import dev.espalier.step.NamedStep;
import dev.espalier.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A stage of a recipe with all that it names made. */
record MadeStage(
        Recipe.Stage stage, List<Made<Selector>> selectors, List<Made<Step>> steps, List<Made<Filter>> filters) {

    StagePlan plan() {
        return new StagePlan(
                stage.name(),
                stage.feedsBack(),
                stage.window(),
                named(steps),
                filters.stream()
                        .map(filter -> new NamedFilter(filter.operator().name(), filter.object()))
                        .toList(),
                steps.stream().anyMatch(MadeStage::asks));
    }

    private static boolean asks(Made<Step> made) {
        return made.options().keySet().stream().anyMatch(Aliases::isAlias)
                || made.branches().stream()
                        .flatMap(branch -> branch.steps().stream())
                        .anyMatch(MadeStage::asks);
    }

    /** Returns the fields that steps set or take away, those of steps within steps included. */
    Set<String> changed() {
        var changed = new LinkedHashSet<String>();
        steps.forEach(step -> addChanged(step, changed));
        return changed;
    }

    private static void addChanged(Made<Step> step, Set<String> changed) {
        changed.addAll(step.object().sets());
        if (step.object() instanceof Forget forget) {
            changed.addAll(forget.takes());
        }
        step.branches().forEach(branch -> branch.steps().forEach(inner -> addChanged(inner, changed)));
    }

    static List<NamedStep> named(List<Made<Step>> steps) {
        return steps.stream()
                .map(step -> new NamedStep(step.operator().name(), step.object()))
                .toList();
    }

    List<NamedSelector> namedSelectors() {
        return selectors.stream()
                .map(selector -> new NamedSelector(selector.operator().name(), selector.object()))
                .toList();
    }

    /** Returns the stage as the resolved recipe holds it. */
    Map<String, Object> resolved() {
        var resolved = new LinkedHashMap<String, Object>();
        resolved.put("name", stage.name());
        resolved.put(
                "from",
                stage.from() != From.RESULT
                        ? stage.from().name().toLowerCase(Locale.ROOT)
                        : stage.of().size() == 1 ? stage.of().get(0) : stage.of());
        if (stage.items() > 0) {
            resolved.put("items", stage.items());
        }
        if (!selectors.isEmpty()) {
            resolved.put("select", selectors.stream().map(MadeStage::resolved).toList());
        }
        resolved.put("feeds-back", stage.feedsBack());
        resolved.put("window", stage.window());
        resolved.put("steps", steps.stream().map(MadeStage::resolved).toList());
        resolved.put("filters", filters.stream().map(MadeStage::resolved).toList());
        return resolved;
    }

    private static Map<String, Object> resolved(Made<?> made) {
        var options = new LinkedHashMap<String, Object>();
        options.put("name", made.operator().name());
        options.putAll(made.options());
        if (!made.branches().isEmpty()) {
            var branches = new ArrayList<Map<String, Object>>();
            made.branches().forEach(branch -> branches.add(resolved(branch)));
            options.put("branches", branches);
        }
        return Map.of(made.operator().kind(), options);
    }

    private static Map<String, Object> resolved(Kind.MadeBranch branch) {
        var resolved = new LinkedHashMap<String, Object>();
        resolved.put("name", branch.branch().name());
        resolved.put("weight", branch.branch().weight());
        if (branch.branch().when() != null) {
            resolved.put("when", branch.branch().when());
        }
        resolved.put("steps", branch.steps().stream().map(MadeStage::resolved).toList());
        return resolved;
    }
}
