package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.engine.Phase.Source;
import dev.espalier.model.Example;
import dev.espalier.problem.Problems;
import dev.espalier.problem.Suggestion;
import dev.espalier.recipe.Recipe;
import dev.espalier.select.Selector;
import dev.espalier.step.Forget;
import dev.espalier.step.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows the fields of examples through the stages, and complains of a step, filter or selector that reads what nothing before it sets. */
final class FieldFlow {

    private static final List<String> MAIN = List.of("instruction", "input", "output");

    /** Stands for all the fields that could be there: of files that nobody has named yet, of steps with a complaint. */
    private static final String ANY = "*";

    private final Assembler.Input input;
    private final Problems problems;

    /** What is set in any stage, which is what can be known of one whose source there was a complaint about. */
    private final Set<String> anywhere = new LinkedHashSet<>(MAIN);

    FieldFlow(Assembler.Input input, Problems problems) {
        this.input = input;
        this.problems = problems;
    }

    /** Checks, and returns the fields that an example of the dataset has. */
    Set<String> check(List<MadeStage> stages) {
        var results = new LinkedHashMap<String, Set<String>>();
        // What is left of a phase is what its last stage came to.
        var pools = new LinkedHashMap<String, Set<String>>();
        var last = "";
        Set<String> known = new LinkedHashSet<>();
        stages.forEach(this::addToAnywhere);
        for (var made : stages) {
            if (made.stage().beginsPhase()) {
                if (results.containsKey(last)) {
                    pools.put(last, known);
                }
                known = atStart(made, results);
                for (var selector : made.selectors()) {
                    check("selector", selector.operator(), fields(selector), known);
                    checkStrata(selector, made.stage().of());
                }
            }
            if (made.steps().size() < made.stage().steps().size()) {
                // What a step sets that could not be made is not known.
                known.add(ANY);
            }
            for (var step : made.steps()) {
                checkPool(step, made.stage(), pools);
                checkNames(step);
                check("step", step.operator(), step.object().reads(), known);
                known.addAll(step.object().sets());
                if (step.object() instanceof Forget forget) {
                    known.removeAll(forget.takes());
                }
            }
            for (var filter : made.filters()) {
                check("filter", filter.operator(), fields(filter), known);
            }
            last = made.stage().name();
            results.put(last, new LinkedHashSet<>(known));
        }
        known.remove(ANY);
        return known;
    }

    private void addToAnywhere(MadeStage made) {
        made.steps().forEach(step -> anywhere.addAll(step.object().sets()));
        switch (made.stage().from()) {
            case SEEDS -> anywhere.add(Example.IS_CLASSIFICATION);
            case INPUT -> anywhere.add(ANY);
            case RESULT -> anywhere.add(Source.Selected.STAGE_FIELD);
            case NOTHING, STAGE -> {}
        }
    }

    private Set<String> atStart(MadeStage made, Map<String, Set<String>> results) {
        var known = new LinkedHashSet<String>();
        switch (made.stage().from()) {
            case SEEDS -> {
                known.addAll(MAIN);
                known.add(Example.IS_CLASSIFICATION);
                known.addAll(input.fields());
            }
            case INPUT -> {
                known.addAll(MAIN);
                known.addAll(input.fields());
                if (input.examples().isEmpty()) {
                    known.add(ANY);
                }
            }
            case RESULT -> known.addAll(common(made.stage(), results));
            case NOTHING, STAGE -> {}
        }
        return known;
    }

    /** Returns the fields that an example has whichever of the stages it comes from. */
    private Set<String> common(Recipe.Stage stage, Map<String, Set<String>> results) {
        var of = stage.of();
        if (of.isEmpty()) {
            return anywhere;
        }
        var common = new LinkedHashSet<>(results.getOrDefault(of.get(0), Set.of()));
        if (of.size() == 1) {
            return common;
        }
        for (var name : of) {
            var fields = results.getOrDefault(name, Set.of());
            if (fields.contains(Source.Selected.STAGE_FIELD)) {
                problems.add(
                        stage.place().toString(),
                        "\"from\" puts the name of the stage in the field \"" + Source.Selected.STAGE_FIELD
                                + "\", which stage \"" + name + "\" has set",
                        "take it away there with \"forget\"");
            }
            merge(common, fields);
        }
        common.add(Source.Selected.STAGE_FIELD);
        return common;
    }

    private static void merge(Set<String> common, Set<String> fields) {
        boolean couldBeAny = common.contains(ANY);
        if (!fields.contains(ANY)) {
            common.retainAll(fields);
        }
        if (couldBeAny) {
            common.addAll(fields);
        }
    }

    /**
     * Returns the fields that a filter or selector looks at; but not instruction, input and output, which are
     * empty where nothing sets them.
     */
    static Set<String> fields(Made<?> made) {
        var fields = made.fields();
        for (var option : List.of("original", "parent")) {
            if (made.options().get(option) instanceof String field && !field.isEmpty()) {
                fields.add(field);
            }
        }
        fields.removeAll(MAIN);
        return fields;
    }

    private void check(String kind, Recipe.Operator operator, Set<String> reads, Set<String> known) {
        for (var field : reads) {
            if (!known.contains(field) && !known.contains(ANY)) {
                problems.add(
                        operator.place().toString(),
                        kind + " \"" + operator.name() + "\" reads the field \"" + field
                                + "\", which nothing before it sets",
                        known.isEmpty() ? "set it in a step before this one" : Suggestion.hint(field, known));
            }
        }
    }

    /** Where strata are stages, their names are known. */
    private void checkStrata(Made<Selector> selector, List<String> of) {
        if (of.size() < 2
                || !Source.Selected.STAGE_FIELD.equals(selector.options().get("field"))) {
            return;
        }
        for (var option : List.of("counts", "weights", "caps")) {
            if (selector.options().get(option) instanceof Map<?, ?> strata) {
                strata.keySet().stream()
                        .map(Object::toString)
                        .filter(stratum -> !of.contains(stratum))
                        .forEach(stratum -> problems.add(
                                selector.operator().place().toString(),
                                "\"" + option + "\" of selector \""
                                        + selector.operator().name() + "\" names \"" + stratum
                                        + "\", which is no stage in \"from\"",
                                Suggestion.hint(stratum, of)));
            }
        }
    }

    /** What steps within this one use is looked at, too. */
    private void checkPool(Made<Step> step, Recipe.Stage stage, Map<String, Set<String>> pools) {
        var pool = step.object().pool();
        var place = step.operator().place().toString();
        var name = "step \"" + step.operator().name() + "\"";
        if (pool.equals(Step.OWN) && !stage.feedsBack()) {
            problems.add(
                    place,
                    name + " draws from what its stage has accepted, which is nothing: the stage does not feed back",
                    "add \"feeds-back: true\" to stage \"" + stage.name() + "\"");
        } else if (pools.containsKey(pool)) {
            step.object().readsOfPool().stream()
                    .filter(field -> lacks(pools.getOrDefault(pool, Set.of()), field))
                    .forEach(field -> problems.add(
                            place,
                            name + " reads the field \"" + field + "\" of what stage \"" + pool
                                    + "\" came to, which nothing sets there",
                            Suggestion.hint(field, pools.getOrDefault(pool, Set.of()))));
        } else if (!Set.of("", Step.SEEDS, Step.OWN).contains(pool)) {
            var names = new LinkedHashSet<>(pools.keySet());
            names.add(Step.SEEDS);
            if (stage.feedsBack()) {
                names.add(Step.OWN);
            }
            problems.add(
                    place,
                    name + " draws from \"" + pool + "\", which is no stage that ends before this one begins",
                    Suggestion.hint(pool, names));
        }
        step.branches().forEach(branch -> branch.steps().forEach(inner -> checkPool(inner, stage, pools)));
    }

    /** Id and lineage are given by the engine. What steps within this one set is said of these. */
    private void checkNames(Made<Step> step) {
        var own = new LinkedHashSet<>(step.object().sets());
        for (var branch : step.branches()) {
            branch.steps().forEach(inner -> {
                checkNames(inner);
                own.removeAll(inner.object().sets());
            });
        }
        own.retainAll(Set.of("", "id", "lineage"));
        for (var field : own) {
            problems.add(
                    step.operator().place().toString(),
                    "step \"" + step.operator().name()
                            + (field.isEmpty()
                                    ? "\" sets a field without a name"
                                    : "\" sets \"" + field + "\", which every example has from the run itself"),
                    "give the field another name");
        }
    }

    private static boolean lacks(Set<String> known, String field) {
        return !known.contains(field) && !known.contains(ANY) && !MAIN.contains(field);
    }
}
