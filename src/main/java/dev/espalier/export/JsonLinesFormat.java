package dev.espalier.export;

import dev.espalier.io.JsonLine;
import dev.espalier.model.Example;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

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
        var lines = new BufferedOutputStream(out, BUFFER);
        var written = new long[1];
        examples.each(this::line, line -> {
            leftOut.note(line.example, line.held);
            lines.write(line.bytes);
            written[0]++;
        });
        lines.flush();
        return new Exported(written[0], 0, leftOut);
    }

    /** An example with its line, and which of its further fields that holds. */
    private static final class Line {
        private final Example example;
        private final Set<String> held;
        private final byte[] bytes;

        Line(Example example, Set<String> held, byte[] bytes) {
            this.example = example;
            this.held = held;
            this.bytes = bytes;
        }
    }

    private Line line(Example example) {
        return new Line(example, layout.held(example), JsonLine.bytes(layout.record(example)));
    }
}
