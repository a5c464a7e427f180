package dev.espalier.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What servers send, in the forms that their documentation describes; the words are ours. */
public final class WireExamples {

    private WireExamples() {}

    /** Returns a file of {@code src/test/resources/wire}. */
    public static String read(String name) {
        try (var in = WireExamples.class.getResourceAsStream("/wire/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such example: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
