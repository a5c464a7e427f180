package dev.espalier.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers its first failure. A {@link java.io.PrintWriter} says nothing when the disk is full; a result
 * that is not all there must not end with exit code 0. Not thread-safe.
 */
final class StandardOutput extends FilterOutputStream {

    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw remember(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw remember(e);
        }
    }

    /** Returns why not all of the output could be written; null if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Returns whether it ended because the reader had enough, as {@code | head} does: nothing to complain about. */
    boolean isClosedByReader() {
        var why = failure;
        return why != null && String.valueOf(why.getMessage()).contains("pipe");
    }

    private IOException remember(IOException e) {
        if (failure == null) {
            failure = e;
        }
        return e;
    }
}
