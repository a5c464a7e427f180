package dev.espalier.engine;

import dev.espalier.filter.Filter;
import dev.espalier.step.NamedStep;
import java.util.List;

/**
 * A stage ready to run.
 *
 * @param name unique in the run
 * @param feedsBack whether steps see what the stage has accepted
 * @param window how many items may be under way; where the stage feeds back, also how far behind an item's view of the pool is
 * @param steps run in order on each item
 * @param filters judge in order what came out
 * @param asks whether a step may ask a model; if none does, an item takes so little time that several go to a thread together
 */
public record StagePlan(
        String name, boolean feedsBack, int window, List<NamedStep> steps, List<NamedFilter> filters, boolean asks) {

    /** A stage that does nothing. */
    public static final StagePlan NOTHING = new StagePlan("nothing", false, 1, List.of(), List.of());

    /** No run holds so many items; doubled it still fits an int. */
    private static final int MOST_AHEAD = 1 << 28;

    /** A filter under the name that ledger and report call it by. */
    public record NamedFilter(String name, Filter filter) {}

    /** A stage whose steps may ask models. */
    public StagePlan(String name, boolean feedsBack, int window, List<NamedStep> steps, List<NamedFilter> filters) {
        this(name, feedsBack, window, steps, filters, true);
    }

    public StagePlan {
        steps = List.copyOf(steps);
        filters = List.copyOf(filters);
        if (window < 1) {
            throw new IllegalArgumentException("window must be 1 or more but was " + window);
        }
    }

    /**
     * Returns how many items may be started before the oldest of them is committed. Where nothing feeds back the bound is for
     * memory only, and wide: with a window of 256, one reply in a hundred that takes forty times as long as the others would
     * otherwise hold back the rest most of the time.
     */
    int ahead() {
        return (int) Math.min(feedsBack ? window : 16L * window, MOST_AHEAD);
    }
}
