package dev.espalier.prompt;

import java.util.regex.Pattern;

/** What counts as white space in replies: all that Unicode shows as nothing, not ASCII alone, because chat models write it. */
public final class Whitespace {

    /** White space on one line, as the inside of a character class: no-break and zero-width characters too. */
    static final String INLINE = "\\h\\u200b\\u2060\\ufeff";

    private static final Pattern RUN = Pattern.compile("[\\s\\v" + INLINE + "]+");
    private static final Pattern ENDS = Pattern.compile("^[\\s\\v" + INLINE + "]+|[\\s\\v" + INLINE + "]+\\z");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    private Whitespace() {}

    /** Returns the text on one line: every run of white space becomes one space, none is left at the ends. */
    public static String collapse(String text) {
        return trim(RUN.matcher(text).replaceAll(" "));
    }

    /** Returns the text without white space at its ends. */
    public static String trim(String text) {
        return ENDS.matcher(text).replaceAll("");
    }

    /** Returns the text with every kind of line end turned into {@code \n}. */
    public static String unixLines(String text) {
        return LINE_END.matcher(text).replaceAll("\n");
    }
}
