package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the index says against scores of the textbook's table with every entry: random and adversarial token sequences. */
class RougeDifferentialTest {

    private static final int CASES_OF_A_POOL = 200;
    private static final int LARGEST_POOL = 30;

    private static final List<Double> THRESHOLDS = List.of(
            0.05, 0.1, 0.3, 1.0 / 3, 0.39, 0.4, 0.5, 0.6, 2.0 / 3, 0.7, 0.7, 0.7000000000000001, 0.8, 0.9, 0.95, 1.0);

    private static final List<Integer> VOCABULARIES = List.of(1, 2, 3, 6, 20, 60, 400);

    /** What was seen, to show that the cases are worth something. */
    private static final class Seen {
        private int near;
        private int exactlyAtTheThreshold;
        private int empty;
    }

    @Test
    void saysWhatTheTableSaysIn20000Cases() {
        var seen = ask(100, 40);
        assertThat(seen.near).isGreaterThan(5_000);
        assertThat(seen.exactlyAtTheThreshold).isGreaterThan(50);
        assertThat(seen.empty).isGreaterThan(100);
    }

    @Test
    @Tag("slow")
    void saysWhatTheTableSaysInAMillionCases() {
        var seen = ask(5_000, 40);
        assertThat(seen.near).isGreaterThan(250_000);
        assertThat(seen.exactlyAtTheThreshold).isGreaterThan(2_500);
        assertThat(seen.empty).isGreaterThan(5_000);
    }

    @Test
    void saysWhatTheTableSaysOfLongTexts() {
        var seen = new Seen();
        for (int seed = 0; seed < 5; seed++) {
            askPool(new Random(-seed), 2_000, 10, seen);
        }
        assertThat(seen.near).isGreaterThan(5);
    }

    private static Seen ask(int pools, int longest) {
        var seen = new Seen();
        for (int seed = 0; seed < pools; seed++) {
            var random = new Random(seed);
            // Most are short; some pass the length from which texts are indexed in another way.
            askPool(random, random.nextInt(10) == 0 ? longest : 12, CASES_OF_A_POOL, seen);
        }
        return seen;
    }

    private static void askPool(Random random, int longest, int cases, Seen seen) {
        double threshold = threshold(random);
        int firstOrder = 1 << random.nextInt(6);
        var index = new RougeIndex(threshold, new RougeTokenizer(), firstOrder, 1 + random.nextInt(12));
        // Nothing is above 1: the nearest of every text has to be found the other way.
        var farIndex = new RougeIndex(1, new RougeTokenizer(), firstOrder, 1);
        var sequences = new TokenSequences(random, longest);
        var pool = new ArrayList<List<String>>();
        for (int i = 0; i < cases; i++) {
            var tokens = sequences.next(pool);
            var text = String.join(" ", tokens);
            var nearest = nearestByTable(tokens, pool);
            var near = nearest.filter(found -> found.score() > threshold);
            assertThat(index.nearestAboveThreshold(text))
                    .as("%s at %s", text, threshold)
                    .isEqualTo(near);
            assertThat(farIndex.nearest(text)).as(text).isEqualTo(nearest);
            if (i % 8 == 0) {
                assertThat(index.nearest(text)).as(text).isEqualTo(nearest);
            }
            seen.near += near.isPresent() ? 1 : 0;
            seen.empty += tokens.isEmpty() ? 1 : 0;
            seen.exactlyAtTheThreshold += nearest.isPresent() && nearest.get().score() == threshold ? 1 : 0;
            if (pool.size() < LARGEST_POOL && (near.isEmpty() || random.nextInt(4) == 0)) {
                assertThat(index.add(text)).isEqualTo(pool.size());
                farIndex.add(text);
                pool.add(tokens);
            }
        }
    }

    /** Every other time a score that two short texts can have exactly, as rouge_score computes it. */
    private static double threshold(Random random) {
        if (random.nextBoolean()) {
            return THRESHOLDS.get(random.nextInt(THRESHOLDS.size()));
        }
        int length = 1 + random.nextInt(12);
        int otherLength = 1 + random.nextInt(12);
        return RougeL.f1(1 + random.nextInt(Math.min(length, otherLength)), length, otherLength);
    }

    private static Optional<Nearest> nearestByTable(List<String> tokens, List<List<String>> pool) {
        int nearest = -1;
        double best = -1;
        for (int i = 0; i < pool.size(); i++) {
            double score = RougeL.f1(
                    TextbookLcs.of(tokens, pool.get(i)),
                    tokens.size(),
                    pool.get(i).size());
            if (score > best) {
                best = score;
                nearest = i;
            }
        }
        return nearest < 0 ? Optional.empty() : Optional.of(new Nearest(nearest, best));
    }

    /** Makes token sequences of every kind that might go wrong. */
    private static final class TokenSequences {

        private final Random random;
        private final int longest;
        private final int vocabulary;

        TokenSequences(Random random, int longest) {
            this.random = random;
            this.longest = longest;
            this.vocabulary = VOCABULARIES.get(random.nextInt(VOCABULARIES.size()));
        }

        List<String> next(List<List<String>> pool) {
            var earlier = pool.isEmpty() ? fresh() : pool.get(random.nextInt(pool.size()));
            return switch (random.nextInt(16)) {
                case 0 -> List.of();
                case 1 -> List.of(token());
                case 2 -> earlier;
                case 3 -> Collections.nCopies(random.nextInt(longest + 1), token());
                case 4 -> shuffled(earlier);
                case 5 -> joined(earlier, earlier);
                case 6 -> joined(earlier, fresh());
                case 7 -> earlier.subList(0, random.nextInt(earlier.size() + 1));
                case 8, 9, 10, 11, 12 -> edited(earlier);
                default -> fresh();
            };
        }

        private String token() {
            // Squared, so that some tokens are frequent and others rare, as in a language.
            double x = random.nextDouble();
            return "t" + (int) (x * x * vocabulary);
        }

        private List<String> fresh() {
            var tokens = new ArrayList<String>();
            for (int rest = random.nextInt(longest + 1); rest > 0; rest--) {
                tokens.add(token());
            }
            return tokens;
        }

        private List<String> shuffled(List<String> tokens) {
            var shuffled = new ArrayList<>(tokens);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }

        /** Joins two sequences, if that is not too long. */
        private List<String> joined(List<String> first, List<String> second) {
            var joined = new ArrayList<>(first);
            joined.addAll(second);
            return joined.subList(0, Math.min(joined.size(), longest));
        }

        private List<String> edited(List<String> tokens) {
            var edited = new ArrayList<>(tokens);
            for (int edits = 1 + random.nextInt(1 + tokens.size() / 4); edits > 0; edits--) {
                int place = random.nextInt(edited.size() + 1);
                if (place == edited.size() || random.nextInt(3) == 0) {
                    edited.add(place, token());
                } else if (random.nextBoolean()) {
                    edited.set(place, token());
                } else {
                    edited.remove(place);
                }
            }
            return edited;
        }
    }
}
