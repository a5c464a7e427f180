package dev.espalier.filter;

import dev.espalier.model.Rejection.Neighbour;
import org.jspecify.annotations.Nullable;

/**
 * What a filter measures of an example, be it accepted or not.
 *
 * @param value as a {@link dev.espalier.model.Rejection} has it
 * @param what is measured, such as {@code words of instruction}
 * @param wanted what is accepted, in words, such as {@code 4 to 150}
 * @param neighbour the nearest text, for filters that compare; null if there is none
 */
public record Measurement(
        Object value, String what, String wanted, @Nullable Neighbour neighbour) {

    static Measurement of(Object value, String what, String wanted) {
        return new Measurement(value, what, wanted, null);
    }

    /** Returns in words what lies between two bounds, null for none. */
    static String between(@Nullable Number least, @Nullable Number most) {
        if (least == null) {
            return most == null ? "any" : atMost(most);
        }
        return most == null ? atLeast(least) : text(least) + " to " + text(most);
    }

    static String atLeast(Number least) {
        return "at least " + text(least);
    }

    static String atMost(Number most) {
        return "at most " + text(most);
    }

    private static String text(Number number) {
        return Decimal.of(number.doubleValue());
    }
}
