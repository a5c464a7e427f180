package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs steps several times on one example, each time as if it were the first, and keeps what they set as a list: several answers
 * of a teacher, or those of several teachers, a branch each. A vote, a judge or a prompt works on the list then.
 *
 * <p>An element of the list holds the fields that are kept and, if there are several branches, {@code branch}. While the steps
 * run, the field {@code sample} holds how often they have, from 1. What they reject goes to the ledger and is missing in the list.
 */
public final class Gather implements Step {

    public static final String KIND = "gather";

    /** The field that holds the number of the sample while the steps run, from 1. */
    public static final String SAMPLE = "sample";

    private static final int MOST = 100;

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "how often the steps, or those of each branch, are run, 1 to 100", value = "1")
            int times,

            @Option(about = "the fields that are kept of each", value = "[output]")
            List<String> fields,

            @Option(about = "the field that keeps the list", value = "answers")
            String into,

            @Option(about = "fewer than so many are rejected, 1 or more", value = "1")
            int atLeast) {

        public Options {
            fields = List.copyOf(fields);
            if (times < 1 || times > MOST) {
                throw new IllegalArgumentException("times must be from 1 to " + MOST + " but was " + times);
            }
            if (atLeast < 1) {
                throw new IllegalArgumentException("at-least must be 1 or more but was " + atLeast);
            }
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must name one field or more");
            }
        }
    }

    private final Options options;
    private final List<Choose.Branch> branches;

    /**
     * @param branches at least one; weights and values do not matter
     */
    public Gather(Options options, List<Choose.Branch> branches) {
        this.options = options;
        this.branches = List.copyOf(branches);
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var list = new ArrayList<Object>();
        var failed = new ArrayList<Outcome>();
        var known = example;
        for (int sample = 1; sample <= options.times; sample++) {
            for (var branch : branches) {
                var result = new Chain(branch.steps())
                        .run(example.with(SAMPLE, (long) sample), branch.name() + "-" + sample + "/", context);
                for (var outcome : Repeat.outcomesOf(result)) {
                    if (outcome instanceof Outcome.Failed rejected) {
                        failed.add(new Outcome.Failed(
                                rejected.example(), rejected.rejection(), Outcome.Made.CONSUMED, rejected.by()));
                    } else {
                        list.add(kept(outcome.example(), branch));
                        known = known.withLineage(joined(known.lineage(), outcome.example(), example));
                    }
                }
            }
        }
        return result(known.with(options.into, list), list.size(), failed);
    }

    private StepResult result(Example gathered, int count, List<Outcome> failed) {
        var outcomes = new ArrayList<Outcome>();
        if (count < options.atLeast) {
            var rejection = new Rejection(
                    KIND + ":too-few", "there are fewer than " + options.atLeast + " to go on with", (long) count);
            if (failed.isEmpty()) {
                return new StepResult.Rejected(gathered, rejection);
            }
            outcomes.add(new Outcome.Failed(gathered, rejection));
        } else if (failed.isEmpty()) {
            return new StepResult.Passed(gathered);
        } else {
            outcomes.add(new Outcome.Made(gathered));
        }
        outcomes.addAll(failed);
        return new StepResult.Replaced(outcomes);
    }

    private Map<String, Object> kept(Example made, Choose.Branch branch) {
        var kept = new LinkedHashMap<String, Object>();
        if (branches.size() > 1) {
            kept.put("branch", branch.name());
        }
        for (var field : options.fields) {
            var value = made.more().get(field);
            kept.put(field, value == null ? made.text(field).orElse("") : value);
        }
        return kept;
    }

    /** What a sample added to the lineage comes after what those before it did. */
    private static Lineage joined(Lineage known, Example made, Example before) {
        var joined = known.withDemonstrations(behind(
                made.lineage().demonstrations(),
                before.lineage().demonstrations().size()));
        for (var call : behind(made.lineage().calls(), before.lineage().calls().size())) {
            joined = joined.withCall(call);
        }
        return joined;
    }

    private static <T> List<T> behind(List<T> list, int count) {
        return list.subList(Math.min(count, list.size()), list.size());
    }

    @Override
    public Set<String> reads() {
        var reads = new LinkedHashSet<String>();
        branches.forEach(branch -> reads.addAll(new Chain(branch.steps()).reads()));
        reads.remove(SAMPLE);
        return reads;
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }
}
