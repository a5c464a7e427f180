package dev.espalier.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts of a file whose process may have been killed. */
final class WholeLinesTest {

    @TempDir
    private Path temp;

    private final List<Problem> cut = new ArrayList<>();

    private WholeLines of(String text) throws IOException {
        return WholeLines.of(Files.writeString(temp.resolve("x.jsonl"), text), cut::add);
    }

    @Test
    void aLineWithoutItsEndIsLeftOutAndTold() throws IOException {
        var lines = of("{\"a\":1}\n{\"a\":\"2");
        assertThat(new String(lines.source().open().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}\n");
        assertThat(cut)
                .extracting(Problem::toString)
                .containsExactly(temp.resolve("x.jsonl")
                        + ": the last line is cut off, as a killed run leaves it; the lines before it count");
    }

    @Test
    void aLineThatLacksItsLineFeedOnlyCounts() throws IOException {
        assertThat(of("{\"a\":1}\n{\"a\":2}").length()).isEqualTo(15);
        assertThat(of("{\"a\":1}\nbroken\n").length()).isEqualTo(15);
        assertThat(of("").isEmpty()).isTrue();
        assertThat(cut).isEmpty();
    }

    @Test
    void nothingIsLeftOfHalfALine() throws IOException {
        assertThat(of("{\"a\"").isEmpty()).isTrue();
        assertThat(cut).hasSize(1);
    }

    @Test
    void aLineLongerThanABlockIsFoundFromItsEnd() throws IOException {
        assertThat(of("{\"a\":1}\n{\"a\":\"" + "long".repeat(50_000)).length()).isEqualTo(8);
    }
}
