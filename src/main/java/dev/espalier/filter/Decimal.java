package dev.espalier.filter;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes a number as people do, the same on every JDK; {@link Double#toString} gives some more digits before JDK 19. */
final class Decimal {

    private static final MathContext DIGITS = new MathContext(15);

    private Decimal() {}

    /** Returns up to 15 significant digits, without an exponent or zeros at the end. */
    static String of(double number) {
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
