package dev.espalier.problem;

/**
 * Makes text from outside safe to show. Seeds and replies may hold escape sequences that would reprogram a terminal, or
 * marks that reverse what is read.
 */
public final class Printable {

    private Printable() {}

    /** Returns the text on one line: control, format and surrogate-half characters become {@code \n} or {@code \u001b}. */
    public static String line(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (isPrintable(point)) {
                        shown.appendCodePoint(point);
                    } else if (point < 0x10000) {
                        shown.append("\\u").append(hex(point, 4));
                    } else {
                        shown.append("\\u{").append(hex(point, 1)).append('}');
                    }
                }
            }
        });
        return shown.toString();
    }

    /** Returns the text on one line as {@link #line}, cut to {@code length} UTF-16 units with an ellipsis at its end. */
    public static String excerpt(String text, int length) {
        // Cut first: a 50 MB line must not be escaped for the sake of its first words.
        var shown = line(text.length() > length ? text.substring(0, length) : text);
        return shown.length() <= length && text.length() <= length
                ? shown
                : shown.substring(0, Math.min(length, shown.length()) - 1) + "…";
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> false;
            case Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String hex(int point, int digits) {
        var hex = Integer.toHexString(point);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
