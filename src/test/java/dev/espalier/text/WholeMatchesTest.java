package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WholeMatchesTest {

    /** Every phrase, everywhere: what is meant, without any table. */
    private static int plainly(String text, List<String> phrases, WholeMatches.Boundaries boundaries) {
        return IntStream.range(0, phrases.size())
                .filter(number -> IntStream.rangeClosed(
                                0, text.length() - phrases.get(number).length())
                        .anyMatch(place -> text.startsWith(phrases.get(number), place)
                                && boundaries.isAt(text, place)
                                && boundaries.isAt(
                                        text, place + phrases.get(number).length())))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void findsWhatLookingForEachPhraseEverywhereFinds() {
        var random = new Random(3);
        int found = 0;
        for (int i = 0; i < 3_000; i++) {
            var phrases = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(number -> word(random, 1 + random.nextInt(3)))
                    .toList();
            var text = word(random, random.nextInt(30));
            WholeMatches.Boundaries boundaries = (in, place) ->
                    place == 0 || place == in.length() || in.charAt(place) == ' ' || in.charAt(place - 1) == ' ';
            int first = new WholeMatches(phrases, boundaries).first(text);
            assertThat(first).as("%s in \"%s\"", phrases, text).isEqualTo(plainly(text, phrases, boundaries));
            found += first >= 0 ? 1 : 0;
        }
        assertThat(found).isBetween(500, 2_500);
    }

    private static String word(Random random, int length) {
        var word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("ab ä😀".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    @Test
    void theFirstOfTheListCountsNotTheFirstOfTheText() {
        var phrases = List.of("two", "one");
        assertThat(new WholeMatches(phrases, (text, place) -> true).first("one two"))
                .isZero();
    }
}
