package dev.espalier.text;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Finds phrases of any language in texts: case, white space and the shape of apostrophes aside, see {@link Folding}.
 *
 * <p>A phrase matches whole words, except in writing systems that put no space between them. Phrases are data: no character of
 * them has a special meaning. Immutable.
 */
public final class Phrases {

    private final List<String> phrases;

    /**
     * Takes the phrases to look for.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public Phrases(List<String> phrases) {
        this.phrases = phrases.stream().map(Phrases::fold).collect(Collectors.toUnmodifiableList());
        if (this.phrases.contains("")) {
            throw new IllegalArgumentException("a phrase must not be blank");
        }
    }

    /** Returns the place, in the list, of the first phrase that the text holds. */
    public OptionalInt find(String text) {
        var searched = fold(text);
        for (int i = 0; i < phrases.size(); i++) {
            if (holds(searched, phrases.get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String fold(String text) {
        return Words.collapse(Folding.fold(text).replace('\u2019', '\''));
    }

    private static boolean holds(String text, String phrase) {
        for (int from = text.indexOf(phrase); from >= 0; from = text.indexOf(phrase, from + 1)) {
            if (isBoundary(text, from) && isBoundary(text, from + phrase.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBoundary(String text, int place) {
        return place == 0
                || place == text.length()
                || WordPart.of(text.codePointBefore(place)) != WordPart.WORD
                || WordPart.of(text.codePointAt(place)) != WordPart.WORD;
    }
}
