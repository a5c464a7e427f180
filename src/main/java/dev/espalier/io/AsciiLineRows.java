package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON in memory that hold ASCII only, as {@link JsonLinesRows} would, without decoding them first: a byte is a character. A line
 * with a problem is read once more by that one's means, so that the problem is told in the same words.
 */
final class AsciiLineRows implements Rows {

    /** The bits that eight characters of ASCII do not have. */
    private static final long NOT_ASCII = 0x8080808080808080L;

    private final LineChunks.Chunk chunk;
    private final String file;
    private final Consumer<Problem> problems;
    private int next;
    private int line;
    private long records;

    private AsciiLineRows(LineChunks.Chunk chunk, String file, Consumer<Problem> problems) {
        this.chunk = chunk;
        this.file = file;
        this.problems = problems;
        this.line = chunk.linesBefore();
        this.records = chunk.recordsBefore();
    }

    /** Returns the records of some lines, in whatever they are written. */
    static Rows of(LineChunks.Chunk chunk, String file, Consumer<Problem> problems) {
        return isAscii(chunk) ? new AsciiLineRows(chunk, file, problems) : JsonLinesRows.of(chunk, file, problems);
    }

    private static boolean isAscii(LineChunks.Chunk chunk) {
        var bytes = ByteBuffer.wrap(chunk.bytes(), 0, chunk.length());
        long all = 0;
        while (bytes.remaining() >= Long.BYTES) {
            all |= bytes.getLong();
        }
        while (bytes.hasRemaining()) {
            all |= bytes.get() & 0x80;
        }
        return (all & NOT_ASCII) == 0;
    }

    @Override
    public @Nullable Row next() {
        while (next < chunk.length()) {
            int from = next;
            int to = chunk.endOfLine(from);
            next = to + 1;
            line++;
            if (!chunk.isBlank(from, to)) {
                records++;
                var record = record(from, to);
                if (record != null) {
                    return new Row(records, record);
                }
            }
        }
        return null;
    }

    private Node.@Nullable Mapping record(int from, int to) {
        var node = NodeReader.jsonOfAscii(chunk.bytes(), from, to - from, file, line - 1);
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        int end = to > from && chunk.bytes()[to - 1] == '\r' ? to - 1 : to;
        var text = new String(chunk.bytes(), from, end - from, StandardCharsets.US_ASCII);
        return JsonLinesRows.record(text.toCharArray(), 0, end - from, file, line, problems);
    }
}
