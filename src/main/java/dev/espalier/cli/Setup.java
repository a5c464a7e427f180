package dev.espalier.cli;

import dev.espalier.catalog.Assembler;
import dev.espalier.catalog.Assembler.Assembly;
import dev.espalier.catalog.KnownModels;
import dev.espalier.catalog.ModelBindings;
import dev.espalier.catalog.ModelOptions;
import dev.espalier.catalog.ModelSource;
import dev.espalier.catalog.Recipes;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.io.FieldSearch;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.llm.Time;
import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe;
import dev.espalier.seed.Seeds;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that a run needs before its first call, read and checked. */
record Setup(Recipe recipe, Seeds seeds, Assembly assembly) {

    /** What a setup is made from. */
    record Parts(
            Recipes.Source source,
            RecipeArguments recipe,
            SeedArguments seeds,
            InputArguments input,
            ReferenceArguments references,
            ModelArguments model,
            long seed,
            Time time,
            Surroundings surroundings) {}

    private static final Seeds NO_SEEDS = new Seeds(List.of(), List.of(), 0, List.of());

    /** How the model layer, which knows no options, calls what an option gave. */
    private static final Map<String, String> OPTION_BY_PLACE = Map.of(
            "base URL",
            "--base-url",
            "key variable",
            "--key-variable",
            "key file",
            "--key-file",
            "timeout",
            "--timeout");

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
     * @throws UsageException if the command line contradicts itself
     * @throws ProblemException with everything else that is wrong
     */
    static Setup of(Parts parts) {
        var told = new HashSet<Problem>();
        var problems = new Problems();
        var environment = parts.surroundings().environment();
        var noBindings = new ModelBindings(
                List.of(), ProviderSettings.DEFAULT, KnownModels.NONE, environment::get, parts.time());
        var bindings = collect(problems, told, () -> parts.model().bindings(environment, parts.time()), noBindings);
        var in = parts.surroundings().in();
        parts.seeds().checkFiles(parts.input(), parts.references());
        var names = new FieldSearch(parts.seeds().names(parts.input()));
        var seeds = collect(problems, told, () -> parts.seeds().load(names, in), NO_SEEDS);
        var input = collect(problems, told, () -> parts.input().load(names, in), Assembler.Input.UNKNOWN);
        var references = parts.references().readForRun(names, in, problems);
        if (problems.isEmpty()) {
            collect(problems, told, () -> check(names), names);
        }
        var recipe = new Recipes(parts.recipe().folders.recipes).read(parts.source(), parts.recipe().sets, problems);
        bindings.check(recipe, problems);
        if (recipe.stages().isEmpty()) {
            // Nothing can be assembled; the reader has said why.
            problems.throwIfAny();
        }
        var assembler = new Assembler(
                recipe,
                seeds.tasks(),
                seeds.sources().stream().map(Seeds.Source::sha256).toList(),
                input,
                references,
                parts.recipe().prompts(parts.source()),
                parts.seed(),
                Version.number(),
                problems);
        var unopened = new Unopened();
        var assembly = assembler.assemble(new ModelSource() {
            @Override
            public LanguageModel bind(String alias) {
                return collect(problems, told, () -> bindings.bind(alias), unopened);
            }

            @Override
            public Optional<Prices> prices(String alias) {
                // A model that cannot be found is told where it is bound.
                return collect(new Problems(), new HashSet<>(), () -> bindings.prices(alias), Optional.empty());
            }

            @Override
            public ModelOptions defaults(String alias) {
                return bindings.defaults(alias);
            }

            @Override
            public Optional<Long> tokensPerMinute(String alias) {
                return bindings.tokensPerMinute(alias);
            }
        });
        problems.throwIfAny();
        return new Setup(recipe, seeds, assembly);
    }

    private static FieldSearch check(FieldSearch names) {
        names.check();
        return names;
    }

    /** Collects what is wrong, once: one wrong model may stand behind several aliases. */
    private static <T> T collect(Problems problems, Set<Problem> told, Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (ProblemException e) {
            var once = e.told().stream()
                    .map(problem -> new Problem(
                            OPTION_BY_PLACE.getOrDefault(problem.place(), problem.place()),
                            problem.statement(),
                            problem.hint()))
                    .filter(told::add)
                    .toList();
            problems.addAll(new ProblemException(once, e.untold()));
            return otherwise;
        }
    }

    /** Tells which seeds were skipped. */
    void tellSkipped(PrintWriter err) {
        seeds.skipped().forEach(problem -> err.println("espalier: skipped: " + problem));
        if (seeds.skippedCount() > 0) {
            err.println("espalier: skipped seeds with " + Count.of(seeds.skippedCount(), "problem") + "; "
                    + Count.of(seeds.tasks().size(), "good seed task") + " left");
        }
    }

    /** Returns the filters of all stages. */
    List<NamedFilter> filters() {
        return assembly.plan().stages().stream()
                .flatMap(stage -> stage.filters().stream())
                .toList();
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
        if (names.isEmpty()) {
            return;
        }
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
