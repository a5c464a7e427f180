package dev.espalier.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Makes alike what readers take for the same: Unicode NFKC, then case, then what cannot be seen.
 *
 * <ul>
 *   <li>Case: simple folding, letter by letter and without a locale, and ß becomes ss. The four letters I of Turkish (I, ı, İ,
 *       i) all become i, with or without a combining dot: texts that lost their dots are still near.
 *   <li>Unseen: format controls, such as marks of writing direction, soft hyphens and joiners, and variation selectors are
 *       left out. The zero-width space, which stands between words, becomes a space. Zero-width joiners and tags stay, as
 *       they make emoji of several.
 * </ul>
 *
 * <p>Of JDKs, tables differ for newly assigned code points only, and for those the result may differ, too. Takes time in
 * proportion to the text, whatever it holds.
 */
public final class Folding {

    static final int ZERO_WIDTH_JOINER = 0x200d;

    private static final int ASCII = 128;
    private static final int FIRST_MARK = 0x300;
    private static final int ZERO_WIDTH_SPACE = 0x200b;
    private static final int DOT_ABOVE = 0x307;
    private static final int SHARP_S = 0xdf;

    /**
     * The most combining marks in a row that are put in order together, as in the stream-safe format of Unicode Annex 15: the
     * time to order them grows with the square of their number.
     */
    private static final int MOST_MARKS = 30;

    private Folding() {}

    /** Returns the folded text; folding it again changes nothing for nearly all texts. */
    public static String fold(String text) {
        var lower = lowerAscii(text);
        return lower != null ? lower : foldPoints(normalise(text));
    }

    /** Returns the text in lower case if it holds ASCII only, else null. Most texts do, and it is several times as fast as all the rest. */
    static @Nullable String lowerAscii(String text) {
        char[] chars = text.toCharArray();
        int all = 0;
        int changed = 0;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            all |= c;
            int upper = c >= 'A' && c <= 'Z' ? 0x20 : 0;
            changed |= upper;
            chars[i] = (char) (c | upper);
        }
        if (all > 0x7f) {
            return null;
        }
        return changed == 0 ? text : new String(chars);
    }

    /**
     * Returns the text in lower case and its words separated by one space each, as {@link Words#collapse} has it, if it holds ASCII only, else
     * null.
     */
    static @Nullable String lowerCollapsedAscii(String text) {
        char[] chars = text.toCharArray();
        int end = 0;
        boolean afterSpace = true;
        boolean changed = false;
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            if (c > 0x7f) {
                return null;
            }
            if (c > ' ' || !Words.isSpace(c)) {
                int upper = c >= 'A' && c <= 'Z' ? 0x20 : 0;
                chars[end++] = (char) (c | upper);
                changed |= upper != 0;
                afterSpace = false;
            } else if (!afterSpace) {
                chars[end++] = ' ';
                changed |= c != ' ';
                afterSpace = true;
            }
        }
        end -= afterSpace && end > 0 ? 1 : 0;
        return changed || end < chars.length ? new String(chars, 0, end) : text;
    }

    private static String normalise(String text) {
        var normalised = new StringBuilder();
        int from = 0;
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            // Below it there is no mark.
            marks = point >= FIRST_MARK && isMark(Character.getType(point)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                normalised.append(nfkc(text.substring(from, i)));
                from = i;
                marks = 1;
            }
            i += Character.charCount(point);
        }
        return from == 0
                ? nfkc(text)
                : normalised.append(nfkc(text.substring(from))).toString();
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String foldPoints(String text) {
        var folded = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < ASCII) {
                before = Character.toLowerCase(point);
                folded.append((char) before);
            } else {
                point = Character.toLowerCase(Character.toUpperCase(point));
                appendFolded(point, before, folded);
                before = point;
            }
        }
        return folded.toString();
    }

    private static void appendFolded(int point, int before, StringBuilder folded) {
        if (point == SHARP_S) {
            folded.append("ss");
        } else if (point == ZERO_WIDTH_SPACE) {
            folded.append(' ');
        } else if (!isUnseen(point) && !(point == DOT_ABOVE && before == 'i')) {
            folded.appendCodePoint(point);
        }
    }

    private static boolean isUnseen(int point) {
        boolean variation = (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
        boolean control = Character.getType(point) == Character.FORMAT && point != ZERO_WIDTH_JOINER && !isTag(point);
        return variation || control;
    }

    /** Returns whether the code point is one of those that follow a black flag to make it that of a region. */
    static boolean isTag(int point) {
        return point >= 0xe0020 && point <= 0xe007f;
    }

    /** Returns whether a type of {@link Character#getType(int)} is that of combining marks. */
    static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
