package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Format {@code alpaca-jsonl}: JSON Lines of {@code {instruction, input, output}}. */
public final class AlpacaLinesFormat implements ExportFormat {

    @Override
    public Exported write(Iterator<Example> examples, Writer out) throws IOException {
        var leftOut = new LeftOut();
        long written = 0;
        while (examples.hasNext()) {
            var example = examples.next();
            leftOut.note(example, Set.of());
            out.write(JsonLine.of(fields(example)) + "\n");
            written++;
        }
        return new Exported(written, 0, leftOut.names());
    }

    private static Map<String, String> fields(Example example) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("instruction", example.instruction());
        fields.put("input", example.input());
        fields.put("output", example.output());
        return fields;
    }
}
