package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "abc, 3",
        "ÄßЖλ, 4",
        "请かなカナ한글, 14",
        "ﾊﾛｰ, 3",
        "（），, 6",
        "\ud83d\ude42, 2",
        "\ud83d\udc4d\ud83c\udffd, 4",
        "e\u0301, 1",
        "नमस्ते, 4",
        "\u2026\u2014, 2",
        "\ud842\udfb7, 2",
    })
    void countsColumns(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }

    @Test
    void aPartEndsBeforeWhatDoesNotFit() {
        assertThat(DisplayWidth.end("abc", 0, 2)).isEqualTo(2);
        assertThat(DisplayWidth.end("a请b", 0, 2)).isEqualTo(1);
        assertThat(DisplayWidth.end("a请b", 0, 3)).isEqualTo(2);
        assertThat(DisplayWidth.end("a请b", 1, 9)).isEqualTo(3);
        assertThat(DisplayWidth.end("e\u0301x", 0, 1))
                .as("a mark goes with its letter")
                .isEqualTo(2);
        assertThat(DisplayWidth.end("\ud83d\ude42x", 0, 1)).as("one at least").isEqualTo(2);
    }
}
