package dev.espalier.io;

import dev.espalier.problem.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * A folder that is there whole or not at all. It is filled beside its name ({@code .NAME.PID.part}) and gets its name on
 * {@link #commit}; closed without it, it is deleted. If the process dies, what stood under the name stands untouched, or, for an
 * instant while one takes the place of the other, as {@code .NAME.PID.old}. The part remains until a
 * folder of that name is begun after a day or more. Not thread-safe.
 */
public final class AtomicFolder implements Closeable {

    private final Path target;
    private final Path part;
    private final Path old;

    private AtomicFolder(Path target) {
        var pid = ProcessHandle.current().pid();
        this.target = target;
        this.part = target.resolveSibling(StaleParts.name(target, pid));
        this.old = target.resolveSibling("." + target.getFileName() + "." + pid + ".old");
    }

    /**
     * Starts a folder; missing directories above it are made.
     *
     * @param force whether a folder of that name may be replaced
     * @param ours tells by its path, relative to the folder, whether a file may be deleted with the folder
     * @throws ProblemException if there is one and it may not be replaced, or holds other files, or if the name belongs to
     *     something else
     * @throws IOException if nothing can be written there
     */
    public static AtomicFolder create(Path target, boolean force, Predicate<Path> ours) throws IOException {
        checkTarget(target, force, ours);
        var real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        StaleParts.deleteFolders(real, ours);
        var folder = new AtomicFolder(real);
        delete(folder.part);
        Files.createDirectories(folder.part);
        return folder;
    }

    private static void checkTarget(Path target, boolean force, Predicate<Path> ours) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new ProblemException(target.toString(), "this is not a folder", "choose another name");
        }
        try (var files = Files.walk(target)) {
            var foreign = files.filter(file -> !Files.isDirectory(file))
                    .map(target::relativize)
                    .filter(file -> !ours.test(file))
                    .sorted()
                    .findFirst();
            if (foreign.isPresent()) {
                throw new ProblemException(
                        target.toString(),
                        "this folder holds " + foreign.get() + ", which is no part of an export",
                        "choose another name");
            }
        }
        if (!force) {
            throw new ProblemException(target.toString(), "there is such a folder already", "replace it with --force");
        }
    }

    /** Returns the folder to be filled. */
    public Path path() {
        return part;
    }

    /**
     * Gives the folder its name.
     *
     * @throws IOException if the name cannot be given; {@link #close} then deletes the part
     */
    public void commit() throws IOException {
        boolean isReplacing = Files.exists(target);
        if (isReplacing) {
            Files.move(target, old);
        }
        try {
            Files.move(part, target);
        } catch (IOException e) {
            if (isReplacing) {
                Files.move(old, target);
            }
            throw e;
        }
        delete(old);
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        delete(part);
    }

    /** Deletes a folder, if it is there, with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
