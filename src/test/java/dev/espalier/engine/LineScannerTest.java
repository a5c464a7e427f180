package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineScannerTest {

    @TempDir
    private Path temp;

    /** A line as the scanner tells it. */
    private record Seen(long number, long offset, String text, boolean torn, boolean last) {}

    private List<Seen> scan(String content) throws IOException {
        var file = temp.resolve("lines");
        Files.writeString(file, content);
        var seen = new ArrayList<Seen>();
        try (var lines = new LineScanner(file)) {
            while (lines.next()) {
                assertThat(lines.length()).isEqualTo(lines.bytes().length);
                seen.add(new Seen(lines.number(), lines.offset(), lines.text(), lines.isTorn(), lines.isLast()));
            }
            assertThat(lines.completeLength())
                    .isEqualTo(content.substring(0, content.lastIndexOf('\n') + 1)
                            .getBytes(StandardCharsets.UTF_8)
                            .length);
        }
        return seen;
    }

    @Test
    void anEmptyFileHoldsNoLine() throws IOException {
        assertThat(scan("")).isEmpty();
    }

    @Test
    void tellsATornLastLineFromAWholeOne() throws IOException {
        assertThat(scan("one\n\nthree\n"))
                .containsExactly(
                        new Seen(1, 0, "one", false, false),
                        new Seen(2, 4, "", false, false),
                        new Seen(3, 5, "three", false, true));
        assertThat(scan("one\ntwo"))
                .containsExactly(new Seen(1, 0, "one", false, false), new Seen(2, 4, "two", true, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void linesMayEndAnywhereInABlock(int more) throws IOException {
        var first = "a".repeat((1 << 16) + more);
        for (var second : List.of("", "b", "c".repeat(1 << 17))) {
            long offset = first.length() + 1L;
            assertThat(scan(first + "\n" + second + "\n"))
                    .containsExactly(new Seen(1, 0, first, false, false), new Seen(2, offset, second, false, true));
        }
        assertThat(scan(first)).containsExactly(new Seen(1, 0, first, true, true));
        assertThat(scan(first + "\n")).containsExactly(new Seen(1, 0, first, false, true));
    }

    @Test
    void readsLinesOfAnyLengthAsTheyStand() throws IOException {
        var random = new Random(3);
        for (int i = 0; i < 20; i++) {
            var content = new StringBuilder();
            while (content.length() < 300_000) {
                content.append("x".repeat(random.nextInt(random.nextInt(10) == 0 ? 100_000 : 200)));
                content.append(random.nextInt(50) == 0 ? "ü" : "\n");
            }
            var texts = new ArrayList<>(List.of(content.toString().split("\n", -1)));
            if (texts.get(texts.size() - 1).isEmpty()) {
                texts.remove(texts.size() - 1);
            }
            assertThat(scan(content.toString()).stream().map(Seen::text)).isEqualTo(texts);
        }
    }
}
