package dev.espalier.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run directory for one process: {@code .lock} says who. The operating system frees it if the process dies. The lock is
 * on a byte far behind the text, because some systems forbid reading what is locked.
 */
final class RunLock implements Closeable {

    static final String NAME = ".lock";
    private static final long LOCKED_BYTE = 1L << 40;
    private static final int MAX_TEXT = 200;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws RunDirectoryException if another process holds it; the message says which
     * @throws IOException if the disk fails
     */
    static RunLock take(Path directory) throws IOException {
        var path = directory.resolve(NAME);
        var channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!tryLock(channel)) {
                throw new RunDirectoryException(
                        directory + ": " + holder(channel)
                                + " works on this run; wait until it is done, or choose another directory with --out",
                        null);
            }
            var text = "process " + ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return new RunLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            @Nullable Object lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var text = ByteBuffer.allocate(MAX_TEXT);
        channel.read(text, 0);
        var holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
        return holder.isEmpty() ? "another process" : holder;
    }

    /** Frees the lock; the file stays, empty, for deleting it could take it from under a process that just opened it. */
    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
        }
    }
}
