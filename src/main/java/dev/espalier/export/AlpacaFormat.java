package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.Set;

/** Format {@code alpaca}: one JSON array of {@code {instruction, input, output}}, indented by two blanks. */
public final class AlpacaFormat implements ExportFormat {

    @Override
    public Exported write(Iterator<Example> examples, Writer out) throws IOException {
        var leftOut = new LeftOut();
        long written = 0;
        out.write("[");
        while (examples.hasNext()) {
            var example = examples.next();
            leftOut.note(example, Set.of());
            out.write(written++ == 0 ? "\n" : ",\n");
            out.write("  {\n    \"instruction\": " + JsonLine.quoted(example.instruction())
                    + ",\n    \"input\": " + JsonLine.quoted(example.input())
                    + ",\n    \"output\": " + JsonLine.quoted(example.output()) + "\n  }");
        }
        out.write(written == 0 ? "]\n" : "\n]\n");
        return new Exported(written, 0, leftOut.names());
    }
}
