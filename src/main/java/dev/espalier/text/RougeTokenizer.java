package dev.espalier.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into the tokens that Google's {@code rouge_score} compares, without stemming: the text is lower-cased,
 * and every run of characters other than a–z and 0–9 separates.
 *
 * <p>Texts without Latin letters and digits have no token, so ROUGE-L says nothing of them. Uses neither locale nor
 * Unicode tables: of all code points that are not ASCII, only U+212A (Kelvin sign) and U+0130 (capital I with dot)
 * become ASCII when lower-cased, {@code k} and {@code i} followed by a combining dot, which separates.
 */
public final class RougeTokenizer {

    private static final char KELVIN_SIGN = '\u212a';
    private static final char CAPITAL_I_WITH_DOT = '\u0130';
    private static final char SEPARATOR = ' ';

    private RougeTokenizer() {}

    /** Returns the tokens in their order; each holds at least one character. */
    public static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var token = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char lower = lowerCase(c);
            if (lower != SEPARATOR) {
                token.append(lower);
            }
            if (lower == SEPARATOR || c == CAPITAL_I_WITH_DOT) {
                finish(token, tokens);
            }
        }
        finish(token, tokens);
        return tokens;
    }

    private static char lowerCase(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            return c;
        }
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return switch (c) {
            case KELVIN_SIGN -> 'k';
            case CAPITAL_I_WITH_DOT -> 'i';
            default -> SEPARATOR;
        };
    }

    private static void finish(StringBuilder token, List<String> tokens) {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }
}
