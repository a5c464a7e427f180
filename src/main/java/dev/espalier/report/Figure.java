package dev.espalier.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds figures: what stands behind the fourth decimal is noise to a reader. */
final class Figure {

    private static final int DECIMALS = 4;

    private Figure() {}

    static double round(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue()
                : 0;
    }
}
