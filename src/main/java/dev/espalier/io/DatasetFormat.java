package dev.espalier.io;

import java.util.Locale;

/** The formats that records are read from. */
enum DatasetFormat {
    JSON_LINES,
    CSV,
    YAML,
    PARQUET,
    /** Known by its first character: {@code .json}, other endings, standard input. */
    UNKNOWN;

    static DatasetFormat of(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        var plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "jsonl", "ndjson" -> JSON_LINES;
            case "csv" -> CSV;
            case "yaml", "yml" -> YAML;
            case "parquet" -> PARQUET;
            default -> UNKNOWN;
        };
    }
}
