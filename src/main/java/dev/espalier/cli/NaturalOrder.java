package dev.espalier.cli;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Orders ids as people count: {@code r-9.2} comes before {@code r-10.1}. */
final class NaturalOrder implements Comparator<String> {

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)");

    @Override
    public int compare(String one, String other) {
        var first = BETWEEN_NUMBERS.split(one, -1);
        var second = BETWEEN_NUMBERS.split(other, -1);
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            int order = compareParts(first[i], second[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.length, second.length);
    }

    private static int compareParts(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }
}
