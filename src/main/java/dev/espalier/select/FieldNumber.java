package dev.espalier.select;

import dev.espalier.model.Example;
import java.util.OptionalDouble;

/** Reads numbers from the fields of examples. */
final class FieldNumber {

    private FieldNumber() {}

    /** Returns the number in a field, be it written as a text; empty if there is none, or if it is not finite. */
    static OptionalDouble of(Example example, String field) {
        try {
            double number = Double.parseDouble(example.text(field).orElse(""));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
