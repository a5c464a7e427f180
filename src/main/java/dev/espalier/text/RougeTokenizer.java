package dev.espalier.text;

import java.util.List;

/**
 * Splits a text into the tokens that Google's {@code rouge_score} compares, without stemming: the text is lower-cased,
 * and every run of characters other than a–z and 0–9 separates.
 *
 * <p>Texts without Latin letters and digits have no token, so ROUGE-L says nothing of them. Uses neither locale nor
 * Unicode tables: of all code points that are not ASCII, only U+212A (Kelvin sign) and U+0130 (capital I with dot)
 * become ASCII when lower-cased, {@code k} and {@code i} followed by a combining dot, which separates.
 */
public final class RougeTokenizer implements Tokenizer {

    private static final char KELVIN_SIGN = '\u212a';
    private static final char CAPITAL_I_WITH_DOT = '\u0130';

    /** By ASCII character, what it becomes; 0 separates. */
    private static final char[] LOWER = new char[128];

    static {
        for (char c = 0; c < LOWER.length; c++) {
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            boolean upper = c >= 'A' && c <= 'Z';
            LOWER[c] = kept ? c : upper ? (char) (c + ('a' - 'A')) : 0;
        }
    }

    /** Returns the tokens in their order; each holds at least one character. */
    public static List<String> tokens(String text) {
        return new RougeTokenizer().split(text);
    }

    @Override
    public void split(String text, TokenBuffer into) {
        into.clear();
        into.reserve(text.length());
        // The tokens are written over the text, never ahead of where it is read.
        char[] chars = into.chars();
        text.getChars(0, text.length(), chars, 0);
        int start = 0;
        int end = 0;
        long packed = ShortTokens.NOTHING;
        for (int i = 0; i < text.length(); i++) {
            char c = chars[i];
            char lower = c < 128 ? LOWER[c] : lowerCase(c);
            if (lower != 0) {
                chars[end++] = lower;
                packed = ShortTokens.append(packed, lower);
            }
            if (end > start && (lower == 0 || c == CAPITAL_I_WITH_DOT)) {
                into.endToken(end, packed);
                start = end;
                packed = ShortTokens.NOTHING;
            }
        }
        if (end > start) {
            into.endToken(end, packed);
        }
    }

    private static char lowerCase(char c) {
        return switch (c) {
            case KELVIN_SIGN -> 'k';
            case CAPITAL_I_WITH_DOT -> 'i';
            default -> 0;
        };
    }
}
