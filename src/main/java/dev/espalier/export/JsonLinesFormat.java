package dev.espalier.export;

import dev.espalier.io.JsonLine;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** JSON Lines, one record an example, laid out as some trainer reads it. */
public final class JsonLinesFormat implements ExportFormat {

    private final RecordLayout layout;

    public JsonLinesFormat(RecordLayout layout) {
        this.layout = layout;
    }

    @Override
    public Set<String> needs() {
        return layout.needs();
    }

    @Override
    public Exported write(ExampleSource examples, OutputStream out) throws IOException {
        var leftOut = new LeftOut();
        var text = TextOutput.of(out);
        var written = new long[1];
        examples.each(example -> {
            leftOut.note(example, layout.held(example));
            text.write(JsonLine.of(layout.record(example)));
            text.write('\n');
            written[0]++;
        });
        text.flush();
        return new Exported(written[0], 0, leftOut);
    }
}
