package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends an example through one of several branches of steps: drawn by weight, in turn, or by the value of a field. The name of
 * the branch is kept in a field.
 */
public final class Choose implements Step {

    public static final String KIND = "choose";

    /** How a branch is chosen. */
    public enum By {
        /** Drawn, each as often as its weight says. */
        WEIGHT,
        /** One after another: branch (item + round) modulo the number of branches. */
        TURN,
        /** The branch whose {@code when} is the value of a field; that without {@code when} for all other values. */
        FIELD
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(
                    about =
                            "weight (drawn by the weights of the branches), turn (one after another, by number of item and"
                                    + " round) or field (by the value of one)",
                    value = "weight")
            By by,

            @Option(about = "the field whose value decides, if by field", value = "")
            String field,

            @Option(about = "the field that keeps the name of the branch taken; empty for none", value = "branch")
            String into) {

        public Options {
            if ((by == By.FIELD) == field.isEmpty()) {
                throw new IllegalArgumentException("field must be given if, and only if, by is field");
            }
        }
    }

    /**
     * One way to go.
     *
     * @param weight 0 or more
     * @param when the value that leads here; null for all values that lead nowhere else
     */
    public record Branch(
            String name, double weight, @Nullable String when, List<NamedStep> steps) {}

    private final Options options;
    private final List<Branch> branches;

    /**
     * @param branches at least one, of which one has a weight above 0
     */
    public Choose(Options options, List<Branch> branches) {
        this.options = options;
        this.branches = List.copyOf(branches);
        if (branches.isEmpty() || branches.stream().mapToDouble(Branch::weight).sum() <= 0) {
            throw new IllegalArgumentException("a choice needs a branch with a weight above 0");
        }
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var branch =
                switch (options.by) {
                    case FIELD -> byField(example);
                    case TURN -> byTurn(example, context);
                    case WEIGHT -> byWeight(context);
                };
        if (branch == null) {
            return new StepResult.Rejected(
                    example,
                    new Rejection(
                            KIND + ":no-branch",
                            "no branch is for this value of " + options.field,
                            example.text(options.field).orElse("")));
        }
        var known = options.into.isEmpty() ? example : example.with(options.into, branch.name());
        return new Chain(branch.steps()).run(known, branch.name() + "/", context);
    }

    private @Nullable Branch byField(Example example) {
        var value = example.text(options.field).orElse("");
        Branch otherwise = null;
        for (var branch : branches) {
            if (value.equals(branch.when())) {
                return branch;
            }
            otherwise = branch.when() == null && otherwise == null ? branch : otherwise;
        }
        return otherwise;
    }

    /** Within rounds, the number of the one before is known: 0 in the first. */
    private Branch byTurn(Example example, StepContext context) {
        int round = example.more().get(Repeat.ROUND) instanceof Long number ? number.intValue() : 0;
        return branches.get(Math.floorMod(context.item() + round, branches.size()));
    }

    private Branch byWeight(StepContext context) {
        double sum = branches.stream().mapToDouble(Branch::weight).sum();
        double drawn = context.random().nextDouble() * sum;
        for (var branch : branches) {
            drawn -= branch.weight();
            if (drawn < 0) {
                return branch;
            }
        }
        return branches.get(branches.size() - 1);
    }

    @Override
    public Set<String> reads() {
        var reads = new LinkedHashSet<String>();
        if (options.by == By.FIELD) {
            reads.add(options.field);
        }
        for (var branch : branches) {
            reads.addAll(new Chain(branch.steps()).reads());
        }
        reads.remove(options.into);
        return reads;
    }

    /** Only what every branch sets can be counted on. */
    @Override
    public Set<String> sets() {
        var sets = new LinkedHashSet<>(new Chain(branches.get(0).steps()).sets());
        branches.forEach(branch -> sets.retainAll(new Chain(branch.steps()).sets()));
        if (!options.into.isEmpty()) {
            sets.add(options.into);
        }
        return sets;
    }
}
