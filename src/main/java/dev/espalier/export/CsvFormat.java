package dev.espalier.export;

import dev.espalier.io.ExampleJson;
import dev.espalier.io.HalfPairs;
import dev.espalier.io.JsonLine;
import dev.espalier.io.JsonNumber;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Format {@code csv}: a header, then one row an example (RFC 4180, lines end with a line feed). Columns are {@code id} if any
 * example has one, {@code instruction, input, output}, and every further field. Lists and mappings stand there as JSON text;
 * an absent value is empty; half surrogate pairs become U+FFFD; lineage is left out. Reads the dataset twice.
 */
public final class CsvFormat implements ExportFormat {

    private static final List<String> FIRST = List.of("instruction", "input", "output");

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Exported write(ExampleSource examples, OutputStream out) throws IOException {
        var header = new Header();
        examples.each(header::take);
        var columns = header.columns();
        var text = TextOutput.of(out);
        row(text, columns);
        var alterations = new Alterations((name, value) -> isJson(value));
        var written = new long[1];
        examples.each(example -> {
            alterations.take(ExampleJson.toMap(example));
            row(text, columns.stream().map(column -> cell(example, column)).toList());
            written[0]++;
        });
        text.flush();
        return new Exported(
                written[0], 0, header.hasLineage ? List.of("lineage") : List.of(), alterations.with(header.asJson), 0);
    }

    /** What the rows hold. */
    private static final class Header {

        private final Set<String> more = new LinkedHashSet<>();
        private final Set<String> asJson = new LinkedHashSet<>();
        private boolean hasId;
        private boolean hasLineage;

        void take(Example example) {
            hasId |= !example.id().isEmpty();
            hasLineage |= !example.lineage().equals(Lineage.NONE);
            example.more().forEach((name, value) -> {
                more.add(name);
                if (isJson(value)) {
                    asJson.add(name);
                }
            });
        }

        List<String> columns() {
            var columns = new ArrayList<String>();
            if (hasId) {
                columns.add("id");
            }
            columns.addAll(FIRST);
            columns.addAll(more);
            return columns;
        }
    }

    private static String cell(Example example, String column) {
        if (column.equals("id")) {
            return example.id();
        }
        return FIRST.contains(column)
                ? example.text(column).orElse("")
                : notation(example.more().getOrDefault(column, Example.NULL));
    }

    private static boolean isJson(Object value) {
        return value instanceof List<?> || value instanceof Map<?, ?>;
    }

    private static String notation(Object value) {
        if (value instanceof Double number) {
            return JsonNumber.of(number);
        }
        return value == Example.NULL ? "" : isJson(value) ? JsonLine.value(value) : value.toString();
    }

    private static void row(Writer text, List<String> cells) throws IOException {
        var separator = "";
        for (var cell : cells) {
            text.write(separator);
            text.write(quotedIfNeeded(HalfPairs.replaced(cell)));
            separator = ",";
        }
        text.write('\n');
    }

    private static String quotedIfNeeded(String cell) {
        boolean isPlain = cell.equals(cell.strip()) && cell.chars().noneMatch(CsvFormat::needsQuotes);
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static boolean needsQuotes(int c) {
        return c == '"' || c == ',' || c == '\n' || c == '\r';
    }
}
