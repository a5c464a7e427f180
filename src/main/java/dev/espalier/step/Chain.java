package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of steps within a step: what one made goes through those after it before its next sibling, as in a stage. */
final class Chain {

    private final List<NamedStep> steps;

    Chain(List<NamedStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Runs the row.
     *
     * @param within put before the names of the steps, so that the same row may run more than once for an example
     */
    StepResult run(Example example, String within, StepContext context) throws LlmException, InterruptedException {
        var made = new ArrayList<Outcome>();
        var end = run(example, 0, within, context, made);
        return end != null ? end : new StepResult.Replaced(made);
    }

    /** Returns what came of the example if no step made others of it; null once some did, which are in {@code made} then. */
    private @Nullable StepResult run(Example example, int from, String within, StepContext context, List<Outcome> made)
            throws LlmException, InterruptedException {
        var current = example;
        for (int i = from; i < steps.size(); i++) {
            var named = steps.get(i);
            var result = named.step().apply(current, context.within(within + named.name()));
            if (result instanceof StepResult.Passed passed) {
                current = passed.example();
            } else if (result instanceof StepResult.Rejected rejected) {
                return new StepResult.Rejected(rejected.example(), rejected.rejection(), named.rejecter(rejected.by()));
            } else if (result instanceof StepResult.Replaced replaced) {
                for (int k = 0; k < replaced.outcomes().size(); k++) {
                    follow(
                            replaced.outcomes().get(k),
                            i + 1,
                            within + named.name() + "-" + k + "/",
                            named,
                            context,
                            made);
                }
                return null;
            }
        }
        return new StepResult.Passed(current);
    }

    private void follow(
            Outcome outcome, int from, String within, NamedStep named, StepContext context, List<Outcome> made)
            throws LlmException, InterruptedException {
        if (outcome instanceof Outcome.Failed failed) {
            made.add(new Outcome.Failed(
                    failed.example(), failed.rejection(), Outcome.Made.CONSUMED, named.rejecter(failed.by())));
            return;
        }
        var end = run(outcome.example(), from, within, context, made);
        if (end instanceof StepResult.Passed passed) {
            made.add(new Outcome.Made(passed.example()));
        } else if (end instanceof StepResult.Rejected rejected) {
            made.add(
                    new Outcome.Failed(rejected.example(), rejected.rejection(), Outcome.Made.CONSUMED, rejected.by()));
        }
    }

    /** Returns the fields that must be there before the first step. */
    Set<String> reads() {
        var known = new LinkedHashSet<String>();
        var reads = new LinkedHashSet<String>();
        for (var named : steps) {
            named.step().reads().stream()
                    .filter(field -> !known.contains(field))
                    .forEach(reads::add);
            known.addAll(named.step().sets());
        }
        return reads;
    }

    Set<String> sets() {
        var sets = new LinkedHashSet<String>();
        for (var named : steps) {
            sets.addAll(named.step().sets());
            if (named.step() instanceof Forget forget) {
                sets.removeAll(forget.takes());
            }
        }
        return sets;
    }
}
