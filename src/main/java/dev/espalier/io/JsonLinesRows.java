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
        this(reader, 0, 0, file, problems);
    }

    private JsonLinesRows(
            Utf8Reader reader, int linesBefore, long recordsBefore, String file, Consumer<Problem> problems) {
        this.records = recordsBefore;
        this.file = file;
        this.problems = problems;
        this.lines = new LineReader(reader, linesBefore, file, problem -> {
            records++;
            problems.accept(problem);
        });
    }

    /** Reads lines from the middle of a file. */
    static JsonLinesRows of(LineChunks.Chunk chunk, String file, Consumer<Problem> problems) {
        var reader = Utf8Reader.from(chunk.linesBefore() + 1, chunk.bytes(), chunk.length());
        return new JsonLinesRows(reader, chunk.linesBefore(), chunk.recordsBefore(), file, problems);
    }

    /** Reads what chunks have left. */
    static JsonLinesRows after(LineChunks chunks, Utf8Reader reader, String file, Consumer<Problem> problems) {
        return new JsonLinesRows(reader, chunks.lines(), chunks.records(), file, problems);
    }

    /** Returns the lines behind the record returned last; this one must not be asked again. */
    LineChunks rest() {
        return new LineChunks(lines.rest(), lines.line(), records);
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (lines.next()) {
            if (!isBlank()) {
                records++;
                var record = record(lines.chars(), lines.start(), lines.length(), file, lines.line(), problems);
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

    /** Returns the record that a line holds; null if it holds none, as the problems say. */
    static Node.@Nullable Mapping record(
            char[] text, int start, int length, String file, int line, Consumer<Problem> problems) {
        try {
            var node = NodeReader.json(text, start, length, file, line - 1, WANTED);
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
