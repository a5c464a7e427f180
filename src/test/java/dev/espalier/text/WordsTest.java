package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void countsWhatWhiteSpaceSeparates() {
        assertThat(Words.count("Write a poem.")).isEqualTo(3);
        assertThat(Words.count("  Write\ta\r\n\r\npoem - please!  ")).isEqualTo(5);
        assertThat(Words.count("well-known don't")).isEqualTo(2);
    }

    @Test
    void countsNoWordInABlankText() {
        assertThat(Words.count("")).isZero();
        assertThat(Words.count(" \n\t\u00a0\u3000")).isZero();
    }

    @Test
    void separatesAtNoBreakAndIdeographicSpaces() {
        assertThat(Words.count("a\u00a0b\u3000c\u2028d\u0085e")).isEqualTo(5);
    }

    @Test
    void doesNotSeparateAtSpacesWithoutWidth() {
        assertThat(Words.count("a\u200bb\ufeffc\u2060d")).isEqualTo(1);
    }

    @Test
    void takesForWhiteSpaceWhatPythonDoes() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean python = Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
            assertThat(Words.isSpace((char) c)).as("U+%04X", c).isEqualTo(python);
        }
    }

    @Test
    void collapsesWhiteSpaceToOneSpace() {
        assertThat(Words.collapse("\n Write  a\t\u00a0poem \n")).isEqualTo("Write a poem");
        assertThat(Words.collapse(" \n ")).isEmpty();
    }

    @Test
    void stripsWhiteSpaceFromBothEndsOnly() {
        assertThat(Words.strip("\u00a0\n a  b \t")).isEqualTo("a  b");
        assertThat(Words.strip(" \n ")).isEmpty();
    }
}
