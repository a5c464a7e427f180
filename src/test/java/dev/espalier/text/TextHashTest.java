package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextHashTest {

    @ParameterizedTest
    @CsvSource({
        "'Name  two\tCities ', name two cities",
        "'  ', ''",
        "name two, name two",
        "'\u00c9t\u00e9\u00a0!', \u00e9t\u00e9 !",
        "'E\u0301te\u0301', \u00e9t\u00e9"
    })
    void normalisesCaseWhiteSpaceAndAccents(String text, String normalised) {
        assertThat(TextHash.normalise(text)).isEqualTo(normalised);
    }

    @Test
    void normalisesAsciiAsItsPartsDo() {
        var random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(20); k > 0; k--) {
                text.append("aZ@[`{ \t\n\u000b\u001f\u000e\0\u007f".charAt(random.nextInt(14)));
            }
            assertThat(TextHash.normalise(text.toString()))
                    .isEqualTo(Words.collapse(text.toString()).toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void hashesTokensAsTheirTextsAre() {
        var tokens = new TokenBuffer();
        new UnicodeTokenizer().split("It isn't 3,000 \u00e9t\u00e9s", tokens);
        assertThat(NgramHashes.ofEach(tokens))
                .containsExactly(
                        TextHash.of("it"), TextHash.of("isn't"), TextHash.of("3,000"), TextHash.of("\u00e9t\u00e9s"));
    }
}
