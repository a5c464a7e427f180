package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinHashIndexTest {

    @Test
    void missesAtMostOneInAHundredAtTheThreshold() {
        for (int percent = 10; percent <= 100; percent++) {
            double threshold = percent / 100.0;
            assertThat(MinHashIndex.missed(threshold, MinHashIndex.rows(threshold)))
                    .isLessThanOrEqualTo(0.01);
        }
        assertThat(MinHashIndex.rows(0.7)).isEqualTo(4);
        assertThat(MinHashIndex.rows(0.1)).isEqualTo(1);
    }

    @Test
    void findsTheMostSimilarOfSeveral() {
        var index = index(0.5);
        index.add("a b c d e f g x");
        index.add("a b c d e f g h");
        // Six shingles of three, five of which are in the first, all in the second.
        assertThat(index.nearestAboveThreshold("A b, c d e f g h")).contains(new Nearest(1, 1));
        assertThat(index.nearestAboveThreshold("a b c d e f g")).contains(new Nearest(0, 5 / 6.0));
    }

    @Test
    void comparesShortTextsWholeAndEmptyOnesNotAtAll() {
        var index = index(0.5);
        index.add("one two");
        index.add("");
        assertThat(index.nearestAboveThreshold("One two!")).contains(new Nearest(0, 1));
        assertThat(index.nearestAboveThreshold("one")).isEmpty();
        assertThat(index.nearestAboveThreshold("")).isEmpty();
    }

    @Test
    void findsNothingBelowTheThresholdAndNearlyAllAboveIt() {
        var random = new Random(3);
        var index = index(0.6);
        var pool = new ArrayList<String>();
        var pooled = new ArrayList<Set<String>>();
        int above = 0;
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            var text = i < 100 || random.nextBoolean()
                    ? text(random, 40)
                    : edited(pool.get(random.nextInt(pool.size())), random);
            var own = shingles(text);
            double highest = pooled.stream()
                    .mapToDouble(other -> jaccard(own, other))
                    .max()
                    .orElse(0);
            var nearest = index.nearestAboveThreshold(text);
            nearest.ifPresent(hit -> assertThat(hit.score())
                    .isEqualTo(jaccard(own, pooled.get(hit.index())))
                    .isGreaterThan(0.6));
            above += highest > 0.6 ? 1 : 0;
            found += nearest.isPresent() ? 1 : 0;
            index.add(text);
            pool.add(text);
            pooled.add(own);
        }
        assertThat(above).isGreaterThan(300);
        assertThat(found).isGreaterThanOrEqualTo(above * 98 / 100);
    }

    private static MinHashIndex index(double threshold) {
        return new MinHashIndex(threshold, 3, new UnicodeTokenizer());
    }

    private static String text(Random random, int tokens) {
        var words = new ArrayList<String>();
        for (int i = 0; i < tokens; i++) {
            words.add("w" + random.nextInt(1_000));
        }
        return String.join(" ", words);
    }

    private static String edited(String text, Random random) {
        var words = new ArrayList<>(List.of(text.split(" ")));
        for (int edits = random.nextInt(6); edits > 0; edits--) {
            words.set(random.nextInt(words.size()), "new" + random.nextInt(1_000));
        }
        return String.join(" ", words);
    }

    private static double jaccard(Set<String> first, Set<String> second) {
        long common = first.stream().filter(second::contains).count();
        return (double) common / (first.size() + second.size() - common);
    }

    private static Set<String> shingles(String text) {
        var words = List.of(text.split(" "));
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + 3 <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + 3)));
        }
        return shingles;
    }
}
