package dev.espalier.export;

import dev.espalier.io.ColumnType;
import dev.espalier.io.ExampleJson;
import dev.espalier.io.ParquetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/**
 * Format {@code parquet}: one table with a typed column for every field, {@code id} and {@code lineage} included where any
 * example has one. Values of a field that have no type in common stand as JSON text. Reads the dataset twice.
 */
public final class ParquetFormat implements ExportFormat {

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Exported write(ExampleSource examples, OutputStream out) throws IOException {
        var columns = new TypedColumns();
        examples.each(columns::take);
        var written = new long[1];
        var types = columns.types();
        var alterations = new Alterations((name, value) -> types.get(name) instanceof ColumnType.Json);
        try (var table = ParquetTable.start(out, types)) {
            examples.each(example -> {
                var record = ExampleJson.toMap(example);
                alterations.take(record);
                table.add(record);
                written[0]++;
            });
        }
        return new Exported(written[0], 0, List.of(), alterations.with(columns.asJson()), 0);
    }
}
