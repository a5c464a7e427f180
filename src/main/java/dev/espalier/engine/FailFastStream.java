package dev.espalier.engine;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes nothing more after the first failure. A buffer in front of it offers the same bytes again when it is closed; if the disk
 * had room again by then, they would stand in the file twice. Not thread-safe.
 */
final class FailFastStream extends OutputStream {

    private final OutputStream out;
    private @Nullable IOException failure;

    FailFastStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (failure != null) {
            throw new IOException("writing had failed before", failure);
        }
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
