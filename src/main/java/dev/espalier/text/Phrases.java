package dev.espalier.text;

import java.util.List;
import java.util.OptionalInt;

/**
 * Finds phrases of any language in texts: case, white space and the shape of apostrophes aside, see {@link Folding}.
 *
 * <p>A phrase matches whole words, except in writing systems that put no space between them. Phrases are data: no character of
 * them has a special meaning. Immutable.
 */
public final class Phrases {

    private final WholeMatches phrases;

    /**
     * Takes the phrases to look for.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public Phrases(List<String> phrases) {
        var folded = phrases.stream().map(Phrases::fold).toList();
        if (folded.contains("")) {
            throw new IllegalArgumentException("a phrase must not be blank");
        }
        this.phrases = new WholeMatches(folded, Phrases::isBoundary);
    }

    /** Returns the place, in the list, of the first phrase that the text holds. */
    public OptionalInt find(String text) {
        int first = phrases.first(fold(text));
        return first < 0 ? OptionalInt.empty() : OptionalInt.of(first);
    }

    private static String fold(String text) {
        var ascii = Folding.lowerCollapsedAscii(text);
        if (ascii != null) {
            return ascii;
        }
        return Words.collapse(Folding.fold(text).replace('\u2019', '\''));
    }

    private static boolean isBoundary(String text, int place) {
        return place == 0
                || place == text.length()
                || WordPart.of(text.codePointBefore(place)) != WordPart.WORD
                || WordPart.of(text.codePointAt(place)) != WordPart.WORD;
    }
}
