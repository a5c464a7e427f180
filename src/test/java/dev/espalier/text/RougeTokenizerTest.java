package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RougeTokenizerTest {

    @Test
    void lowerCasesAndSeparatesAtEverythingElse() {
        assertThat(RougeTokenizer.tokens("Don't PANIC: it's 42.5 %, e-mail_me!"))
                .containsExactly("don", "t", "panic", "it", "s", "42", "5", "e", "mail", "me");
    }

    @Test
    void findsNoTokenInAnEmptyTextOrInOtherWritingSystems() {
        assertThat(RougeTokenizer.tokens("")).isEmpty();
        assertThat(RougeTokenizer.tokens(" \n?! ")).isEmpty();
        assertThat(RougeTokenizer.tokens("写一首诗 Напиши стихи ١٢٣")).isEmpty();
    }

    @Test
    void separatesAtAccentedLetters() {
        assertThat(RougeTokenizer.tokens("naïve café ß")).containsExactly("na", "ve", "caf");
    }

    @Test
    void separatesAtHalvesOfSurrogatePairs() {
        assertThat(RougeTokenizer.tokens("a😀b\ud83dc\ude00d")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void takesTheKelvinSignForK() {
        assertThat(RougeTokenizer.tokens("5\u212amin")).containsExactly("5kmin");
    }

    @Test
    void takesTheCapitalIWithDotForIAndASeparator() {
        assertThat(RougeTokenizer.tokens("D\u0130L \u0130")).containsExactly("di", "l", "i");
    }

    @Test
    void separatesAtTheSmallIWithoutDot() {
        assertThat(RougeTokenizer.tokens("d\u0131l")).containsExactly("d", "l");
    }

    @Test
    void agreesWithItsDefinitionForEveryCodePoint() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            var text = "x" + Character.toString(point) + "y";
            if (!RougeTokenizer.tokens(text).equals(byDefinition(text))) {
                assertThat(RougeTokenizer.tokens(text)).as("U+%04X", point).isEqualTo(byDefinition(text));
            }
        }
    }

    @Test
    void agreesWithItsDefinitionOnRandomTexts() {
        var random = new Random(7);
        var alphabet = "abzAZ09 \t\n-_.'\u212a\u0130\u0131éÉßΣσς写\u0307";
        for (int i = 0; i < 5_000; i++) {
            var text = random.ints(random.nextInt(40), 0, alphabet.length())
                    .collect(StringBuilder::new, (b, n) -> b.append(alphabet.charAt(n)), StringBuilder::append)
                    .toString();
            assertThat(RougeTokenizer.tokens(text)).as(text).isEqualTo(byDefinition(text));
        }
    }

    @Test
    void isNotLedAstrayByATurkishLocale() {
        // The build runs all tests under one; if that changes, this test says nothing any more.
        assertThat(Locale.getDefault().getLanguage()).isEqualTo("tr");
        assertThat(RougeTokenizer.tokens("TITLE")).containsExactly("title");
    }

    private static List<String> byDefinition(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
