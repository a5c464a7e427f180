package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs steps round after round, each on what the round before it made (Evol-Instruct, Xu et al. 2023, section 3.2). A round in
 * which the steps reject keeps its parent for the next one. Every round that succeeds makes an example, whose parent is the
 * one it was made from; each carries the number of its round.
 */
public final class Repeat implements Step {

    public static final String KIND = "repeat";

    /**
     * The field that holds the number of the round an example was made in: from 1; 0 for what came in. The steps of a round find
     * in it how many rounds there were before.
     */
    public static final String ROUND = "round";

    /** What goes on. */
    public enum Keep {
        /** What came in, and what each round made. */
        ALL,
        /** What each round made. */
        MADE,
        /** What the last round that succeeded made, or else what came in. */
        LAST
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "how many rounds, 1 to 100") int times,

            @Option(about = "what goes on: all (what came in, too), made, or last", value = "made")
            Keep keep,

            @Option(about = "the field that ends the rounds early; empty for all rounds", value = "")
            String until,

            @Option(about = "the values of that field with which no further round follows", value = "[]")
            List<String> is) {

        public Options {
            is = List.copyOf(is);
            if (until.isEmpty() != is.isEmpty()) {
                throw new IllegalArgumentException("until and is belong together");
            }
            if (times < 1 || times > 100) {
                throw new IllegalArgumentException("times must be from 1 to 100 but was " + times);
            }
        }

        /** As many rounds as there are. */
        public Options(int times, Keep keep) {
            this(times, keep, "", List.of());
        }
    }

    private final Options options;
    private final Chain chain;

    /**
     * @param steps what a round does; if they make several examples of one, the last of them is the parent of the next round
     */
    public Repeat(Options options, List<NamedStep> steps) {
        this.options = options;
        this.chain = new Chain(steps);
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        var current = example.with(ROUND, 0L);
        int parent = Outcome.Made.CONSUMED;
        if (options.keep == Keep.ALL) {
            outcomes.add(new Outcome.Made(current));
            parent = 0;
        }
        for (int round = 1; round <= options.times && !isReached(current); round++) {
            for (var outcome :
                    outcomesOf(chain.run(current.with(ROUND, round - 1L), "round-" + round + "/", context))) {
                var numbered = outcome.example().with(ROUND, (long) round);
                if (outcome instanceof Outcome.Failed failed) {
                    outcomes.add(new Outcome.Failed(numbered, failed.rejection(), parent, failed.by()));
                } else if (options.keep == Keep.LAST) {
                    current = numbered;
                } else {
                    outcomes.add(new Outcome.Made(numbered, parent));
                    current = numbered;
                }
            }
            if (options.keep != Keep.LAST) {
                parent = lastMade(outcomes);
            }
        }
        if (options.keep == Keep.LAST) {
            outcomes.add(new Outcome.Made(current));
        }
        return new StepResult.Replaced(outcomes);
    }

    private boolean isReached(Example example) {
        return !options.until.isEmpty()
                && options.is.contains(example.text(options.until).orElse(""));
    }

    private static int lastMade(List<Outcome> outcomes) {
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            if (outcomes.get(i) instanceof Outcome.Made) {
                return i;
            }
        }
        return Outcome.Made.CONSUMED;
    }

    /** Returns what came of an example, whichever way it is told. */
    static List<Outcome> outcomesOf(StepResult result) {
        if (result instanceof StepResult.Passed passed) {
            return List.of(new Outcome.Made(passed.example()));
        }
        if (result instanceof StepResult.Rejected rejected) {
            return List.of(
                    new Outcome.Failed(rejected.example(), rejected.rejection(), Outcome.Made.CONSUMED, rejected.by()));
        }
        return ((StepResult.Replaced) result).outcomes();
    }

    @Override
    public Set<String> reads() {
        return chain.reads();
    }

    /** What no round may have set, because all may have failed, cannot be counted on. */
    @Override
    public Set<String> sets() {
        return options.keep == Keep.MADE ? union(chain.sets()) : Set.of(ROUND);
    }

    private static Set<String> union(Set<String> fields) {
        var all = new LinkedHashSet<>(fields);
        all.add(ROUND);
        return all;
    }
}
