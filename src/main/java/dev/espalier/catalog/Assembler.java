package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.engine.Plan;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan;
import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.engine.StagePlan.NamedStep;
import dev.espalier.filter.Filter;
import dev.espalier.io.JsonLine;
import dev.espalier.io.YamlWriter;
import dev.espalier.llm.Prices;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.OptionBinder;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a recipe, seeds and models into a plan that can run, and its resolved form. */
public final class Assembler {

    private static final int RUN_ID_LENGTH = 8;

    private final Recipe recipe;
    private final List<SeedTask> seeds;
    private final List<String> seedHashes;
    private final Prompts prompts;
    private final long seed;
    private final String version;
    private final Problems problems;

    /**
     * @param seedHashes the SHA-256 of each seed file
     * @param seed of all randomness
     * @param version of the program
     * @param problems where complaints go
     */
    public Assembler(
            Recipe recipe,
            List<SeedTask> seeds,
            List<String> seedHashes,
            Prompts prompts,
            long seed,
            String version,
            Problems problems) {
        this.recipe = recipe;
        this.seeds = List.copyOf(seeds);
        this.seedHashes = List.copyOf(seedHashes);
        this.prompts = prompts;
        this.seed = seed;
        this.version = version;
        this.problems = problems;
    }

    /**
     * What was made.
     *
     * @param resolved the resolved recipe in YAML: every default written out, with version, hashes and seed
     */
    public record Assembly(Plan plan, String resolved) {}

    private record MadeStage(Recipe.Stage stage, List<Made<Step>> steps, List<Made<Filter>> filters) {}

    /**
     * Makes the plan. Its stages lack what there was a complaint about; it must not run then.
     *
     * @param source opens the models
     */
    public Assembly assemble(ModelSource source) {
        var aliases = new LinkedHashMap<String, ModelOptions>();
        Aliases.resolve(recipe, problems)
                .forEach((alias, options) ->
                        aliases.put(alias, options.over(source.defaults(Aliases.root(recipe, alias)))));
        var materials = new Materials(seeds, prompts, seed, problems);
        var stages = recipe.stages().stream()
                .map(stage -> make(stage, recipe.models().keySet(), materials))
                .toList();
        var models = new LinkedHashMap<String, BoundModel>();
        aliases.forEach((alias, options) -> {
            var root = Aliases.root(recipe, alias);
            models.put(
                    alias,
                    new BoundModel(
                            source.bind(root),
                            options.sampling(),
                            source.prices(root).orElse((Prices) null),
                            options.maxTokensLimit()));
        });
        var resolved = YamlWriter.write(resolved(stages, aliases, models));
        var runId = Sha256.of(resolved).substring(0, RUN_ID_LENGTH);
        var plan = new Plan(
                runId,
                seed,
                stages.stream().map(Assembler::plan).toList(),
                source(),
                models,
                recipe.dryUp().floor(),
                recipe.dryUp().over());
        return new Assembly(plan, resolved);
    }

    private static MadeStage make(Recipe.Stage stage, Set<String> aliases, Materials materials) {
        var steps = new ArrayList<Made<Step>>();
        for (var operator : stage.steps()) {
            Kind.make(StepKinds.ALL, "step", operator, materials).ifPresent(step -> {
                Aliases.check(operator, step.options(), aliases, materials.problems());
                steps.add(step);
            });
        }
        var filters = new ArrayList<Made<Filter>>();
        for (var operator : stage.filters()) {
            Kind.make(FilterKinds.ALL, "filter", operator, materials).ifPresent(filters::add);
        }
        return new MadeStage(stage, steps, filters);
    }

    private static StagePlan plan(MadeStage made) {
        return new StagePlan(
                made.stage.name(),
                made.stage.feedsBack(),
                made.stage.window(),
                made.steps.stream()
                        .map(step -> new NamedStep(step.operator().name(), step.object()))
                        .toList(),
                made.filters.stream()
                        .map(filter -> new NamedFilter(filter.operator().name(), filter.object()))
                        .toList());
    }

    private @Nullable List<Example> source() {
        if (recipe.stages().isEmpty() || recipe.stages().get(0).from() != From.SEEDS) {
            return null;
        }
        var examples = new ArrayList<Example>();
        for (var task : seeds) {
            for (var instance : task.instances()) {
                examples.add(Example.of(task.instruction(), instance.input(), instance.output())
                        .with(Example.IS_CLASSIFICATION, task.isClassification())
                        .withLineage(Lineage.NONE.withParent(task.id())));
            }
        }
        return examples;
    }

    private Map<String, Object> resolved(
            List<MadeStage> stages, Map<String, ModelOptions> aliases, Map<String, BoundModel> models) {
        var resolved = new LinkedHashMap<String, Object>();
        resolved.put("espalier", version);
        resolved.put("name", recipe.name());
        resolved.put("about", recipe.about());
        if (!recipe.paper().isEmpty()) {
            resolved.put("paper", recipe.paper());
        }
        resolved.put("compat", recipe.compat());
        resolved.put("seed", seed);
        resolved.put("seeds", seedHashes);
        resolved.put("seed-tasks", Sha256.of(tasksAsRead()));
        resolved.put("prompts", new LinkedHashMap<>(prompts.hashes()));
        var byAlias = new LinkedHashMap<String, Object>();
        aliases.forEach((alias, options) -> {
            var model = new LinkedHashMap<String, Object>();
            var bound = models.get(alias);
            model.put("is", bound == null ? "" : bound.model().id());
            model.putAll(OptionBinder.describe(options));
            byAlias.put(alias, model);
        });
        resolved.put("models", byAlias);
        resolved.put("stages", stages.stream().map(Assembler::resolved).toList());
        var dryUp = new LinkedHashMap<String, Object>();
        dryUp.put("floor", recipe.dryUp().floor());
        dryUp.put("over", recipe.dryUp().over());
        resolved.put("dry-up", dryUp);
        return resolved;
    }

    /** The same files, read with other names of fields or under another name, give other tasks or other ids. */
    private String tasksAsRead() {
        return seeds.stream().map(Assembler::asRead).collect(Collectors.joining("\n"));
    }

    private static String asRead(SeedTask task) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", task.id());
        line.put("instruction", task.instruction());
        line.put(
                "instances",
                task.instances().stream()
                        .map(instance -> List.of(instance.input(), instance.output()))
                        .toList());
        line.put(Example.IS_CLASSIFICATION, task.isClassification());
        return JsonLine.of(line);
    }

    private static Map<String, Object> resolved(MadeStage made) {
        var stage = new LinkedHashMap<String, Object>();
        stage.put("name", made.stage.name());
        stage.put("from", made.stage.from().name().toLowerCase(Locale.ROOT));
        stage.put("feeds-back", made.stage.feedsBack());
        stage.put("window", made.stage.window());
        stage.put("steps", made.steps.stream().map(Assembler::resolved).toList());
        stage.put("filters", made.filters.stream().map(Assembler::resolved).toList());
        return stage;
    }

    private static Map<String, Object> resolved(Made<?> made) {
        var options = new LinkedHashMap<String, Object>();
        options.put("name", made.operator().name());
        options.putAll(made.options());
        return Map.of(made.operator().kind(), options);
    }
}
