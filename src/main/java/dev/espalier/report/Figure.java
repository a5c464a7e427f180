package dev.espalier.report;

import dev.espalier.io.JsonNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Figures for readers. */
public final class Figure {

    private static final int DECIMALS = 4;

    private Figure() {}

    /** Rounds: what stands behind the fourth decimal is noise to a reader. */
    static double round(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue()
                : 0;
    }

    /** Returns a figure in digits, whatever the JDK: 0.0004, not 4.0E-4; anything but a number with decimals as it is. */
    public static String text(@Nullable Object figure) {
        return figure instanceof Double number ? JsonNumber.of(number) : String.valueOf(figure);
    }
}
