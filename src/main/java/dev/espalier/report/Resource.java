package dev.espalier.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The files of this package that come with the program. Stateless. */
final class Resource {

    private Resource() {}

    /** Returns the text of a file, its line ends as {@code \\n}. */
    static String text(String name) {
        try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what white space separates in a file. */
    static Set<String> words(String name) {
        return Set.of(text(name).strip().split("\\s+"));
    }
}
