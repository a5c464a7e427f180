package dev.espalier.export;

import dev.espalier.io.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes columns as the header of a card does: {@code features} of {@code dataset_info}, as Hugging Face's loader reads them. Stateless. */
final class HubFeatures {

    private HubFeatures() {}

    /** Returns a mapping for each column, in order. */
    static List<Map<String, Object>> of(Map<String, ColumnType> types) {
        var features = new ArrayList<Map<String, Object>>();
        types.forEach((name, type) -> {
            var feature = new LinkedHashMap<String, Object>();
            feature.put("name", name);
            feature.putAll(of(type));
            features.add(feature);
        });
        return features;
    }

    private static Map<String, Object> of(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return Map.of("struct", of(struct.fields()));
        }
        return type instanceof ColumnType.ListOf list
                ? Map.of("list", item(list.item()))
                : Map.of("dtype", scalar(type));
    }

    /** The name of a scalar, or the fields of a record, may stand for the item itself. */
    private static Object item(ColumnType type) {
        if (type instanceof ColumnType.Struct struct) {
            return of(struct.fields());
        }
        return type instanceof ColumnType.ListOf ? of(type) : scalar(type);
    }

    /** What has no type, or none in common, is text. */
    private static String scalar(ColumnType type) {
        if (type instanceof ColumnType.Whole) {
            return "int64";
        }
        if (type instanceof ColumnType.Decimal) {
            return "float64";
        }
        return type instanceof ColumnType.Bool ? "bool" : "string";
    }
}
