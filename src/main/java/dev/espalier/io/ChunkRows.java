package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of JSON in memory as {@link JsonLinesRows} would, everyday ones without decoding them first. Any other line, a bad one above
 * all, is read by that one's means, so that problems are told in the same words.
 */
final class ChunkRows implements Rows {

    /** What stands for bytes that are no UTF-8, and may stand in a text as well. */
    private static final char REPLACEMENT = '\ufffd';

    private final LineChunks.Chunk chunk;
    private final EverydayJson everyday;
    private final String file;
    private final Consumer<Problem> problems;
    private int next;
    private int line;
    private long records;

    ChunkRows(LineChunks.Chunk chunk, String file, Consumer<Problem> problems) {
        this.chunk = chunk;
        this.everyday = new EverydayJson(chunk.bytes(), file);
        this.file = file;
        this.problems = problems;
        this.line = chunk.linesBefore();
        this.records = chunk.recordsBefore();
    }

    @Override
    public @Nullable Row next() throws IOException {
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

    private Node.@Nullable Mapping record(int from, int to) throws IOException {
        int end = to > from && chunk.bytes()[to - 1] == '\r' ? to - 1 : to;
        var record = everyday.object(from, end, line);
        if (record != null) {
            return record;
        }
        var text = new String(chunk.bytes(), from, end - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return JsonLinesRows.record(text.toCharArray(), 0, text.length(), file, line, problems);
        }
        var row = JsonLinesRows.of(chunk.part(from, to, line - 1, records - 1), file, problems)
                .next();
        return row == null ? null : row.value();
    }
}
