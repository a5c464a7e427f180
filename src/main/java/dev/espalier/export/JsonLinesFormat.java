package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.function.Consumer;

/** JSON Lines, one record an example, laid out as some trainer reads it. */
public final class JsonLinesFormat implements ExportFormat {

    private static final int BUFFER = 1 << 16;

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
        var written = new long[1];
        examples.eachBatch(Lines::new, lines -> {
            leftOut.addAll(lines.leftOut);
            lines.bytes.writeTo(out);
            written[0] += lines.count;
        });
        out.flush();
        return new Exported(written[0], 0, leftOut);
    }

    /** The lines of consecutive examples. */
    private final class Lines implements Consumer<Example> {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
        private final LeftOut leftOut = new LeftOut();
        private long count;

        @Override
        public void accept(Example example) {
            leftOut.note(example, layout.held(example));
            bytes.writeBytes(JsonLine.bytes(layout.record(example)));
            count++;
        }
    }
}
