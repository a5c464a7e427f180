package dev.espalier.constraint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The particulars of a constraint, by parameter, in the form of {@link Parameter#read}: numbers in digits, lists of words with
 * a comma and a space between them. Immutable.
 */
public record Arguments(Map<String, String> values) {

    public static final Arguments NONE = new Arguments(Map.of());

    public Arguments {
        values = Map.copyOf(values);
    }

    /** Returns the arguments of one parameter. */
    public static Arguments of(String parameter, Object value) {
        return new Arguments(Map.of(parameter, String.valueOf(value)));
    }

    /**
     * Returns what a parameter was given.
     *
     * @throws IllegalArgumentException if it was given nothing
     */
    public String text(String parameter) {
        var value = values.get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("there is no argument " + parameter + " in " + new TreeMap<>(values));
        }
        return value;
    }

    /** Returns a number, 0 or more. */
    public int number(String parameter) {
        return Integer.parseInt(text(parameter));
    }

    /** Returns the words of a list. */
    public List<String> words(String parameter) {
        return List.of(text(parameter).split(", ", -1));
    }
}
