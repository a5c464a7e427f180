package dev.espalier.cli;

import dev.espalier.catalog.Assembler;
import dev.espalier.catalog.Assembler.Assembly;
import dev.espalier.catalog.ModelBindings;
import dev.espalier.catalog.Recipes;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe;
import dev.espalier.seed.Seeds;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run needs before its first call, read and checked, with every problem told at once.
 *
 */
record Setup(Recipe recipe, Seeds seeds, Assembly assembly) {

    private static final Seeds NO_SEEDS = new Seeds(List.of(), List.of(), 0, List.of());

    /** Stands for a model that could not be opened, so that the other problems are found, too. */
    private static final class Unopened implements LanguageModel {

        @Override
        public String id() {
            return "unopened";
        }

        @Override
        public Reply reply(Request request) throws LlmException {
            throw new LlmException(LlmException.Kind.PERMANENT, "this model was not opened");
        }
    }

    /**
     * Reads and checks.
     *
     * @throws ProblemException with everything that is wrong
     */
    static Setup of(
            RecipeArguments recipeArguments,
            SeedArguments seedArguments,
            ModelArguments modelArguments,
            long seed,
            Surroundings surroundings) {
        var problems = new Problems();
        var source = recipeArguments.source();
        var seeds = collect(problems, () -> seedArguments.load(surroundings.in()), NO_SEEDS);
        var recipe = read(recipeArguments, source, problems);
        var environment = surroundings.environment();
        var noBindings = new ModelBindings(List.of(), ProviderSettings.DEFAULT, environment::get);
        var bindings = collect(problems, () -> modelArguments.bindings(environment), noBindings);
        bindings.check(recipe, problems);
        var prompts = recipeArguments.prompts(source);
        var assembler = new Assembler(recipe, seeds.tasks(), hashes(seeds), prompts, seed, Version.number(), problems);
        var unopened = new Unopened();
        var assembly = assembler.assemble(alias -> collect(problems, () -> bindings.bind(alias), unopened));
        problems.throwIfAny();
        return new Setup(recipe, seeds, assembly);
    }

    private static List<String> hashes(Seeds seeds) {
        return seeds.sources().stream().map(Seeds.Source::sha256).toList();
    }

    private static Recipe read(RecipeArguments arguments, Recipes.Source source, Problems problems) {
        return new Recipes(arguments.recipes).read(source, arguments.sets, problems);
    }

    private static <T> T collect(Problems problems, Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (ProblemException e) {
            problems.addAll(e);
            return otherwise;
        }
    }

    /** Tells which seeds were skipped. */
    void tellSkipped(PrintWriter err) {
        seeds.skipped().forEach(problem -> err.println("espalier: skipped: " + problem));
        if (seeds.skippedCount() > 0) {
            err.println("espalier: " + seeds.skippedCount() + " problems; the "
                    + seeds.tasks().size() + " good seed tasks are used");
        }
    }

    /** Returns the model of each alias. */
    Map<String, String> models() {
        var models = new TreeMap<String, String>();
        assembly.plan()
                .models()
                .forEach((alias, bound) -> models.put(alias, bound.model().id()));
        return models;
    }

    /** Says who answered, and of the built-in teacher, what it is. */
    void tellModels(PrintWriter out) {
        var names = new TreeSet<>(models().values());
        out.println("  teacher: " + String.join(", ", names));
        if (names.stream().anyMatch(name -> name.startsWith("builtin:"))) {
            out.println(
                    "  builtin is a program that computes its tasks and answers, not a language model; use --model for one");
        }
    }

    /**
     * Checks that every reply has an upper bound, which a hard limit of tokens needs.
     *
     * @throws ProblemException if there is a limit, and a model without a bound
     */
    void checkTokenBounds(@Nullable Long maxTokens) {
        var problems = new Problems();
        if (maxTokens != null) {
            new TreeMap<>(assembly.plan().models()).forEach((alias, bound) -> {
                if (bound.sampling().maxTokens() == null) {
                    problems.add(
                            "--max-tokens",
                            "model \"" + alias + "\" has no max-tokens, so a call could use any number",
                            "add --set models." + alias + ".max-tokens=1024, for instance");
                }
            });
        }
        problems.throwIfAny();
    }
}
