package dev.espalier;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real inputs, kept beside the project; tests that need them are skipped where they are not. */
public final class SharedData {

    private static final Path ROOT = Path.of("..", "shared", "data");

    private SharedData() {}

    /** Returns a file under {@code ../shared/data}; ends the test, not run, if it is not there. */
    public static Path file(String name) {
        var file = ROOT.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "needs ../shared/data/" + name);
        return file;
    }
}
