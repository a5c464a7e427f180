package dev.espalier.catalog;

import dev.espalier.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that come with the program, and a folder of the user's in which the same names come first.
 *
 * @param folder of the user's; null for none
 * @param root where the program's own lie on the class path
 */
record Resources(@Nullable Path folder, String root) {

    /** Names come from recipes, which may be anybody's: they must not lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Returns the text of a file; empty if there is none, or if the name would lead elsewhere. */
    Optional<String> find(String name) {
        return findInFolder(name).or(() -> findPacked(name));
    }

    /** Returns the text of a file in the user's folder; empty if there is none, or if the name would lead elsewhere. */
    Optional<String> findInFolder(String name) {
        return folder != null && isName(name) && Files.isRegularFile(folder.resolve(name))
                ? Optional.of(read(folder.resolve(name)))
                : Optional.empty();
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private Optional<String> findPacked(String name) {
        if (!isName(name)) {
            return Optional.empty();
        }
        try (var in = Resources.class.getResourceAsStream("/" + root + "/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ProblemException(file.toString(), "is not UTF-8 text", "save it as UTF-8");
        } catch (IOException e) {
            throw new ProblemException(file.toString(), "cannot be read (" + e + ")", "");
        }
    }

    /** Returns the names of the files with this ending that lie directly in the folder or come with the program, sorted. */
    List<String> list(String ending) {
        var names = new TreeSet<String>();
        try {
            if (folder != null && Files.isDirectory(folder)) {
                addFiles(folder, names);
            }
            var url = Resources.class.getResource("/" + root);
            if (url != null && url.openConnection() instanceof JarURLConnection jar) {
                jar.setUseCaches(false);
                try (var file = jar.getJarFile()) {
                    file.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(root + "/"))
                            .map(name -> name.substring(root.length() + 1))
                            .forEach(names::add);
                }
            } else if (url != null) {
                addFiles(Path.of(url.toURI()), names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        names.removeIf(name -> !name.endsWith(ending) || name.contains("/"));
        return List.copyOf(names);
    }

    private static void addFiles(Path directory, TreeSet<String> names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString()).forEach(names::add);
        }
    }
}
