package dev.espalier.io;

import dev.espalier.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Consecutive records of a dataset that have been read, but not parsed: any thread may do that. Immutable. */
public final class UnparsedRecords {

    private final LineChunks.Chunk chunk;
    private final String file;
    private final boolean areConversations;

    /**
     * @param areConversations whether those before them are
     */
    UnparsedRecords(LineChunks.Chunk chunk, String file, boolean areConversations) {
        this.chunk = chunk;
        this.file = file;
        this.areConversations = areConversations;
    }

    /** Shows the good records, and what is wrong with the others, in their order, as {@link DatasetReader} would. */
    public void each(Consumer<Row> take, Consumer<Problem> problems) {
        try {
            var rows = new ChunkRows(chunk, file, problems);
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (Conversation.isOne(row.value()) == areConversations) {
                    take.accept(row);
                } else {
                    problems.accept(Conversation.mixed(row.value()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }
}
