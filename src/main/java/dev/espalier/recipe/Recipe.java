package dev.espalier.recipe;

import dev.espalier.io.Node;
import dev.espalier.io.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as written: a method of making instruction data, in the words of its YAML file, after overrides. The options of
 * steps and filters are still text; {@code catalog} binds them.
 *
 * @param name kebab-case
 * @param about what it does, in a sentence
 * @param paper where the method was published; empty for one of the user's own
 * @param changes what differs from the paper, a sentence each
 * @param compat whether the paper's values replace the gentler defaults
 * @param models aliases that steps ask, with their options
 * @param stages in order; each but the first takes what the one before it accepted
 * @param dryUp when a run gives up
 */
public record Recipe(
        String name,
        String about,
        String paper,
        List<String> changes,
        boolean compat,
        Map<String, Node.Mapping> models,
        List<Stage> stages,
        DryUp dryUp) {

    /**
     * A stage: steps on each example, then filters. One that does not take what comes from the stage directly before it, as it
     * comes, begins only when that one has ended.
     *
     * @param from what the stage works on
     * @param of the earlier stages it works on, in order: one if {@code from} is {@link From#STAGE}, one or more if it is
     *     {@link From#RESULT}, but none after a complaint; else none
     * @param items how many blank examples it works on, if {@code from} is {@link From#NOTHING}; 0 for no end
     * @param select selectors that choose from all that the earlier stage came to
     * @param feedsBack whether its steps may draw on what the stage has accepted so far
     * @param window how many items may be started before the oldest of them is committed; at least 1
     * @param place where it stands
     */
    public record Stage(
            String name,
            From from,
            List<String> of,
            int items,
            List<Operator> select,
            boolean feedsBack,
            int window,
            List<Operator> steps,
            List<Operator> filters,
            Place place) {

        public Stage {
            of = List.copyOf(of);
        }

        /** Returns whether it begins only when all stages before it have ended. */
        public boolean beginsPhase() {
            return from != From.STAGE;
        }
    }

    /** What a stage works on. */
    public enum From {
        /** An endless row of empty items: the stage makes examples by itself. */
        NOTHING,
        /** The instances of the seed tasks, or the examples of the files given with {@code --input}. */
        SEEDS,
        /** The examples of the files given with {@code --input}. */
        INPUT,
        /** The examples that the stage before accepts, as they come. */
        STAGE,
        /** All that earlier stages have accepted, once they have ended. */
        RESULT
    }

    /**
     * A step, filter or selector with its options.
     *
     * @param kind which operator, by the name in the catalog
     * @param name unique in its stage; the kind unless the recipe gives another
     * @param options as written, without {@code name} and the branches
     * @param branches the steps within it, for the few kinds that have some
     * @param place where the kind stands
     */
    public record Operator(String kind, String name, Node.Mapping options, List<Branch> branches, Place place) {}

    /**
     * Steps within a step.
     *
     * @param name unique among the branches of the step
     * @param weight how often it is taken compared with the others, 0 or more
     * @param when the value of a field that leads here; null if the branch does not depend on one
     */
    public record Branch(
            String name, double weight, @Nullable String when, List<Operator> steps, Place place) {}

    /**
     * A run gives up when, of the candidates made from the last {@code over} source items, less than {@code floor} were
     * accepted.
     *
     * @param floor a share from 0 (never gives up) to 1
     * @param over a number of source items, at least 1
     */
    public record DryUp(double floor, int over) {}
}
