package dev.espalier;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that stands beside the project, not in it, because its licences differ from ours. */
public final class SharedData {

    private SharedData() {}

    /** Returns the path of a file; skips the test, saying so, where the file is missing. */
    public static Path require(String relative) {
        var path = Path.of("../shared/data", relative);
        Assumptions.assumeTrue(Files.exists(path), "needs ../shared/data/" + relative);
        return path;
    }
}
