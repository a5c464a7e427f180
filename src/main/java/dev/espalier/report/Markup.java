package dev.espalier.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * HTML in the making. What is not ours goes through {@link #text} or {@link #escaped}, always. The same calls give the same
 * text on every JDK. Not thread-safe.
 */
final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder html = new StringBuilder(4096);

    /** Adds markup of our own. */
    Markup add(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds a text from anywhere. */
    Markup text(String text) {
        html.append(escaped(text));
        return this;
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /**
     * Returns a text that is safe between tags and in quoted attributes: without markup, and without what HTML or UTF-8 cannot
     * hold (control characters, half surrogate pairs); marks that turn its direction are spelt out.
     */
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                safe.append(c).append(text.charAt(++i));
            } else {
                escape(c, safe);
            }
        }
        return safe.toString();
    }

    private static void escape(char c, StringBuilder safe) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\n', '\t' -> safe.append(c);
            default -> {
                if (turnsDirection(c)) {
                    safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    safe.append(c < ' ' || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c) ? REPLACEMENT : c);
                }
            }
        }
    }

    /** What turns the direction of a text would let it say something else than it holds. */
    private static boolean turnsDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    /** Returns the text, or as much of it as so many characters hold. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** Returns a whole number with separators: {@code 52,002}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a number in at most five characters or so, for narrow places: {@code 987}, {@code 4.7k}, {@code 52k}, {@code 3.1M}. */
    static String compact(long number) {
        if (number < 1_000) {
            return String.valueOf(number);
        }
        return number < 1_000_000 ? scaled(number, 1_000) + "k" : scaled(number, 1_000_000) + "M";
    }

    private static String scaled(long number, long unit) {
        return decimal((double) number / unit, number < 10 * unit ? 1 : 0);
    }

    /** Returns a share from 0 to 1 as {@code 92.4 %}. */
    static String percent(double share) {
        return decimal(100 * share, 1) + " %";
    }

    /** Returns a number with so many decimals. */
    static String decimal(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Returns a length or place in a drawing, a per cent of its width or a number of its units. */
    static String place(double number) {
        return BigDecimal.valueOf(number)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
