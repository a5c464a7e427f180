package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RougeLTest {

    @Test
    void scoresTheCommonSubsequenceAgainstBothLengths() {
        // Three of four and three of five tokens: 2/3, but for the rounding on the way.
        assertThat(f1("write a short poem", "write one very short poem"))
                .isEqualTo(2 * 0.75 * 0.6 / (0.75 + 0.6))
                .isEqualTo(0.6666666666666665);
    }

    @Test
    void scoresEqualTextsOne() {
        assertThat(f1("a b c a", "a b c a")).isEqualTo(1);
    }

    @Test
    void scoresTextsWithoutACommonTokenZero() {
        assertThat(f1("a b", "c d")).isZero();
    }

    @Test
    void scoresAnEmptyTextZeroEvenAgainstAnother() {
        assertThat(f1("", "a")).isZero();
        assertThat(f1("a", "")).isZero();
        assertThat(f1("", "")).isZero();
    }

    @Test
    void countsATokenAsOftenAsBothTextsHoldIt() {
        assertThat(RougeL.lcs(List.of("a", "a", "a"), List.of("a", "b", "a"))).isEqualTo(2);
    }

    @Test
    void regardsTheOrderOfTokens() {
        assertThat(RougeL.lcs(List.of("a", "b", "c"), List.of("c", "b", "a"))).isEqualTo(1);
    }

    @Test
    void roundsAsRougeScoreDoes() {
        // Both are 7/10 on paper. rouge_score computes 0.7 for the first, and a little more for the second.
        assertThat(RougeL.f1(7, 10, 10)).isEqualTo(0.7);
        assertThat(RougeL.f1(7, 9, 11)).isEqualTo(0.7000000000000001);
    }

    @Test
    void roundsUpwardsAsOftenAsRougeScoreDoesAmongScoresOfSevenTenths() {
        int pairs = 0;
        int above = 0;
        int below = 0;
        for (int m = 1; m <= 200; m++) {
            for (int n = 1; n <= 200; n++) {
                int lcs = 7 * (m + n) / 20;
                if (20 * lcs == 7 * (m + n) && lcs <= Math.min(m, n)) {
                    double score = RougeL.f1(lcs, m, n);
                    pairs++;
                    above += score > 0.7 ? 1 : 0;
                    below += score < 0.7 ? 1 : 0;
                }
            }
        }
        assertThat(List.of(pairs, above, below)).isEqualTo(List.of(940, 434, 40));
    }

    @Test
    void findsTheLeastLcsForEveryPairOfLengthsAndManyThresholds() {
        for (double threshold : new double[] {0, 0.1, 1.0 / 3, 0.5, 0.6, 2.0 / 3, 0.7, 0.7000000000000001, 0.9, 1}) {
            for (int m = 0; m <= 120; m++) {
                for (int n = 0; n <= 120; n++) {
                    int least = 0;
                    while (least <= Math.min(m, n) && !(RougeL.f1(least, m, n) > threshold)) {
                        least++;
                    }
                    assertThat(RougeL.leastLcsAbove(threshold, m, n))
                            .as("%s for %d and %d tokens", threshold, m, n)
                            .isEqualTo(least);
                }
            }
        }
    }

    @Test
    void growsWithTheCommonSubsequenceAndFallsWithTheLengths() {
        // The index argues with these; the worst cases are the longest.
        var random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            int bound = 1 << random.nextInt(1, 27);
            int m = 2 + random.nextInt(bound);
            int n = 2 + random.nextInt(bound);
            int lcs = 1 + random.nextInt(Math.min(m, n) - 1);
            double score = RougeL.f1(lcs, m, n);
            assertThat(score).as("%d %d %d", lcs, m, n).isLessThan(RougeL.f1(lcs + 1, m, n));
            assertThat(score).isGreaterThan(RougeL.f1(lcs, m + 1, n)).isGreaterThan(RougeL.f1(lcs, m, n + 1));
            assertThat(score).isEqualTo(RougeL.f1(lcs, n, m));
        }
    }

    @Test
    void findsTheLcsThatATextbookTableFinds() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var first = tokens(random);
            var second = random.nextInt(4) == 0 ? edited(first, random) : tokens(random);
            int expected = TextbookLcs.of(first, second);
            assertThat(RougeL.lcs(first, second)).as("%s / %s", first, second).isEqualTo(expected);
            assertThat(RougeL.lcs(second, first)).isEqualTo(expected);
        }
    }

    @Test
    void findsTheLcsAtTheEdgesOfWords() {
        for (int length : new int[] {1, 63, 64, 65, 127, 128, 129, 191, 192, 193, 300}) {
            var same = Collections.nCopies(length, "a");
            assertThat(RougeL.lcs(same, same)).isEqualTo(length);
            assertThat(RougeL.lcs(same, same.subList(1, length))).isEqualTo(length - 1);
            assertThat(RougeL.lcs(same, List.of("b"))).isZero();
        }
    }

    /** Mostly short, now and then up to 300 tokens; vocabularies from one word to fifty. */
    private static List<String> tokens(Random random) {
        int length = random.nextInt(12) == 0 ? random.nextInt(301) : random.nextInt(30);
        int vocabulary = 1 + random.nextInt(random.nextBoolean() ? 3 : 50);
        return random.ints(length, 0, vocabulary).mapToObj(Integer::toString).toList();
    }

    private static List<String> edited(List<String> tokens, Random random) {
        var edited = new ArrayList<>(tokens);
        for (int i = random.nextInt(4); i > 0 && !edited.isEmpty(); i--) {
            edited.set(random.nextInt(edited.size()), "new");
            edited.remove(random.nextInt(edited.size()));
        }
        return edited;
    }

    private static double f1(String candidate, String target) {
        return RougeL.f1(RougeTokenizer.tokens(candidate), RougeTokenizer.tokens(target));
    }
}
