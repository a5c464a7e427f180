package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Near-duplicates that were planted in many languages, each found by words of any language, and none across languages. */
class MultilingualTest {

    /** A text and one that readers take for nearly the same. */
    record Planted(String language, String text, String nearly) {}

    static List<Planted> planted() {
        return List.of(
                new Planted("English", "Write a short poem about the sea.", "Write a poem about the sea!"),
                new Planted("Chinese", "请写一首关于大海的短诗。", "写一首关于大海的诗"),
                new Planted("Chinese, full width", "用ＡＢＣ三个字母造句", "用ABC三个字母造句。"),
                new Planted("Japanese", "海についての短い詩を書いてください。", "海についての詩を書いてください"),
                new Planted("Japanese, half width", "ﾃﾞｰﾀﾍﾞｰｽとは何ですか", "データベースとは何ですか？"),
                new Planted("Thai", "เขียนบทกวีสั้น ๆ เกี่ยวกับทะเล", "เขียนบทกวีเกี่ยวกับทะเล"),
                new Planted("Korean", "바다에 대한 짧은 시를 하나 써 주세요", "바다에 대한 짧은 시를 써 주세요."),
                new Planted("Russian", "Напиши короткое стихотворение о море", "НАПИШИ КОРОТКОЕ СТИХОТВОРЕНИЕ О НОЧИ"),
                new Planted("Arabic", "اكتب قصيدة قصيرة عن البحر والسماء", "اكتب قصيدة عن البحر والسماء"),
                new Planted("Arabic, directions", "\u202bاكتب قصيدة عن\u200f البحر\u202c", "اكتب قصيدة عن البحر؟"),
                new Planted("Hebrew", "כתוב שיר קצר על הים", "\u200fכתוב שיר\u200e קצר \u2067על\u2069 הים!"),
                new Planted("Persian", "من می‌خواهم شعری درباره دریا بنویسم", "من میخواهم شعری درباره دریا بنویسم"),
                new Planted("Hindi", "समुद्र के बारे में एक छोटी कविता लिखो", "समुद्र के बारे में एक कविता लिखो।"),
                new Planted("Hindi, composed", "\u0958लम से कविता लिखो", "\u0915\u093cलम से कविता लिखो"),
                new Planted(
                        "Greek", "Γράψε ένα σύντομο ποίημα για τους ωκεανούς", "ΓΡΆΨΕ ΈΝΑ ΠΟΊΗΜΑ ΓΙΑ ΤΟΥΣ ΩΚΕΑΝΟΎΣ"),
                new Planted(
                        "Turkish",
                        "Istanbul'un Iğdır'a ilişkin şiirini yaz",
                        "İSTANBUL'UN IĞDIR'A İLİŞKİN ŞİİRİNİ YAZ"),
                new Planted("Turkish, dots", "İyi bir şiir yaz", "i\u0307yi bir şi\u0307i\u0307r yaz"),
                new Planted("German", "Schreibe ein Gedicht über die Straße", "SCHREIBE EIN GEDICHT ÜBER DIE STRASSE"),
                new Planted("Emoji", "👩‍👩‍👧 ❤️ 🇩🇪 👍🏽 🎉 🚀", "👩‍👩‍👧❤🇩🇪👍🏽🎉"),
                new Planted(
                        "Marks",
                        "Résumé naïve café déjà vu",
                        "Re\u0301sume\u0301 nai\u0308ve cafe\u0301 de\u0301ja\u0300 vu"),
                new Planted("Vietnamese", "Viết một bài thơ ngắn về biển", "Viê\u0301t một bài thơ ngắn về biển cả"));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void findsEveryPlantedNearDuplicate(Planted planted) {
        var index = new RougeIndex(0.7, new UnicodeTokenizer());
        planted().forEach(other -> index.add(other.text()));
        assertThat(index.nearestAboveThreshold(planted.nearly()).map(Nearest::index))
                .contains(planted().indexOf(planted));
    }

    @Test
    void findsNothingAcrossLanguages() {
        var all = planted().stream()
                .flatMap(planted -> Stream.of(planted.text(), planted.nearly()))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            var index = new RougeIndex(0.0, new UnicodeTokenizer());
            for (int j = 0; j < all.size(); j++) {
                if (!language(i).equals(language(j))) {
                    index.add(all.get(j));
                }
            }
            double nearest =
                    index.nearestAboveThreshold(all.get(i)).map(Nearest::score).orElse(0.0);
            assertThat(nearest).as(all.get(i)).isLessThan(0.5);
        }
    }

    private static String language(int text) {
        return planted().get(text / 2).language().split(",")[0];
    }

    @Test
    void theTokensOfRougeFindNoneOfThoseWithoutLatinLetters() {
        // Were they found, nobody would need another tokenizer.
        var index = new RougeIndex(0.7);
        for (var language : List.of("Chinese", "Japanese", "Thai", "Russian", "Arabic", "Hindi", "Greek", "Emoji")) {
            var text = planted().stream()
                    .filter(planted -> planted.language().equals(language))
                    .findFirst()
                    .orElseThrow()
                    .text();
            index.add(text);
            assertThat(index.countTokens(text)).as(language).isZero();
            assertThat(index.nearestAboveThreshold(text)).as(language).isEmpty();
        }
    }
}
