package dev.espalier.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/** Counts the letters of texts. Stateless. */
public final class Letters {

    private static final int ASCII = 128;

    private Letters() {}

    /** Returns how many letters there are of each writing system that has any. */
    public static Map<UnicodeScript, Integer> byScript(String text) {
        var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        // Looking up a script takes a search; of ASCII, all letters are Latin.
        int latin = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < ASCII) {
                latin += isLetter(point) ? 1 : 0;
            } else if (Character.isLetter(point)) {
                letters.merge(UnicodeScript.of(point), 1, Integer::sum);
            }
        }
        if (latin > 0) {
            letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        }
        return letters;
    }

    /** Returns whether a text has so many letters, having looked at no more of it than it must. */
    public static boolean areAtLeast(int least, String text) {
        int letters = 0;
        for (int i = 0; letters < least && i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            letters += isLetter(point) ? 1 : 0;
        }
        return letters >= least;
    }

    /** Returns whether a text consists of letters. */
    public static boolean areAll(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (!isLetter(point)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the same as {@link Character#isLetter(int)}, of ASCII without looking it up. */
    static boolean isLetter(int point) {
        if (point >= ASCII) {
            return Character.isLetter(point);
        }
        int lower = point | 0x20;
        return lower >= 'a' && lower <= 'z';
    }
}
