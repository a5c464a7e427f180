package dev.espalier.catalog;

import dev.espalier.engine.Phase;
import dev.espalier.engine.Phase.Source;
import dev.espalier.engine.Plan;
import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.engine.StagePlan;
import dev.espalier.io.JsonLine;
import dev.espalier.io.YamlWriter;
import dev.espalier.llm.Level;
import dev.espalier.llm.Prices;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.OptionBinder;
import dev.espalier.recipe.Recipe;
import dev.espalier.recipe.Recipe.From;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a recipe, seeds and models into a plan that can run, and its resolved form. */
public final class Assembler {

    private final Recipe recipe;
    private final List<SeedTask> seeds;
    private final List<String> seedHashes;
    private final Input input;
    private final References references;
    private final Prompts prompts;
    private final long seed;
    private final String version;
    private final Problems problems;

    /**
     * @param seedHashes the SHA-256 of each seed file
     * @param input what a stage from input works on
     * @param references what filters compare with beside the seeds
     * @param seed of all randomness
     * @param version of the program
     * @param problems where complaints go
     */
    public Assembler(
            Recipe recipe,
            List<SeedTask> seeds,
            List<String> seedHashes,
            Input input,
            References references,
            Prompts prompts,
            long seed,
            String version,
            Problems problems) {
        this.recipe = recipe;
        this.seeds = List.copyOf(seeds);
        this.seedHashes = List.copyOf(seedHashes);
        this.input = input;
        this.references = references;
        this.prompts = prompts;
        this.seed = seed;
        this.version = version;
        this.problems = problems;
    }

    /**
     * What was made.
     *
     * @param resolved the resolved recipe in YAML: every default written out, with version, hashes and seed
     * @param shape what goes in and comes out
     * @param overwritten further fields of the input that steps set or take away: what they held is not kept
     */
    public record Assembly(Plan plan, String resolved, RecipeShape shape, Set<String> overwritten) {}

    /**
     * The examples that a stage from input works on.
     *
     * @param examples handed over: whoever made the list does not change it any more. A copy would hold in memory what is on the disk
     * @param fields the names of their further fields
     * @param hashes the SHA-256 of each file they were read from; empty if none was given
     */
    public record Input(List<Example> examples, Set<String> fields, List<String> hashes) {

        /** No files were given. */
        public static final Input NONE = new Input(List.of(), Set.of(), List.of());

        /** Files that nobody has named yet: enough to show a recipe, not to run it. */
        public static final Input UNKNOWN = new Input(List.of(), Set.of(), List.of("not given yet"));

        public Input {
            examples = Collections.unmodifiableList(examples);
            fields = Collections.unmodifiableSet(new LinkedHashSet<>(fields));
            hashes = List.copyOf(hashes);
        }
    }

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
        var materials = new Materials(seeds, references, prompts, seed, problems);
        // Benchmarks are looked for in every stage: what is found early costs no more calls, and feeds nothing.
        var added = references.decontamination(recipe.stages().stream()
                .flatMap(stage -> stage.filters().stream())
                .toList());
        var maker = new StageMaker(recipe.models().keySet(), added, materials);
        var stages = recipe.stages().stream().map(maker::make).toList();
        checkInput();
        var fields = new FieldFlow(input, problems).check(stages);
        new Placeholders(prompts, problems).check(stages);
        references.check(
                stages.stream().flatMap(stage -> stage.filters().stream()).toList(), problems);
        var models = new LinkedHashMap<String, BoundModel>();
        aliases.forEach((alias, options) -> {
            var root = Aliases.root(recipe, alias);
            var model = source.bind(root);
            Level.check(model, options.spoken(), "model \"" + alias + "\"", problems);
            checkPace(alias, options.maxTokens(), source.tokensPerMinute(root));
            models.put(
                    alias,
                    new BoundModel(
                            model,
                            options.sampling(),
                            options.spoken(),
                            source.prices(root).orElse((Prices) null),
                            options.maxTokensLimit(),
                            options.json()));
        });
        var resolved = YamlWriter.write(resolved(stages, aliases, models));
        var plan = new Plan(
                Identity.runId(resolved),
                seed,
                phases(stages),
                models,
                recipe.dryUp().floor(),
                recipe.dryUp().over());
        return new Assembly(plan, resolved, RecipeShape.of(stages, fields), overwritten(stages));
    }

    private Set<String> overwritten(List<MadeStage> stages) {
        var fields = new TreeSet<String>();
        stages.forEach(stage ->
                stage.changed().stream().filter(input.fields()::contains).forEach(fields::add));
        return fields;
    }

    /** A reply that alone breaks the limit would wait for the minute to be empty, call after call. */
    private void checkPace(String alias, @Nullable Integer most, Optional<Long> perMinute) {
        if (most != null && perMinute.isPresent() && perMinute.get() < most) {
            problems.add(
                    "model \"" + alias + "\"",
                    "one reply may have " + most + " tokens (max-tokens), but tokens-per-minute is " + perMinute.get(),
                    "raise tokens-per-minute, or lower max-tokens: --set models." + alias + ".max-tokens="
                            + perMinute.get());
        }
    }

    private void checkInput() {
        boolean wanted = recipe.stages().stream().anyMatch(stage -> stage.from() == From.INPUT);
        boolean taken = wanted || recipe.stages().stream().anyMatch(stage -> stage.from() == From.SEEDS);
        if (wanted && input.hashes().isEmpty()) {
            problems.add("--input", "recipe " + recipe.name() + " works on examples of yours", "add --input FILE");
        } else if (!taken && !input.hashes().isEmpty() && !input.equals(Input.UNKNOWN)) {
            problems.add("--input", "no stage of recipe " + recipe.name() + " works on input", "leave it out");
        }
    }

    private List<Phase> phases(List<MadeStage> stages) {
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < stages.size(); ) {
            var first = stages.get(i);
            if (!phases.isEmpty() && !phases.get(phases.size() - 1).isFinite()) {
                // There was a complaint about it, so nothing runs; the rest is left out to keep the plan whole.
                return phases;
            }
            var plans = new ArrayList<StagePlan>();
            do {
                plans.add(stages.get(i++).plan());
            } while (i < stages.size() && !stages.get(i).stage().beginsPhase());
            phases.add(new Phase(source(first), plans));
        }
        // Where there was a complaint, nothing runs; a phase keeps the plan whole.
        return phases.isEmpty() ? List.of(new Phase(new Source.Blanks(1), List.of(StagePlan.NOTHING))) : phases;
    }

    private Source source(MadeStage made) {
        var stage = made.stage();
        return switch (stage.from()) {
            case SEEDS -> new Source.Given(input.hashes().isEmpty() ? seedExamples() : input.examples());
            case INPUT -> new Source.Given(input.examples());
            case RESULT -> new Source.Selected(stage.of(), made.namedSelectors());
            case NOTHING, STAGE -> stage.items() == 0 ? new Source.Endless() : new Source.Blanks(stage.items());
        };
    }

    private List<Example> seedExamples() {
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
        boolean isFromInput = recipe.stages().stream().anyMatch(stage -> stage.from() == From.INPUT);
        if (isFromInput || (!input.hashes().isEmpty() && !input.equals(Input.UNKNOWN))) {
            resolved.put("input", input.hashes());
        }
        resolved.putAll(references.identity());
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
        resolved.put("stages", stages.stream().map(MadeStage::resolved).toList());
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
}
