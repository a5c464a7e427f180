package dev.espalier.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A hash of 64 bits of a whole text. Different texts nearly never share one: among a million the chance that any two do is 1
 * in 37 million. The same on every JDK. Stateless.
 */
public final class TextHash {

    private TextHash() {}

    /** Returns the hash of a text. */
    public static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = NgramHashes.mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** Returns the hash of several in this order: it depends on each, and on where it stands. */
    public static long of(long first, long second) {
        return NgramHashes.mix(NgramHashes.mix(first) ^ second);
    }

    /**
     * Returns the text without what duplicates may differ in: case, white space, and how an accented letter is composed
     * (Unicode NFC; of JDKs, tables differ for newly assigned code points only).
     */
    public static String normalise(String text) {
        var ascii = Folding.lowerCollapsedAscii(text);
        if (ascii != null) {
            return ascii;
        }
        // Lower case first: it can take a letter apart (U+0130).
        var folded = Words.collapse(text).toLowerCase(Locale.ROOT);
        return isComposed(folded) ? folded : Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Below the combining marks, which begin at U+0300, nothing can be composed: true of most texts, and soon seen. */
    private static boolean isComposed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return false;
            }
        }
        return true;
    }
}
