package dev.espalier.io;

import dev.espalier.model.Example;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Examples in a temporary file, in the form of {@link ExampleBytes}, and in memory where each ends. One thread adds; once it has handed them over,
 * any thread may read.
 */
final class SpilledExamples {

    private final FileChannel file;
    private final ExampleBytes form = new ExampleBytes();
    private long[] ends = new long[1024];
    private int size;

    /** The last examples, which are not in the file yet. */
    private byte[] pending = new byte[1 << 16];

    private int pendingLength;
    private long written;

    private SpilledExamples(FileChannel file) {
        this.file = file;
    }

    /** Makes a file that is gone when the process ends. */
    static SpilledExamples open() {
        try {
            var path = Files.createTempFile("espalier-", ".bin");
            // Where the system allows it, it has no name from here on: even a process that is killed leaves nothing.
            return new SpilledExamples(FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void add(Example example) {
        var added = form.of(example);
        if (added.length > pending.length - pendingLength) {
            write();
            pending = added.length > pending.length ? new byte[added.length] : pending;
        }
        System.arraycopy(added, 0, pending, pendingLength, added.length);
        pendingLength += added.length;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + size / 2);
        }
        ends[size++] = written + pendingLength;
    }

    private void write() {
        var bytes = ByteBuffer.wrap(pending, 0, pendingLength);
        try {
            while (bytes.hasRemaining()) {
                written += file.write(bytes, written);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        pendingLength = 0;
    }

    int size() {
        return size;
    }

    Example get(int place) {
        long begin = place == 0 ? 0 : ends[place - 1];
        int length = (int) (ends[place] - begin);
        return ExampleBytes.read(bytes(begin, length));
    }

    private byte[] bytes(long begin, int length) {
        if (begin >= written) {
            int from = (int) (begin - written);
            return Arrays.copyOfRange(pending, from, from + length);
        }
        var bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, begin + bytes.position()) < 0) {
                    throw new EOFException("it has become shorter");
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return bytes.array();
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException(new IOException(
                "the folder for temporary files, which holds what does not fit into memory: " + e.getMessage()
                        + "; to choose another one set JAVA_TOOL_OPTIONS to -Djava.io.tmpdir=DIR",
                e));
    }
}
