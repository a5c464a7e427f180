package dev.espalier.export;

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
        try (var table = ParquetTable.start(out, columns.types())) {
            examples.each(example -> {
                table.add(ExampleJson.toMap(example));
                written[0]++;
            });
        }
        return new Exported(written[0], 0, List.of(), columns.asJson(), 0);
    }
}
