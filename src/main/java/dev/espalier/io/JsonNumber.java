package dev.espalier.io;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes a number in the fewest digits that read back as the same number. Not {@link Double#toString}: its digits changed
 * between JDK 18 and 19, and the files we write must not change with the JDK.
 */
public final class JsonNumber {

    /** Seventeen significant digits tell every double from its neighbours (IEEE 754). */
    private static final int MOST_DIGITS = 17;

    private JsonNumber() {}

    /**
     * Returns the notation of a finite double, always with a point: {@code 0.7}, {@code 3.0}, {@code 1.0e-5},
     * {@code 2.5e+16}. The sign in the exponent is for YAML 1.1, which takes {@code 1.0e5} for a text.
     *
     * @throws IllegalArgumentException if the number is infinite or not a number: JSON has no such
     */
    public static String of(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON cannot hold " + number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        var exact = new BigDecimal(Math.abs(number));
        return (number < 0 ? "-" : "") + notation(shortest(exact, Math.abs(number)));
    }

    /** Finds the number of digits by halving: if a rounding reads back, so does a finer one. */
    private static BigDecimal shortest(BigDecimal exact, double number) {
        int low = 1;
        int high = MOST_DIGITS;
        while (low < high) {
            int middle = (low + high) / 2;
            if (readsBack(exact.round(new MathContext(middle)), number)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return exact.round(new MathContext(high));
    }

    private static boolean readsBack(BigDecimal rounded, double number) {
        return Double.parseDouble(rounded.toString()) == number;
    }

    private static String notation(BigDecimal rounded) {
        var stripped = rounded.stripTrailingZeros();
        var digits = stripped.unscaledValue().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        if (exponent < -4 || exponent >= 16) {
            var fraction = digits.length() > 1 ? digits.substring(1) : "0";
            return digits.charAt(0) + "." + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
        }
        var plain = stripped.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
