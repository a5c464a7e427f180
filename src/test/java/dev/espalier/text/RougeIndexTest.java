package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RougeIndexTest {

    @Test
    void findsNothingInAnEmptyPool() {
        var index = new RougeIndex(0.7);
        assertThat(index.nearestAboveThreshold("Write a poem")).isEmpty();
        assertThat(index.nearest("Write a poem")).isEmpty();
    }

    @Test
    void numbersEntriesInTheOrderTheyWereAdded() {
        var index = new RougeIndex(0.7);
        assertThat(index.add("Write a poem")).isZero();
        assertThat(index.add("")).isEqualTo(1);
        assertThat(index.add("Write a poem")).isEqualTo(2);
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    void findsTheFirstOfEquallyNearEntries() {
        var index = new RougeIndex(0.7);
        index.add("a b c d e f g h i j x");
        index.add("a b c d e f g h i y j");
        index.add("z a b c d e f g h i j");
        assertThat(index.nearestAboveThreshold("a b c d e f g h i j")).contains(new Nearest(0, RougeL.f1(10, 10, 11)));
    }

    @Test
    void findsTheNearestEvenIfAnEarlierEntryIsAboveTheThresholdToo() {
        var index = new RougeIndex(0.7);
        index.add("a b c d e f g h i x");
        index.add("a b c d e f g h i j");
        assertThat(index.nearestAboveThreshold("A, b, c, d, e, f, g, h, i, j!")).contains(new Nearest(1, 1));
    }

    @Test
    void isAboveTheThresholdOnlyIfNotExactlyAtIt() {
        var index = new RougeIndex(0.7);
        index.add("a b c d e f g x y z");
        // Ten and ten tokens, seven common: exactly 0.7.
        assertThat(index.nearestAboveThreshold("a b c d e f g 1 2 3")).isEmpty();
        // Nine and ten tokens, seven common: 14/19.
        assertThat(index.nearestAboveThreshold("a b c d e f g 1 2")).contains(new Nearest(0, RougeL.f1(7, 9, 10)));
    }

    @Test
    void doesNotRememberWhatItWasAskedAbout() {
        var index = new RougeIndex(0.7);
        index.nearestAboveThreshold("Write a poem");
        index.add("Tell a story");
        assertThat(index.nearestAboveThreshold("Write a poem")).isEmpty();
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void takesThresholdsFromZeroToOneOnly() {
        for (double threshold : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new RougeIndex(threshold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("threshold must be from 0 to 1 but was " + threshold);
        }
        assertThat(nearestOf(0, "a b c", "x y c")).isPresent();
        assertThat(nearestOf(1, "a b c", "a b c")).isEmpty();
    }

    @Test
    void comparesTextsOfAtMost65535Tokens() {
        var index = new RougeIndex(0.7);
        var most = "a ".repeat(65_535);
        index.add(most);
        index.add(most + "a");
        assertThat(index.nearestAboveThreshold(most)).contains(new Nearest(0, 1));
        // A word of 64 bits for each 64 tokens of one text, and each token of the other: once, with the first entry.
        assertThat(index.steps()).isEqualTo(1_024L * 65_535);
        assertThat(index.nearestAboveThreshold(most + "a")).isEmpty();
        assertThat(index.steps()).isEqualTo(1_024L * 65_535);
    }

    @Test
    void doesNotCompareARecordOf20Megabytes() {
        var index = new RougeIndex(0.7);
        var record = "word ".repeat(4_000_000);
        assertThat(index.countTokens(record)).isEqualTo(4_000_000);
        index.add(record);
        assertThat(index.nearestAboveThreshold(record)).isEmpty();
        assertThat(index.nearest(record)).contains(new Nearest(0, 0));
        assertThat(index.steps()).isZero();
    }

    @Test
    void comparesARecordOf20MegabytesInOneStepIfItIsOneToken() {
        var index = new RougeIndex(0.7);
        var record = "x".repeat(20 << 20);
        index.add(record);
        assertThat(index.nearestAboveThreshold(record)).contains(new Nearest(0, 1));
        assertThat(index.steps()).isEqualTo(1);
    }

    private static Optional<Nearest> nearestOf(double threshold, String entry, String candidate) {
        var index = new RougeIndex(threshold);
        index.add(entry);
        return index.nearestAboveThreshold(candidate);
    }

    /** Each seed makes a pool of its own kind, with about 1,000 questions to it; 20 seeds make 20,000. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void saysWhatComparingWithEveryEntrySays(int seed) {
        var random = new Random(seed);
        double threshold = List.of(0.7, 0.7, 0.5, 0.6, 2.0 / 3, 0.7000000000000001, 0.9, 0.3, 0.0, 1.0)
                .get(seed % 10);
        int vocabulary = List.of(1, 2, 5, 20, 200).get(seed % 5);
        int longest = seed % 4 == 0 ? 300 : 14;
        var index = new RougeIndex(threshold);
        var scan = new RougeScan();
        var pool = new ArrayList<List<String>>();
        int near = 0;
        for (int i = 0; i < 1_000; i++) {
            var tokens = pool.isEmpty() || random.nextBoolean()
                    ? tokens(random, vocabulary, longest)
                    : edited(pool.get(random.nextInt(pool.size())), random, vocabulary);
            var text = String.join(" ", tokens);
            var found = index.nearestAboveThreshold(text);
            assertThat(found).as(text).isEqualTo(scan.nearestAbove(text, threshold));
            if (longest < 100 && i % 5 == 0) {
                assertThat(index.nearest(text)).isEqualTo(scan.nearest(text));
                assertThat(scan.nearest(text)).as(text).isEqualTo(nearestByTable(tokens, pool));
            }
            near += found.isPresent() ? 1 : 0;
            // Near ones join, too, now and then: a pool may hold what other filters let through.
            if (found.isEmpty() || random.nextInt(3) == 0) {
                index.add(text);
                scan.add(text);
                pool.add(tokens);
            }
        }
        assertThat(near).as("near ones at %s", threshold).isGreaterThan(threshold == 1 ? -1 : 50);
    }

    private static List<String> tokens(Random random, int vocabulary, int longest) {
        int length = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(longest);
        // Squared, so that some tokens are common and others rare, as in a language.
        return random.doubles(length)
                .mapToObj(x -> "t" + (int) (x * x * vocabulary))
                .collect(Collectors.toList());
    }

    private static List<String> edited(List<String> tokens, Random random, int vocabulary) {
        var edited = new ArrayList<>(tokens);
        for (int edits = random.nextInt(2 + tokens.size() / 3); edits > 0; edits--) {
            int place = random.nextInt(edited.size() + 1);
            switch (random.nextInt(3)) {
                case 0 -> edited.add(place, "t" + random.nextInt(vocabulary));
                case 1 -> edited.add(place, "new" + random.nextInt(1_000));
                default -> {
                    if (place < edited.size()) {
                        edited.remove(place);
                    }
                }
            }
        }
        return edited;
    }

    private static Optional<Nearest> nearestByTable(List<String> tokens, List<List<String>> pool) {
        Optional<Nearest> nearest = Optional.empty();
        for (int i = 0; i < pool.size(); i++) {
            var entry = pool.get(i);
            double score = RougeL.f1(TextbookLcs.of(tokens, entry), tokens.size(), entry.size());
            if (nearest.isEmpty() || score > nearest.get().score()) {
                nearest = Optional.of(new Nearest(i, score));
            }
        }
        return nearest;
    }
}
