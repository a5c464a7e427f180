package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContainmentIndexTest {

    @Test
    void findsWhatComparingWithEveryTextFinds() {
        var random = new Random(5);
        int[] hits = new int[2];
        for (int round = 0; round < 30; round++) {
            int least = 1 + random.nextInt(4);
            var index = new ContainmentIndex(least, new UnicodeTokenizer());
            var pool = new ArrayList<String>();
            for (int i = 0; i < 150; i++) {
                var text = text(random);
                int tokens = text.split(" ").length;
                var containing = IntStream.range(0, pool.size())
                        .filter(entry ->
                                tokens >= least && spaced(pool.get(entry)).contains(spaced(text)))
                        .findFirst();
                var contained = IntStream.range(0, pool.size())
                        .filter(entry -> pool.get(entry).split(" ").length >= least
                                && spaced(text).contains(spaced(pool.get(entry))))
                        .findFirst();
                assertThat(index.containing(text)).as(text).isEqualTo(containing);
                assertThat(index.containedIn(text)).as(text).isEqualTo(contained);
                hits[0] += containing.isPresent() ? 1 : 0;
                hits[1] += contained.isPresent() ? 1 : 0;
                index.add(text);
                pool.add(text);
            }
        }
        assertThat(hits[0]).isGreaterThan(100);
        assertThat(hits[1]).isGreaterThan(100);
    }

    private static String text(Random random) {
        var words = new ArrayList<String>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            words.add("w" + random.nextInt(3));
        }
        return String.join(" ", words);
    }

    private static String spaced(String text) {
        return " " + text + " ";
    }

    @Test
    void findsNothingInAPoolOfEmptyTexts() {
        var index = new ContainmentIndex(1, new UnicodeTokenizer());
        index.add("");
        assertThat(index.containing("")).isEqualTo(OptionalInt.empty());
        assertThat(index.containedIn("a")).isEqualTo(OptionalInt.empty());
    }
}
