package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeTokenizerTest {

    @Test
    void makesWordsOfLettersAndDigitsAndUnderscores() {
        assertThat(tokens("Rewrite snake_case2, please -- it's “fine”!"))
                .containsExactly("rewrite", "snake_case2", "please", "it's", "fine");
    }

    @Test
    void keepsPointsAndCommasBetweenDigitsOnly() {
        assertThat(tokens("1,000.50 km, e.g. v2.x 7.")).containsExactly("1,000.50", "km", "e", "g", "v2", "x", "7");
    }

    @Test
    void keepsApostrophesBetweenLettersOnlyWhateverTheirShape() {
        assertThat(tokens("don’t don't 'quoted' rock 'n' roll"))
                .containsExactly("don't", "don't", "quoted", "rock", "n", "roll");
    }

    @ParameterizedTest
    @CsvSource({
        "Straße STRASSE, strasse strasse",
        "Σίσυφος ΣΊΣΥΦΟΣ, σίσυφοσ σίσυφοσ",
        "İstanbul ISTANBUL istanbul ıstanbul, istanbul istanbul istanbul istanbul",
        "I\u0307stanbul i\u0307stanbul, istanbul istanbul",
        "Привет МИР, привет мир",
        "नमस्ते दुनिया, नमस्ते दुनिया",
        "مرحبا بالعالم, مرحبا بالعالم",
        "안녕하세요 세계, 안녕하세요 세계",
        "ﬁne ＦＵＬＬ ①, fine full 1",
    })
    void foldsCaseAndForm(String text, String words) {
        assertThat(tokens(text)).containsExactly(words.split(" "));
    }

    @Test
    void takesHanKanaThaiLaoAndKhmerByCharacter() {
        assertThat(tokens("写一首诗。AI写")).containsExactly("写", "一", "首", "诗", "ai", "写");
        assertThat(tokens("東京タワーへ")).containsExactly("東", "京", "タ", "ワ", "ー", "へ");
        assertThat(tokens("ｶﾞ")).containsExactly("ガ");
        assertThat(tokens("ที่นี่")).containsExactly("ที่", "นี่");
        assertThat(tokens("ສະບາຍ")).containsExactly("ສ", "ະ", "ບ", "າ", "ຍ");
        assertThat(tokens("ភាសា")).containsExactly("ភា", "សា");
        assertThat(tokens("\ud840\udc00\ud840\udc01")).containsExactly("\ud840\udc00", "\ud840\udc01");
    }

    @Test
    void composesMarksAndDropsThoseThatStandOnNothing() {
        assertThat(tokens("cafe\u0301 café")).containsExactly("café", "café");
        assertThat(tokens(" \u0301x")).containsExactly("x");
    }

    @Test
    void doesNotSeeMarksOfDirectionAndOtherControls() {
        assertThat(tokens("\u200fשל\u200eום\u202c \u2067ab\u00adc\u2069\ufeff d\u200ce"))
                .containsExactly("שלום", "abc", "de");
    }

    @Test
    void separatesAtZeroWidthSpacesAndLoneSurrogates() {
        assertThat(tokens("a\u200bb\ud83dc")).containsExactly("a", "b", "c");
    }

    @Test
    void takesAnEmojiSequenceForOneToken() {
        var family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
        assertThat(tokens("ok👍🏽" + family + "❤️❤🇩🇪🇫🇷1️⃣"))
                .containsExactly("ok", "👍🏽", family.replace("\u200d", ""), "❤", "❤", "🇩🇪", "🇫🇷", "1\u20e3");
    }

    @Test
    void tellsTheFlagsOfRegionsApart() {
        var england = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";
        var scotland = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f";
        assertThat(tokens(england + scotland)).containsExactly(england, scotland);
    }

    @Test
    void findsNoTokenInPunctuationAndDrawnLines() {
        assertThat(tokens("")).isEmpty();
        assertThat(tokens(" …?!—「」 │──┼── $+= \ufffd")).isEmpty();
    }

    @Test
    void foldsALongRunOfMarksInSlices() {
        // Two marks of different classes in turn, in the wrong order: to sort them all would take minutes.
        var marks = "\u0301\u0323".repeat(1_000_000);
        assertThat(tokens("a" + marks)).hasSize(1).first().asString().hasSizeBetween(1_999_000, 2_000_001);
    }

    private static List<String> tokens(String text) {
        return new UnicodeTokenizer().split(text);
    }

    @Test
    void noTextHasMoreTokensThanItsBound() {
        var random = new Random(9);
        var tokenizer = new UnicodeTokenizer();
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append((char) random.nextInt(128));
            }
            assertThat(UnicodeTokenizer.mostTokens(text.toString()))
                    .as("%s", text)
                    .isGreaterThanOrEqualTo(tokenizer.split(text.toString()).size());
        }
        assertThat(UnicodeTokenizer.mostTokens("It isn't so.")).isEqualTo(4);
        assertThat(UnicodeTokenizer.mostTokens("ein Käfer")).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void splitsAsciiAsIfItWereNot() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append("aBz_09'.,' -\t\0\u007f".charAt(random.nextInt(15)));
            }
            var slowly = new ArrayList<>(new UnicodeTokenizer().split(text + " \u00e9"));
            slowly.remove(slowly.size() - 1);
            assertThat(new UnicodeTokenizer().split(text.toString()))
                    .as("%s", text)
                    .isEqualTo(slowly);
        }
    }
}
