package dev.espalier.text;

import java.util.List;
import java.util.Optional;

/**
 * Finds words and phrases of a list in texts: whole words only, upper and lower case alike.
 *
 * <p>A keyword matches where it neither continues a word nor is continued: {@code map} is not in {@code mapping}, but in
 * {@code map-like}. A side on which the keyword itself ends in punctuation needs no boundary: {@code c++} is in
 * {@code c++17}. Words are made of letters, digits, combining marks and underscores. Any white space between the words of a
 * keyword matches any other. Keywords are data: no character of them has a special meaning.
 *
 * <p>Letters are compared one by one in simple case folding, without regard to any locale (Unicode tables of JDKs differ for
 * newly assigned code points only). Immutable.
 */
public final class Keywords {

    private static final int ASCII = 128;

    private final List<String> words;
    private final List<String> folded;
    private final WholeMatches matches;

    /**
     * Takes the words to look for.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public Keywords(List<String> words) {
        this.words = List.copyOf(words);
        this.folded = words.stream().map(Keywords::fold).toList();
        if (folded.contains("")) {
            throw new IllegalArgumentException("a keyword must not be blank");
        }
        this.matches = new WholeMatches(folded, Keywords::isBoundary);
    }

    /** Returns the first keyword, in the order of the list, that the text holds. */
    public Optional<String> find(String text) {
        int first = matches.first(fold(text));
        return first < 0 ? Optional.empty() : Optional.of(words.get(first));
    }

    /** Returns how often the keywords occur, all together; one keyword does not overlap itself. */
    public int count(String text) {
        var searched = fold(text);
        return folded.stream().mapToInt(keyword -> count(searched, keyword)).sum();
    }

    private static int count(String text, String keyword) {
        int count = 0;
        int from = text.indexOf(keyword);
        while (from >= 0) {
            boolean found = isWhole(text, from, keyword);
            count += found ? 1 : 0;
            from = text.indexOf(keyword, found ? from + keyword.length() : from + 1);
        }
        return count;
    }

    private static String fold(String text) {
        var ascii = Folding.lowerCollapsedAscii(text);
        if (ascii != null) {
            return ascii;
        }
        var folded = new StringBuilder(text.length());
        Words.collapse(text)
                .codePoints()
                .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static boolean isWhole(String text, int from, String keyword) {
        return isBoundary(text, from) && isBoundary(text, from + keyword.length());
    }

    /** Returns whether no word goes on across this place. At punctuation of the keyword itself, none does. */
    private static boolean isBoundary(String text, int place) {
        return place == 0
                || place == text.length()
                || !isWordPart(text.codePointBefore(place))
                || !isWordPart(text.codePointAt(place));
    }

    private static boolean isWordPart(int point) {
        if (point < ASCII) {
            return WordPart.of(point) == WordPart.WORD;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> Character.isLetterOrDigit(point) || point == '_';
        };
    }
}
