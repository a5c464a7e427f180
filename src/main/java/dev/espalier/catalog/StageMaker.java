package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.catalog.Kind.MadeBranch;
import dev.espalier.filter.Filter;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.select.Selector;
import dev.espalier.step.Choose;
import dev.espalier.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the selectors, steps and filters of a stage, with the steps within steps. */
final class StageMaker {

    private final Set<String> aliases;
    private final List<Operator> added;
    private final Materials materials;

    /**
     * @param aliases the models that steps may ask
     * @param added filters that every stage gets after its own
     */
    StageMaker(Set<String> aliases, List<Operator> added, Materials materials) {
        this.aliases = aliases;
        this.added = List.copyOf(added);
        this.materials = materials;
    }

    MadeStage make(Recipe.Stage stage) {
        var selectors = new ArrayList<Made<Selector>>();
        for (var operator : stage.select()) {
            Kind.make(SelectorKinds.ALL, "selector", operator, materials).ifPresent(selectors::add);
        }
        var filters = new ArrayList<Made<Filter>>();
        var operators = new ArrayList<>(stage.filters());
        operators.addAll(added);
        for (var operator : operators) {
            Kind.make(FilterKinds.ALL, "filter", operator, materials).ifPresent(filters::add);
        }
        return new MadeStage(stage, selectors, steps(stage.steps()), filters);
    }

    private List<Made<Step>> steps(List<Operator> operators) {
        var steps = new ArrayList<Made<Step>>();
        operators.forEach(operator -> step(operator).ifPresent(steps::add));
        return steps;
    }

    private Optional<Made<Step>> step(Operator operator) {
        if (!StepKinds.ALL.containsKey(operator.kind()) && FilterKinds.ALL.containsKey(operator.kind())) {
            return filter(operator);
        }
        var branches = operator.branches().stream()
                .map(branch -> new MadeBranch(branch, steps(branch.steps())))
                .toList();
        if (!isComplete(operator)) {
            return Optional.empty();
        }
        var inside = branches.stream()
                .map(made -> new Choose.Branch(
                        made.branch().name(),
                        made.branch().weight(),
                        made.branch().when(),
                        MadeStage.named(made.steps())))
                .toList();
        var made = Kind.make(StepKinds.ALL, "step", operator, materials.withBranches(inside));
        made.ifPresent(step -> Aliases.check(operator, step.options(), aliases, materials.problems()));
        return made.map(step -> step.with(branches));
    }

    /** Complains of steps within a step that takes none, and of none within one that needs some. */
    private boolean isComplete(Operator operator) {
        boolean takesSteps = StepKinds.COMPOSITE.contains(operator.kind());
        boolean hasSteps = !operator.branches().isEmpty();
        if (takesSteps == hasSteps || !StepKinds.ALL.containsKey(operator.kind())) {
            return true;
        }
        materials
                .problems()
                .add(
                        operator.place().toString(),
                        "step \"" + operator.name() + "\" takes " + (takesSteps ? "" : "no ") + "steps within it",
                        takesSteps ? "add \"steps:\" with a list, or \"branches:\"" : "take them out of it");
        return false;
    }

    /** A filter that remembers nothing may stand among steps, where it sees the example at that point. */
    private Optional<Made<Step>> filter(Operator operator) {
        var made = Kind.make(FilterKinds.ALL, "filter", operator, materials);
        if (made.isPresent() && made.get().object().remembers()) {
            materials
                    .problems()
                    .add(
                            operator.place().toString(),
                            "filter \"" + operator.name()
                                    + "\" remembers what it accepted, and cannot stand among steps",
                            "put it under \"filters:\" of the stage");
            return Optional.empty();
        }
        return made.map(filter -> new Made<Step>(
                filter.operator(),
                new FilterStep(filter.object(), FieldFlow.fields(filter)),
                filter.options(),
                List.of()));
    }
}
