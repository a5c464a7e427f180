package dev.espalier.export;

import dev.espalier.io.JsonLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Format {@code alpaca}: one JSON array of {@code {instruction, input, output}}, indented by two blanks. */
public final class AlpacaFormat implements ExportFormat {

    @Override
    public Set<String> needs() {
        return Set.of("instruction");
    }

    @Override
    public Exported write(ExampleSource examples, OutputStream out) throws IOException {
        var leftOut = new LeftOut();
        var text = TextOutput.of(out);
        var written = new long[1];
        text.write("[");
        examples.each(example -> {
            leftOut.note(example, Set.of());
            text.write(written[0]++ == 0 ? "\n" : ",\n");
            text.write("  {\n    \"instruction\": " + JsonLine.quoted(example.instruction())
                    + ",\n    \"input\": " + JsonLine.quoted(example.input())
                    + ",\n    \"output\": " + JsonLine.quoted(example.output()) + "\n  }");
        });
        text.write(written[0] == 0 ? "]\n" : "\n]\n");
        text.flush();
        return new Exported(written[0], 0, leftOut);
    }
}
