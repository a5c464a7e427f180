package dev.espalier.cli;

import java.util.Comparator;

/** Orders ids as people count: {@code r-9.2} comes before {@code r-10.1}. */
final class NaturalOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        int first = 0;
        int second = 0;
        while (first < one.length() && second < other.length()) {
            int firstEnd = partEnd(one, first);
            int secondEnd = partEnd(other, second);
            int order = isDigit(one, first) && isDigit(other, second)
                    ? compareNumbers(one.substring(first, firstEnd), other.substring(second, secondEnd))
                    : one.substring(first, firstEnd).compareTo(other.substring(second, secondEnd));
            if (order != 0) {
                return order;
            }
            first = firstEnd;
            second = secondEnd;
        }
        return Integer.compare(one.length() - first, other.length() - second);
    }

    /** Returns where the digits end that begin here, or what is none. */
    private static int partEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isDigit(text, end) == isDigit(text, start)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int place) {
        char c = text.charAt(place);
        return c >= '0' && c <= '9';
    }

    /** Of numbers without zeros at the front the longer one is greater. */
    private static int compareNumbers(String one, String other) {
        var first = withoutZeros(one);
        var second = withoutZeros(other);
        return first.length() == second.length()
                ? first.compareTo(second)
                : Integer.compare(first.length(), second.length());
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }
}
