package dev.espalier.llm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Writes durations for messages and logs. */
final class Seconds {

    private Seconds() {}

    /** Returns seconds with one decimal below ten, whole ones above: {@code 0.5 s}, {@code 62 s}. */
    static String text(Duration duration) {
        var seconds = BigDecimal.valueOf(duration.toMillis(), 3);
        int decimals = seconds.compareTo(BigDecimal.TEN) < 0 ? 1 : 0;
        var rounded = seconds.setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? "0" : rounded.toPlainString().replaceFirst("\\.0$", "")) + " s";
    }
}
