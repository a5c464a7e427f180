package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lengths: figures and classes. */
final class LengthsTest {

    @Test
    void nothingHasNoFigures() {
        assertThat(new Lengths().toMap()).isEqualTo(Map.of("texts", 0L));
        assertThat(new Lengths().quantile(0.5)).isZero();
    }

    @Test
    void figuresAreExact() {
        var lengths = new Lengths();
        for (int length = 1; length <= 100; length++) {
            lengths.add(length);
        }
        assertThat(lengths.toMap())
                .containsEntry("texts", 100L)
                .containsEntry("min", 1)
                .containsEntry("mean", 50.5)
                .containsEntry("median", 50)
                .containsEntry("p95", 95)
                .containsEntry("max", 100);
    }

    @Test
    void aClassGoesFromAPowerOfTwoToTheNext() {
        var lengths = new Lengths();
        for (int length : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            lengths.add(length);
        }
        assertThat(lengths.toMap()).containsEntry("histogram", Map.of("0", 1L, "1", 1L, "2", 2L, "4", 2L, "8", 1L));
    }
}
