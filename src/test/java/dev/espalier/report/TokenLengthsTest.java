package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenLengthsTest {

    private int calls;
    private long chars;

    private TokenLengths lengths(int mostRecords, long mostChars) {
        return new TokenLengths(
                text -> {
                    calls++;
                    chars += text.length();
                    return text.length();
                },
                mostRecords,
                mostChars);
    }

    @Test
    void fewRecordsAreAllCounted() {
        var lengths = lengths(100, 1_000_000);
        for (int i = 1; i <= 100; i++) {
            lengths.add(Example.of("x".repeat(i), "", "yy"));
        }
        lengths.count();
        assertThat(lengths.isPart()).isFalse();
        assertThat(lengths.counted()).isEqualTo(100);
        assertThat((Map<?, ?>) lengths.toMap().get("instruction"))
                .extracting("texts", "mean", "max")
                .containsExactly(100L, 50.5, 100);
        assertThat((Map<?, ?>) lengths.toMap().get("input")).extracting("texts").isEqualTo(0L);
    }

    @Test
    void ofManyRecordsASampleIsCountedAndTheSampleIsFair() {
        var lengths = lengths(1_000, Long.MAX_VALUE);
        for (int i = 0; i < 100_000; i++) {
            lengths.add(Example.of("x".repeat(i % 100), "", ""));
        }
        lengths.count();
        assertThat(lengths.isPart()).isTrue();
        assertThat(lengths.counted()).isBetween(400, 1_000);
        assertThat(calls).as("none that was given up is counted").isEqualTo(lengths.counted());
        assertThat((Double) ((Map<?, ?>) lengths.toMap().get("instruction")).get("mean"))
                .isBetween(44.0, 55.0);
    }

    @Test
    void longTextsMakeTheSampleSmallerNotTheTimeLonger() {
        var lengths = lengths(1_000_000, 1_000_000);
        var text = "\uD83D\uDE00".repeat(500);
        for (int i = 0; i < 60_000; i++) {
            lengths.add(Example.of(text, "", ""));
        }
        lengths.count();
        assertThat(lengths.isPart()).isTrue();
        assertThat(chars).as("of 60 million characters").isLessThan(1_000_000);
    }

    @Test
    void textsTooLongToBeHeldAreCountedAtOnce() {
        var lengths = lengths(1_000, 1_000);
        lengths.add(Example.of("x".repeat(10), "", ""));
        assertThat(calls).isZero();
        lengths.add(Example.of("x".repeat(11), "", ""));
        assertThat(calls).isOne();
        lengths.count();
        assertThat(calls).isEqualTo(2);
        assertThat((Map<?, ?>) lengths.toMap().get("instruction"))
                .extracting("min", "max")
                .containsExactly(10, 11);
    }
}
