package dev.espalier.catalog;

import dev.espalier.filter.Filter;
import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.step.Step;
import dev.espalier.step.StepContext;
import dev.espalier.step.StepResult;
import java.util.Set;

/** A filter that keeps no state, as a step. */
final class FilterStep implements Step {

    private final Filter filter;
    private final Set<String> reads;

    /**
     * @param reads the fields that it looks at
     */
    FilterStep(Filter filter, Set<String> reads) {
        this.filter = filter;
        this.reads = Set.copyOf(reads);
    }

    @Override
    public Set<String> reads() {
        return reads;
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        return filter.judge(example) instanceof Verdict.Reject reject
                ? new StepResult.Rejected(example, reject.rejection())
                : new StepResult.Passed(example);
    }
}
