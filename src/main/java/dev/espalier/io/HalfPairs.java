package dev.espalier.io;

/** Halves of surrogate pairs without their other half: JSON can write them as escapes, UTF-8 cannot hold them. */
public final class HalfPairs {

    /** What stands in the place of one: the replacement character of Unicode. */
    private static final char REPLACEMENT = '\ufffd';

    private HalfPairs() {}

    /** Returns whether a text has one. */
    public static boolean in(String text) {
        return next(text, 0) < text.length();
    }

    /** Returns a text with U+FFFD in the place of each. */
    public static String replaced(String text) {
        int at = next(text, 0);
        if (at == text.length()) {
            return text;
        }
        var whole = new StringBuilder(text);
        for (; at < text.length(); at = next(text, at + 1)) {
            whole.setCharAt(at, REPLACEMENT);
        }
        return whole.toString();
    }

    /** Returns where the next one stands; the length of the text if there is none. */
    private static int next(String text, int from) {
        int at = from;
        while (at < text.length()) {
            if (!Character.isSurrogate(text.charAt(at))) {
                at++;
            } else if (isPair(text, at)) {
                at += 2;
            } else {
                return at;
            }
        }
        return text.length();
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
