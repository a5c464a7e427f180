package dev.espalier.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Parts that processes left which died before they could give them their name: {@code .NAME.PID.part} beside the file or
 * folder NAME. One is stale if no process has that id any more and nothing in it was written for a day. The day is for disks
 * that machines or containers share: there, a process may be at work that has no id here. Stateless.
 */
final class StaleParts {

    private static final Duration QUIET = Duration.ofDays(1);

    private StaleParts() {}

    /** Returns the name of the part that a process writes. */
    static String name(Path target, long pid) {
        return "." + target.getFileName() + "." + pid + ".part";
    }

    /** Deletes stale parts of a file. What cannot be looked at or deleted stays: it is in nobody's way. */
    static void deleteFiles(Path target) {
        each(target, part -> {
            if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) && isQuiet(part)) {
                Files.delete(part);
            }
        });
    }

    /**
     * Deletes stale parts of a folder, likewise.
     *
     * @param ours tells by its path, relative to the part, whether a file may be deleted; a part with any other stays
     */
    static void deleteFolders(Path target, Predicate<Path> ours) {
        each(target, part -> {
            if (Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS) && isQuietFolder(part, ours)) {
                AtomicFolder.delete(part);
            }
        });
    }

    private interface Deletion {
        void accept(Path part) throws IOException;
    }

    private static void each(Path target, Deletion deletion) {
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        var name = Pattern.compile(Pattern.quote("." + target.getFileName() + ".") + "([1-9][0-9]{0,17})\\.part");
        try (var parts = Files.newDirectoryStream(folder, path -> isOfTheDead(name, path))) {
            for (var part : parts) {
                deletion.accept(part);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The new file does not depend on it.
        }
    }

    private static boolean isOfTheDead(Pattern name, Path path) {
        return Optional.ofNullable(path.getFileName())
                .map(file -> name.matcher(file.toString()))
                .filter(match -> match.matches()
                        && ProcessHandle.of(Long.parseLong(match.group(1))).isEmpty())
                .isPresent();
    }

    private static boolean isQuiet(Path file) throws IOException {
        var written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        return written.isBefore(Instant.now().minus(QUIET));
    }

    private static boolean isQuietFolder(Path part, Predicate<Path> ours) throws IOException {
        try (var files = Files.walk(part)) {
            for (var file : files.toList()) {
                boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
                if (!isQuiet(file) || !(isFolder || ours.test(part.relativize(file)))) {
                    return false;
                }
            }
            return true;
        }
    }
}
