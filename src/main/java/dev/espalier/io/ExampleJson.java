package dev.espalier.io;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The layout of an example as a line of {@code dataset.jsonl}: {@code id, instruction, input, output}, the further fields,
 * and {@code lineage} as {@code {parents, demonstrations, calls: [{step, key, model}]}}, and {@code stage} if it names one.
 */
public final class ExampleJson {

    static final String ID = "id";
    static final String LINEAGE = "lineage";

    private static final String STAGE = "stage";
    private static final Set<String> LINEAGE_FIELDS = Set.of("parents", "demonstrations", "calls");
    private static final Set<String> FIELDS_WITH_STAGE = Set.of("parents", "demonstrations", "calls", STAGE);

    /** The names that further fields cannot have. */
    static final Set<String> RESERVED = Set.of(ID, "instruction", "input", "output", LINEAGE);

    private ExampleJson() {}

    /**
     * Returns the fields of a line, in order.
     *
     * @throws IllegalArgumentException if a further field has one of the fixed names
     */
    public static Map<String, Object> toMap(Example example) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(ID, example.id());
        fields.put("instruction", example.instruction());
        fields.put("input", example.input());
        fields.put("output", example.output());
        example.more().forEach((name, value) -> {
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException("a further field cannot be called " + name);
            }
            fields.put(name, value);
        });
        fields.put(LINEAGE, lineage(example.lineage()));
        return fields;
    }

    private static Map<String, Object> lineage(Lineage lineage) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parents", lineage.parents());
        fields.put("demonstrations", lineage.demonstrations());
        fields.put("calls", lineage.calls().stream().map(ExampleJson::call).toList());
        if (!lineage.stage().isEmpty()) {
            fields.put(STAGE, lineage.stage());
        }
        return fields;
    }

    private static Map<String, Object> call(Lineage.CallRef call) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("step", call.step());
        fields.put("key", call.key());
        fields.put("model", call.model());
        return fields;
    }

    /**
     * Reads a line of {@code dataset.jsonl} back; fields that are not there are empty.
     *
     * @param problems is told why nothing is returned
     */
    public static Optional<Example> fromNode(Node.Mapping line, Consumer<Problem> problems) {
        return new ExampleReader(Map.of(), Set.of()).read(line, problems);
    }

    /** Returns the lineage that a node holds; empty if it has another layout than ours. */
    static Optional<Lineage> lineage(Node node) {
        if (!(node instanceof Node.Mapping mapping)
                || !(hasOnly(mapping, LINEAGE_FIELDS) || hasOnly(mapping, FIELDS_WITH_STAGE))) {
            return Optional.empty();
        }
        var stage = stage(mapping.entries().get(STAGE));
        var parents = texts(mapping.entries().get("parents"));
        var demonstrations = texts(mapping.entries().get("demonstrations"));
        var calls = calls(mapping.entries().get("calls"));
        return parents.isPresent() && demonstrations.isPresent() && calls.isPresent() && stage.isPresent()
                ? Optional.of(new Lineage(parents.get(), demonstrations.get(), calls.get(), stage.get()))
                : Optional.empty();
    }

    /** In a table of which only some records have a stage, the others hold a null. */
    private static Optional<String> stage(Node.@Nullable Entry entry) {
        if (entry == null || entry.value() instanceof Node.Null) {
            return Optional.of("");
        }
        return entry.value() instanceof Node.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static boolean hasOnly(Node.Mapping mapping, Set<String> names) {
        return mapping.entries().keySet().equals(names);
    }

    private static Optional<List<String>> texts(Node.@Nullable Entry entry) {
        if (entry == null || !(entry.value() instanceof Node.Sequence list)) {
            return Optional.empty();
        }
        var texts = list.items().stream()
                .filter(Node.Text.class::isInstance)
                .map(item -> ((Node.Text) item).value())
                .toList();
        return texts.size() == list.items().size() ? Optional.of(texts) : Optional.empty();
    }

    private static Optional<List<Lineage.CallRef>> calls(Node.@Nullable Entry entry) {
        if (entry == null || !(entry.value() instanceof Node.Sequence list)) {
            return Optional.empty();
        }
        var calls = list.items().stream()
                .map(ExampleJson::call)
                .flatMap(Optional::stream)
                .toList();
        return calls.size() == list.items().size() ? Optional.of(calls) : Optional.empty();
    }

    private static Optional<Lineage.CallRef> call(Node node) {
        if (!(node instanceof Node.Mapping mapping) || !hasOnly(mapping, Set.of("step", "key", "model"))) {
            return Optional.empty();
        }
        var fields = PlainValue.of(mapping);
        return fields.get("step") instanceof String step
                        && fields.get("key") instanceof String key
                        && fields.get("model") instanceof String model
                ? Optional.of(new Lineage.CallRef(step, key, model))
                : Optional.empty();
    }
}
