package dev.espalier.io;

import dev.espalier.problem.ProblemException;
import dev.espalier.problem.Suggestion;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where records can be read from: a file, or a stream such as standard input.
 *
 * @param name as the user gave it; it stands in every place, and its ending chooses the format
 * @param opener opens it; a stream can be opened once
 * @param path where it lies; null for a stream, of which formats that begin at the end cannot be read
 */
public record DatasetSource(
        String name, Opener opener, @Nullable Path path) {

    /** Makes a source that is a stream. */
    public DatasetSource(String name, Opener opener) {
        this(name, opener, null);
    }

    /** Opens a source. */
    @FunctionalInterface
    public interface Opener {
        /**
         * Returns the bytes from the start.
         *
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;
    }

    /** How many neighbours of a missing file are looked at for the one that was meant. */
    private static final int NEIGHBOURS = 1_000;

    /** Returns a file as a source. */
    public static DatasetSource file(Path path) {
        return new DatasetSource(path.toString(), () -> openFile(path), path);
    }

    /** Returns standard input as a source. The stream is not closed. */
    public static DatasetSource standardInput(InputStream in) {
        return new DatasetSource("standard input", () -> new Unclosed(in));
    }

    /** Returns the name without folders. */
    public String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Returns the name without folders and endings; for ids. */
    public String stem() {
        var file = fileName();
        var plain = file.endsWith(".gz") ? file.substring(0, file.length() - 3) : file;
        int dot = plain.lastIndexOf('.');
        return (dot > 0 ? plain.substring(0, dot) : plain).replace(' ', '-');
    }

    /**
     * Opens the source.
     *
     * @throws ProblemException if there is no such file, or it cannot be read
     */
    InputStream open() {
        try {
            return opener.open();
        } catch (AccessDeniedException e) {
            throw new ProblemException(name, "permission denied", "make the file readable");
        } catch (IOException e) {
            throw new ProblemException(name, "cannot be read (" + e.getMessage() + ")", "");
        }
    }

    private static InputStream openFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ProblemException(path.toString(), "this is a directory", "name a file in it");
        }
        if (Files.notExists(path)) {
            throw new ProblemException(path.toString(), "no such file", hintForMissing(path));
        }
        return Files.newInputStream(path);
    }

    private static String hintForMissing(Path path) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        var name = path.getFileName();
        if (folder == null || name == null) {
            return "";
        }
        if (!Files.isDirectory(folder)) {
            return "there is no directory " + path.getParent() + " either";
        }
        return Suggestion.nearest(name.toString(), fileNames(folder))
                .map(near -> "did you mean \"" + path.resolveSibling(near) + "\"?")
                .orElse("check the name");
    }

    private static Set<String> fileNames(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.limit(NEIGHBOURS)
                    .filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toSet());
        }
    }

    /** One that belongs to somebody else, as standard input does to the process. */
    static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, length);
        }

        @Override
        public void close() {}
    }
}
