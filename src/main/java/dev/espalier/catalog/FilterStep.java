package dev.espalier.catalog;

import dev.espalier.filter.Filter;
import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.step.Step;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;

/** A filter that keeps no state, as a step. */
final class FilterStep implements Step {

    private final Filter filter;

    FilterStep(Filter filter) {
        this.filter = filter;
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        return filter.judge(example) instanceof Verdict.Reject reject
                ? new StepResult.Rejected(example, reject.rejection())
                : new StepResult.Passed(example);
    }
}
