package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.catalog.Kind.MadeBranch;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.step.Choose;
import dev.espalier.step.Sample;
import dev.espalier.step.Step;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes into a recipe, what comes out, and what it costs, as its file says.
 *
 * @param in seed tasks, a dataset, either, or nothing
 * @param out the fields of an example of the dataset, the three main ones first; of input that nobody has named only these
 * @param calls how many calls one item takes on its way through all stages, if every step accepts; of a choice the average
 */
public record RecipeShape(String in, List<String> out, double calls) {

    /** Stands for all models: none is asked. */
    private static final class Unasked implements LanguageModel {

        @Override
        public String id() {
            return "unasked";
        }

        @Override
        public Reply reply(Request request) throws LlmException {
            throw new LlmException(LlmException.Kind.PERMANENT, "a recipe that is only looked at asks nothing");
        }
    }

    /** Returns the shape of a recipe; empty after a complaint. */
    public static Optional<RecipeShape> of(Recipe recipe, Prompts prompts, Problems problems) {
        int before = problems.count();
        var model = new Unasked();
        var assembly = new Assembler(
                        recipe,
                        List.of(),
                        List.of(),
                        Assembler.Input.UNKNOWN,
                        References.NONE,
                        prompts,
                        0,
                        "",
                        problems)
                .assemble(alias -> model);
        return problems.count() > before ? Optional.empty() : Optional.of(assembly.shape());
    }

    static RecipeShape of(List<MadeStage> stages, Set<String> fields) {
        double calls = stages.stream().mapToDouble(made -> calls(made.steps())).sum();
        var out = new LinkedHashSet<String>();
        List.of("instruction", "input", "output").stream()
                .filter(fields::contains)
                .forEach(out::add);
        out.addAll(new TreeSet<>(fields));
        return new RecipeShape(in(stages), List.copyOf(out), calls);
    }

    private static String in(List<MadeStage> stages) {
        boolean takesInput = stages.stream().anyMatch(made -> made.stage().from() == From.INPUT);
        boolean takesEither = stages.stream().anyMatch(made -> made.stage().from() == From.SEEDS);
        boolean showsSeeds = stages.stream().anyMatch(made -> showsSeeds(made.steps()));
        if (takesInput) {
            return showsSeeds ? "a dataset and seed tasks" : "a dataset";
        }
        if (takesEither) {
            return "seed tasks, or a dataset";
        }
        return showsSeeds ? "seed tasks" : "nothing";
    }

    /** The steps of Self-Instruct and Alpaca show seeds unasked; they can be told by the option that says how many. */
    private static boolean showsSeeds(List<Made<Step>> steps) {
        return steps.stream()
                .anyMatch(step -> step.options().containsKey("demonstrations")
                        || Step.SEEDS.equals(
                                step.object() instanceof Sample ? step.options().get("from") : null)
                        || step.branches().stream().anyMatch(branch -> showsSeeds(branch.steps())));
    }

    private static double calls(List<Made<Step>> steps) {
        return steps.stream().mapToDouble(RecipeShape::calls).sum();
    }

    private static double calls(Made<Step> step) {
        if (step.branches().isEmpty()) {
            return step.options().containsKey("model") ? 1 : 0;
        }
        if (step.object() instanceof Choose) {
            double weights = step.branches().stream()
                    .mapToDouble(branch -> branch.branch().weight())
                    .sum();
            return step.branches().stream()
                            .mapToDouble(branch -> branch.branch().weight() * calls(branch.steps()))
                            .sum()
                    / Math.max(weights, Double.MIN_NORMAL);
        }
        int times = step.options().get("times") instanceof Integer written ? written : 1;
        return times
                * step.branches().stream()
                        .map(MadeBranch::steps)
                        .mapToDouble(RecipeShape::calls)
                        .sum();
    }
}
