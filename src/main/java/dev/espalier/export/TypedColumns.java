package dev.espalier.export;

import dev.espalier.io.ColumnType;
import dev.espalier.io.ExampleJson;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table that holds all fields of a dataset, found by looking at every example. Not thread-safe. */
final class TypedColumns {

    private static final String LINEAGE = "lineage";

    private static final Lineage FULL = new Lineage(List.of(""), List.of(""), List.of(new Lineage.CallRef("", "", "")));

    private final Map<String, ColumnType> more = new LinkedHashMap<>();
    private boolean hasId;
    private boolean hasLineage;
    private boolean hasStage;

    void take(Example example) {
        hasId |= !example.id().isEmpty();
        hasLineage |= !example.lineage().equals(Lineage.NONE);
        hasStage |= !example.lineage().stage().isEmpty();
        example.more().forEach((name, value) -> more.merge(name, ColumnType.of(value), ColumnType::with));
    }

    /** Returns the types by name, in the order in which records have the fields. */
    Map<String, ColumnType> types() {
        var types = new LinkedHashMap<String, ColumnType>();
        if (hasId) {
            types.put("id", new ColumnType.Text());
        }
        types.put("instruction", new ColumnType.Text());
        types.put("input", new ColumnType.Text());
        types.put("output", new ColumnType.Text());
        more.forEach((name, type) -> types.put(name, type.settled()));
        if (hasLineage) {
            types.put(LINEAGE, typeOf(hasStage ? FULL.withStage("some") : FULL));
        }
        return types;
    }

    private static ColumnType typeOf(Lineage lineage) {
        var example = Example.ofInstruction("").withLineage(lineage);
        return ColumnType.of(ExampleJson.toMap(example).getOrDefault(LINEAGE, Map.of()));
    }

    /** Returns the names of the columns whose values stand as JSON text. */
    List<String> asJson() {
        return more.entrySet().stream()
                .filter(column -> column.getValue().hasJson())
                .map(Map.Entry::getKey)
                .toList();
    }
}
