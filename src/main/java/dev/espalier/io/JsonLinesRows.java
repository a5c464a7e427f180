package dev.espalier.io;

import dev.espalier.problem.Problem;
import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON Lines: one object a line, blank lines between them allowed. */
final class JsonLinesRows implements Rows {

    private static final String WANTED = "write one JSON object a line";

    private final LineReader lines;
    private final String file;
    private final Consumer<Problem> problems;
    private long records;

    JsonLinesRows(Utf8Reader reader, String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
        this.lines = new LineReader(reader, file, problem -> {
            records++;
            problems.accept(problem);
        });
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            if (!isBlank()) {
                records++;
                var record = record();
                if (record != null) {
                    return new Row(records, record);
                }
            }
        }
        return null;
    }

    private boolean isBlank() {
        var chars = lines.chars();
        int end = lines.start() + lines.length();
        int i = lines.start();
        while (i < end && Character.isWhitespace(chars[i])) {
            i++;
        }
        return i == end;
    }

    private Node.@Nullable Mapping record() {
        try {
            var node = NodeReader.json(lines.chars(), lines.start(), lines.length(), file, lines.line() - 1, WANTED);
            if (node instanceof Node.Mapping mapping) {
                return mapping;
            }
            problems.accept(notARecord(node, WANTED));
        } catch (ProblemException e) {
            e.problems().forEach(problems);
        }
        return null;
    }

    static Problem notARecord(Node node, String hint) {
        return new Problem(node.place().toString(), "this record is " + node.kind() + ", not an object", hint);
    }
}
