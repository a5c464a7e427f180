package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LettersTest {

    @Test
    void countsByWritingSystem() {
        assertThat(Letters.byScript("a\u00e9 \u0434\u0430, 3 \ud842\udfb7"))
                .isEqualTo(Map.of(UnicodeScript.LATIN, 2, UnicodeScript.CYRILLIC, 2, UnicodeScript.HAN, 1));
        assertThat(Letters.byScript("3 + 4")).isEmpty();
    }

    @Test
    void countsNoFurtherThanAsked() {
        assertThat(Letters.areAtLeast(3, "a1b2c")).isTrue();
        assertThat(Letters.areAtLeast(4, "a1b2c")).isFalse();
        assertThat(Letters.areAtLeast(0, "")).isTrue();
    }

    @Test
    void tellsTextsOfLettersOnly() {
        assertThat(Letters.areAll("ab\u00e9\ud842\udfb7")).isTrue();
        assertThat(Letters.areAll("ab3")).isFalse();
    }

    @Test
    void knowsTheLettersOfAsciiAsTheJdkDoes() {
        for (int point = 0; point < 0x500; point++) {
            assertThat(Letters.isLetter(point)).as("U+%04X", point).isEqualTo(Character.isLetter(point));
        }
    }
}
