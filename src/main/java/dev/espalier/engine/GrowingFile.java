package dev.espalier.engine;

import dev.espalier.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * {@code dataset.jsonl} or {@code rejected.jsonl}: a file that replay writes anew beside the old one, which it replaces once it
 * holds all that the old one held. Used by one thread.
 *
 * <p>States: <em>catching up</em> (lines go to {@code NAME.part} and are compared with the old file, which stands untouched) and
 * <em>growing</em> (lines go to the file itself). If the process dies while catching up, the old file stands; while growing, the
 * file is a prefix of what it will be, perhaps with a torn last line.
 */
final class GrowingFile implements Closeable {

    private final Path path;
    private final Path part;

    /** How many bytes of the old file must come again; the rest may change. */
    private long settled;

    private final @Nullable InputStream old;
    private FileOutputStream file;
    private OutputStream out;
    private long written;
    private long lines;

    /**
     * Opens the file.
     *
     * @param settledLength how many bytes of an old file must come again
     */
    GrowingFile(Path path, long settledLength) throws IOException {
        this.path = path;
        this.part = path.resolveSibling(path.getFileName() + ".part");
        boolean isNew = !Files.exists(path);
        this.settled = settledLength;
        this.old = isNew ? null : new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        this.file = new FileOutputStream((isNew ? path : part).toFile());
        this.out = new BufferedOutputStream(new FailFastStream(file), 1 << 16);
    }

    /**
     * Adds a line.
     *
     * @param bytes with the line feed
     * @throws ProblemException if the old file holds another line at this place
     */
    void write(byte[] bytes) throws IOException {
        lines++;
        if (old != null && written < settled) {
            int compared = (int) Math.min(bytes.length, settled - written);
            var expected = old.readNBytes(compared);
            if (!java.util.Arrays.equals(expected, 0, expected.length, bytes, 0, compared)) {
                throw new ProblemException(
                        path + ":" + lines + ":1",
                        "this line is not what recipe, seeds and journal give",
                        "was the file changed by hand? Move it away and run again: it will be written anew");
            }
        }
        out.write(bytes);
        written += bytes.length;
    }

    /** Lets what the old file holds beyond what was written so far change, or go. */
    void settleHere() {
        settled = Math.min(settled, written);
    }

    /** Returns whether everything that the old file held has come again. */
    boolean isCaughtUp() {
        return written >= settled;
    }

    /** Puts what was written in the place of the old file; lines that follow go there. */
    void replaceOld() throws IOException {
        if (old == null) {
            return;
        }
        old.close();
        out.flush();
        file.getFD().sync();
        out.close();
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
        file = new FileOutputStream(path.toFile(), true);
        out = new BufferedOutputStream(new FailFastStream(file), 1 << 16);
    }

    void flush() throws IOException {
        out.flush();
    }

    /** Closes the file with all its lines on the disk. */
    @Override
    public void close() throws IOException {
        var stream = out;
        try (stream) {
            stream.flush();
            file.getFD().sync();
        } finally {
            if (old != null) {
                old.close();
            }
            Files.deleteIfExists(part);
        }
    }
}
