package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls along the time of a run, in few spans. */
final class CallTimesTest {

    private static final long START = 1_800_000_000_000L;

    private final CallTimes times = new CallTimes();

    private void add(long afterMillis, long took) {
        times.add("stop", 10, 20, START + afterMillis, took);
    }

    @Test
    void noCallIsLostWhateverTheTime() {
        for (int i = 0; i < 10_000; i++) {
            add(i * 37L, i % 100);
        }
        assertThat(times.spans()).hasSizeBetween(CallTimes.MOST / 2, CallTimes.MOST);
        assertThat(times.spans().stream().mapToLong(CallTimes.Span::calls).sum())
                .isEqualTo(10_000);
        assertThat(times.spans().stream()
                        .mapToLong(CallTimes.Span::outputTokens)
                        .sum())
                .isEqualTo(200_000);
        assertThat(times.width() * times.spans().size()).isGreaterThan(9_999 * 37L);
    }

    @Test
    void latenciesAreWithinFivePerCent() {
        for (int i = 1; i <= 1_000; i++) {
            add(i, i);
        }
        assertThat(times.all().latency(0.5)).isCloseTo(500, within(25.0));
        assertThat(times.all().latency(0.95)).isCloseTo(950, within(48.0));
        assertThat(times.all().latency(1)).isCloseTo(1_000, within(50.0));
    }

    @ParameterizedTest
    @CsvSource({"300000, 0", "300001, 1"})
    void aLongRestIsLeftOut(long rest, int pauses) {
        add(0, 5);
        add(rest, 5);
        add(rest + 40, 5);
        assertThat(times.pauses()).isEqualTo(pauses);
        assertThat(times.width() * times.spans().size()).isEqualTo(pauses == 1 ? 41 : 303_104);
    }

    @Test
    void aClockThatWasSetBackBreaksNothing() {
        add(1_000, 5);
        add(0, 5);
        assertThat(times.spans()).hasSize(1);
        assertThat(times.spans().get(0).calls()).isEqualTo(2);
    }

    @Test
    void callsWithoutTimesAreCountedApart() {
        times.add("length", 1, 2, -1, -1);
        assertThat(times.spans()).isEmpty();
        assertThat(times.untimed()).isEqualTo(1);
        assertThat(times.all().isTimed()).isFalse();
        assertThat(times.all().latency(0.5)).isZero();
        assertThat(times.finishes()).containsEntry("length", 1L);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "119999, 120 s", "120000, 2.0 min", "7200000, 2.0 h"})
    void durationsHaveTheUnitThatSuitsThem(double millis, String expected) {
        assertThat(CallCharts.duration(millis)).isEqualTo(expected);
    }
}
