package dev.espalier.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.catalog.Assembler.Assembly;
import dev.espalier.engine.Limits;
import dev.espalier.engine.Phase.Source;
import dev.espalier.engine.Plan;
import dev.espalier.engine.Run;
import dev.espalier.engine.RunDirectory;
import dev.espalier.io.DatasetReader;
import dev.espalier.io.DatasetSource;
import dev.espalier.io.ExampleReader;
import dev.espalier.llm.LanguageModel;
import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.Recipe.From;
import dev.espalier.seed.SeedLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs a recipe that comes with the program, or a part of it, as {@code generate} does. */
final class RecipeRun {

    static final long SEED = 7;

    /** Where the golden files lie, a folder for each recipe. */
    static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** What the ids of examples start with. */
    static final String ID = "run";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String recipe;
    private List<String> sets = List.of();
    private final Map<String, LanguageModel> others = new LinkedHashMap<>();
    private List<SeedTask> seeds = SeedLoader.builtin().tasks();
    private Assembler.Input input = Assembler.Input.NONE;

    private RecipeRun(String recipe) {
        this.recipe = recipe;
    }

    static RecipeRun of(String recipe) {
        return new RecipeRun(recipe);
    }

    /** Returns an instruction of so many words that has no word in common with that of another number. */
    static String words(int number, int count) {
        return IntStream.range(0, count).mapToObj(i -> "W" + number + "x" + i).collect(Collectors.joining(" "));
    }

    RecipeRun set(String... paths) {
        this.sets = List.of(paths);
        return this;
    }

    /** Binds an alias to a model of its own. */
    RecipeRun bind(String alias, LanguageModel model) {
        others.put(alias, model);
        return this;
    }

    RecipeRun seeds(List<SeedTask> tasks) {
        this.seeds = tasks;
        return this;
    }

    RecipeRun input(List<Example> examples) {
        this.input = new Assembler.Input(examples, fields(examples), List.of("hash-of-input"));
        return this;
    }

    /** Returns the names of all further fields. */
    static Set<String> fields(List<Example> examples) {
        return examples.stream()
                .flatMap(example -> example.more().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Gives the recipe these examples if any of its stages works on input. */
    RecipeRun inputIfTaken(List<Example> examples) {
        var recipes = new Recipes(null);
        var stages =
                recipes.read(recipes.find(recipe), List.of(), new Problems()).stages();
        boolean isTaken = stages.stream().anyMatch(stage -> stage.from() == From.INPUT || stage.from() == From.SEEDS);
        return isTaken ? input(examples) : this;
    }

    /** Returns what stands behind a word at the start of lines of a file of settings, if there is one for the recipe. */
    static List<String> settings(String recipe, String file, String word) throws IOException {
        var path = GOLDEN.resolve(recipe).resolve(file);
        var lines = Files.exists(path) ? Files.readAllLines(path) : List.<String>of();
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** Reads the examples of a file, as {@code --input} does, each with an id of its own. */
    static List<Example> examples(Path file) {
        var problems = new Problems();
        var examples = new ArrayList<Example>();
        var reader = new ExampleReader(Map.of(), Set.of());
        DatasetReader.readAll(
                DatasetSource.file(file),
                problems,
                row -> reader.read(row.value(), problems::add)
                        .map(example -> example.id().isEmpty() ? example.withId("input-" + row.number()) : example)
                        .ifPresent(examples::add));
        problems.throwIfAny();
        return examples;
    }

    /** What a run left behind. */
    record Result(Path directory) {

        String dataset() {
            return text("dataset.jsonl");
        }

        String ledger() {
            return text("rejected.jsonl");
        }

        private String text(String name) {
            try {
                return Files.readString(directory.resolve(name), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<Map<String, Object>> accepted() {
            return lines(dataset());
        }

        List<Map<String, Object>> rejected() {
            return lines(ledger());
        }

        /** Returns a field of each accepted example. */
        List<Object> accepted(String field) {
            return accepted().stream().map(line -> line.get(field)).toList();
        }

        /** Returns a field of each rejected candidate. */
        List<Object> rejected(String field) {
            return rejected().stream().map(line -> line.get(field)).toList();
        }

        List<String> instances() {
            return accepted().stream()
                    .map(line -> line.get("input") + " -> " + line.get("output"))
                    .toList();
        }

        private static List<Map<String, Object>> lines(String text) {
            return text.lines().map(Result::line).toList();
        }

        private static Map<String, Object> line(String line) {
            try {
                return JSON.readValue(line, new TypeReference<LinkedHashMap<String, Object>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Assembly assemble(LanguageModel model) {
        var problems = new Problems();
        var recipes = new Recipes(null);
        var read = recipes.read(recipes.find(recipe), sets, problems);
        var assembler = new Assembler(
                read,
                seeds,
                List.of("hash-of-seeds"),
                input,
                References.NONE,
                new Prompts(null, null),
                SEED,
                "test",
                problems);
        var assembly = assembler.assemble(alias -> others.getOrDefault(alias, model));
        problems.throwIfAny();
        return assembly;
    }

    /** Runs the whole recipe until its dataset has so many examples. */
    Result toTarget(int target, LanguageModel model, int concurrency, Path directory) throws IOException {
        return whole(model, Limits.target(target, concurrency), directory);
    }

    /** Runs the whole recipe to its end. */
    Result toEnd(LanguageModel model, Path directory) throws IOException {
        return whole(model, all(), directory);
    }

    private Result whole(LanguageModel model, Limits limits, Path directory) throws IOException {
        var plan = assemble(model).plan();
        return run(
                new Plan(ID, SEED, plan.phases(), plan.models(), plan.dryUpFloor(), plan.dryUpOver()),
                limits,
                directory);
    }

    /** Runs the first stages on so many items, to the end. */
    Result items(int count, int stages, LanguageModel model, Path directory) throws IOException {
        var blanks = Collections.nCopies(count, Example.of("", "", ""));
        return run(withSource(assemble(model).plan(), stages, new Source.Given(blanks)), all(), directory);
    }

    /** Runs the last stage on these examples, to the end. */
    Result lastStage(List<Example> examples, LanguageModel model, Path directory) throws IOException {
        var plan = assemble(model).plan();
        var last = plan.stages().subList(plan.stages().size() - 1, plan.stages().size());
        return run(new Plan(ID, SEED, new Source.Given(examples), last, plan.models(), 0, 1), all(), directory);
    }

    private static Limits all() {
        return new Limits(null, null, null, null, 1, false);
    }

    /** The id of a run is a hash over all prompts and options; a fixed one spares the tests their every change. */
    private static Plan withSource(Plan plan, int stages, Source source) {
        return new Plan(
                ID, SEED, source, plan.stages().subList(0, stages), plan.models(), plan.dryUpFloor(), plan.dryUpOver());
    }

    private static Result run(Plan plan, Limits limits, Path directory) throws IOException {
        try (var open = RunDirectory.open(directory, "name: test\n", (before, after) -> List.of())) {
            new Run(plan, limits, open, progress -> {}, System::nanoTime).go();
        }
        return new Result(directory);
    }
}
