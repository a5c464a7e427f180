package dev.espalier.io;

import dev.espalier.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all. It is written beside its name ({@code .NAME.PID.part}) and gets its name on
 * {@link #commit}, after its bytes are on the disk; closed without it, it is deleted. If the process dies, the old file
 * stands untouched and the part remains, until a file of that name is begun after a day or more. Not thread-safe.
 */
public final class AtomicFile implements Closeable {

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;
    private final Writer writer;
    private boolean closed;

    private AtomicFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * Starts a file; missing directories are made.
     *
     * @param force whether a file of that name may be replaced
     * @throws ProblemException if there is one and it may not, or if the name belongs to something else than a file
     * @throws IOException if nothing can be written there
     */
    public static AtomicFile create(Path target, boolean force) throws IOException {
        checkTarget(target, force);
        // What a link points at is replaced, not the link.
        var real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        var folder = real.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        StaleParts.deleteFiles(real);
        var part = real.resolveSibling(
                StaleParts.name(real, ProcessHandle.current().pid()));
        var channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        return new AtomicFile(real, part, channel);
    }

    private static void checkTarget(Path target, boolean force) {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new ProblemException(
                    target.toString(),
                    Files.isDirectory(target) ? "this is a directory" : "this is not a regular file",
                    "choose another name");
        }
        if (Files.exists(target) && !force) {
            throw new ProblemException(target.toString(), "there is such a file already", "replace it with --force");
        }
    }

    /** Returns what writes the bytes of the file. Not to be mixed with {@link #writer}. */
    public OutputStream stream() {
        return out;
    }

    /** Returns what writes the text of the file, in UTF-8. */
    public Writer writer() {
        return writer;
    }

    /**
     * Gives the file its name.
     *
     * @throws IOException if the disk is full or the name cannot be given; {@link #close} then deletes the part
     */
    public void commit() throws IOException {
        writer.flush();
        channel.force(true);
        // Windows does not move what is open.
        channel.close();
        move();
        closed = true;
        syncFolder();
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Makes the new name last, where the system can: Windows cannot open a directory. */
    private void syncFolder() {
        var folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            // The file itself is on the disk; only its name may be lost with the power.
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
