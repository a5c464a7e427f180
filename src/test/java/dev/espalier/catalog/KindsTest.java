package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.io.Node;
import dev.espalier.io.NodeReader;
import dev.espalier.io.Place;
import dev.espalier.io.YamlWriter;
import dev.espalier.option.Option;
import dev.espalier.problem.Problems;
import dev.espalier.recipe.OptionBinder;
import dev.espalier.recipe.Recipe.Operator;
import dev.espalier.seed.SeedLoader;
import dev.espalier.step.Choose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of step and filter promises. */
final class KindsTest {

    private static final References BENCHMARK =
            new References(List.of(), List.of(new References.Benchmark("b.jsonl", "5ha", List.of())), Map.of());

    /** What a kind cannot do without. */
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("word-length", "{min: 1}"),
            Map.entry("prefixes", "{prefixes: [a]}"),
            Map.entry("script", "{scripts: [latin]}"),
            Map.entry("length", "{min-words: 1}"),
            Map.entry("length-ratio", "{min: 0.5}"),
            Map.entry("list-items", "{min: 1}"),
            Map.entry("mtld", "{min: 30}"),
            Map.entry("profanity", "{words: [darn]}"),
            Map.entry("language", "{languages: [en]}"),
            Map.entry("ask", "{prompt: alpaca/examples.txt}"),
            Map.entry("sample", "{from: seeds, into: shown}"),
            Map.entry("match", "{field: next, from: seeds}"),
            Map.entry("require", "{field: score, min: 4.0}"),
            Map.entry("template", "{into: a, texts: [b]}"),
            Map.entry("fill", "{field: formulation}"),
            Map.entry("top-k", "{count: 3}"),
            Map.entry("quota", "{count: 3}"),
            Map.entry("forget", "{fields: [a]}"),
            Map.entry("repeat", "{times: 2}"),
            Map.entry("draw", "{fields: [a], into: b}"),
            Map.entry("spread", "{field: a, into: b}"),
            Map.entry("turn", "{user: a, assistant: b}"),
            Map.entry("measure", "{field: a, what: words, into: b}"),
            Map.entry("weighted-sum", "{weights: {a: 0.5}, into: b}"),
            Map.entry("grade", "{field: a, into: b, low: 1.0}"),
            Map.entry("each", "{field: a, as: b, collect: b, into: c}"));

    static Stream<Kind<?, ?>> kinds() {
        return Stream.of(StepKinds.ALL, FilterKinds.ALL, SelectorKinds.ALL).flatMap(table -> table.values().stream());
    }

    static Stream<Class<? extends Record>> options() {
        return Stream.concat(Stream.of(ModelOptions.class), kinds().map(Kind::options));
    }

    @Test
    void aRecipeMayUseTheseStepsAndFilters() {
        assertThat(StepKinds.ALL.keySet())
                .contains("generate-instructions", "classify", "generate-instances", "generate-examples", "ask");
        assertThat(FilterKinds.ALL.keySet())
                .contains(
                        "empty-field",
                        "word-length",
                        "keywords",
                        "prefixes",
                        "first-character",
                        "script",
                        "input-equals-output",
                        "colon-ending",
                        "contradicting-instances",
                        "sample-siblings",
                        "exact-duplicate",
                        "rouge-l");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void saysInAPhraseWhatItDoes(Kind<?, ?> kind) {
        assertThat(kind.about()).matches("[a-z].*[^.]");
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionSaysWhatItDoes(Class<? extends Record> options) {
        assertThat(options.getRecordComponents()).allSatisfy(component -> {
            var option = component.getAnnotation(Option.class);
            assertThat(option).as("%s.%s", options, component.getName()).isNotNull();
            assertThat(option.about()).matches("[A-Za-z0-9].*[^.]");
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isMadeFromItsDefaultsAndDescribedAsItWasMade(Kind<?, ?> kind) {
        var yaml = REQUIRED.getOrDefault(kind.name(), "{}");
        var made = make(kind, yaml);
        var described =
                make(kind, YamlWriter.write(made.options()).isBlank() ? "{}" : YamlWriter.write(made.options()));
        assertThat(described.options()).isEqualTo(made.options());
        assertThat(made.options().keySet()).isSubsetOf(keys(kind.options()));
    }

    private static Kind.Made<?> make(Kind<?, ?> kind, String yaml) {
        var node = NodeReader.yaml(yaml, "r.yaml");
        var options = node instanceof Node.Mapping mapping ? mapping : new Node.Mapping(Map.of(), node.place());
        var branches = List.<dev.espalier.recipe.Recipe.Branch>of();
        var operator = new Operator(kind.name(), kind.name(), options, branches, new Place("r.yaml", 1, 1));
        var problems = new Problems();
        var materials = new Materials(SeedLoader.builtin().tasks(), BENCHMARK, new Prompts(null, null), 1, problems)
                .withBranches(List.of(new Choose.Branch("steps", 1, null, List.of())));
        var made = StepKinds.ALL.containsKey(kind.name())
                ? Kind.make(StepKinds.ALL, "step", operator, materials).orElse(null)
                : FilterKinds.ALL.containsKey(kind.name())
                        ? Kind.make(FilterKinds.ALL, "filter", operator, materials)
                                .orElse(null)
                        : Kind.make(SelectorKinds.ALL, "selector", operator, materials)
                                .orElse(null);
        problems.throwIfAny();
        return java.util.Objects.requireNonNull(made);
    }

    private static List<String> keys(Class<? extends Record> options) {
        return Arrays.stream(options.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void needsAnOptionOnlyWhereThereIsNoDefaultForIt(Kind<?, ?> kind) {
        var problems = new Problems();
        var nothing = new Node.Mapping(Map.of(), new Place("r.yaml", 1, 1));
        var bound = OptionBinder.bind(nothing, nothing.place(), kind.options(), "x", problems);
        assertThat(bound.isPresent()).isEqualTo(!REQUIRED.containsKey(kind.name()));
    }
}
