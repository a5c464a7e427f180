package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.SeededRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Counts exactly while it can, and says when it no longer does. */
final class DistinctCountTest {

    @Test
    void countsExactlyUpToItsLimit() {
        var count = new DistinctCount(100);
        var random = SeededRandom.of(1, "exact");
        count.add(0);
        count.add(0);
        for (int i = 0; i < 99; i++) {
            long hash = random.nextLong();
            count.add(hash);
            count.add(hash);
        }
        assertThat(count.count()).isEqualTo(100);
        assertThat(count.isExact()).isTrue();
        count.add(random.nextLong());
        assertThat(count.isExact()).isFalse();
    }

    @Test
    void estimatesBeyondIt() {
        var count = new DistinctCount(10_000);
        var random = SeededRandom.of(2, "estimate");
        for (int i = 0; i < 300_000; i++) {
            count.add(random.nextLong());
        }
        assertThat(count.isExact()).isFalse();
        // 1.2 / √10,000 is 1.2 %.
        assertThat(count.count()).isCloseTo(300_000, Percentage.withPercentage(5));
    }
}
