package dev.espalier.cli;

import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import java.util.Map;
import java.util.TreeMap;

/** Whether every call has an upper bound in money, which a hard limit of money needs. */
final class PriceCheck {

    private static final String OPTION = "--max-cost";

    private PriceCheck() {}

    /**
     * Checks the models of all aliases; the built-in teacher costs nothing.
     *
     * @throws ProblemException with every model that has no price or no bound of its replies
     */
    static void check(Map<String, BoundModel> models) {
        var problems = new Problems();
        new TreeMap<>(models).forEach((alias, bound) -> {
            if (!bound.model().id().startsWith("builtin:")) {
                check(alias, bound, problems);
            }
        });
        problems.throwIfAny();
    }

    private static void check(String alias, BoundModel bound, Problems problems) {
        if (bound.prices() == null) {
            problems.add(
                    OPTION,
                    "model \"" + alias + "\" is " + bound.model().id() + ", whose price is not known",
                    "give its prices in a model file, or use --max-tokens");
        }
        if (bound.sampling().maxTokens() == null) {
            problems.add(
                    OPTION,
                    "model \"" + alias + "\" has no max-tokens, so a call could cost any amount",
                    "add --set models." + alias + ".max-tokens=1024, for instance");
        }
    }
}
