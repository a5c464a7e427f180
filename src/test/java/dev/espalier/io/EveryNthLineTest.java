package dev.espalier.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EveryNthLineTest {

    private static EveryNthLine of(String text, long n) {
        return new EveryNthLine(new ByteArrayInputStream(text.getBytes(UTF_8)), n);
    }

    @Test
    void letsTheFirstOfEveryThreeLinesThrough() throws IOException {
        try (var lines = of("a\nb\nc\nd\ne\n", 3)) {
            assertThat(new String(lines.readAllBytes(), UTF_8)).isEqualTo("a\nd\n");
            assertThat(lines.lines()).isEqualTo(5);
        }
    }

    @Test
    void countsALastLineThatDoesNotEnd() throws IOException {
        try (var lines = of("a\n\nb", 2)) {
            assertThat(new String(lines.readAllBytes(), UTF_8)).isEqualTo("a\nb");
            assertThat(lines.lines()).isEqualTo(3);
        }
    }

    @Test
    void ofNothingLetsNothingThrough() throws IOException {
        try (var lines = of("", 4)) {
            assertThat(lines.readAllBytes()).isEmpty();
            assertThat(lines.lines()).isZero();
        }
    }

    /** Lines longer than what is read at once, and places where a read ends right at a line feed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 65_534, 65_535, 65_536, 200_000})
    void doesNotDependOnHowTheBytesCome(int length) throws IOException {
        var all = IntStream.range(0, 9).mapToObj(i -> i + "x".repeat(length)).toList();
        var wanted = IntStream.range(0, 9)
                .filter(i -> i % 4 == 0)
                .mapToObj(i -> all.get(i) + "\n")
                .collect(Collectors.joining());
        var text = String.join("\n", all) + "\n";

        assertThat(inPieces(of(text, 4), 1 << 20)).isEqualTo(wanted);
        assertThat(inPieces(of(text, 4), 3 + length / 3)).isEqualTo(wanted);
    }

    private static String inPieces(EveryNthLine lines, int size) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] piece = new byte[size];
        try (lines) {
            for (int count = lines.read(piece, 0, size); count >= 0; count = lines.read(piece, 0, size)) {
                out.write(piece, 0, count);
            }
        }
        return out.toString(UTF_8);
    }
}
