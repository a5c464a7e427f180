package dev.espalier.report;

import dev.espalier.text.LanguageEvidence;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Locale;

/** Tells writing system and language of a text, for counting: one name for each text. Stateless. */
final class Writing {

    /** What a text counts as in which nothing, or too little, tells. */
    static final String UNCLEAR = "unclear";

    /** Letters of the shortest text whose language is told, as the filter {@code language} has it. */
    private static final int LEAST_LETTERS = 20;

    private Writing() {}

    /** Returns the Unicode name, in lower case, of the writing system that most letters have. */
    static String script(String text) {
        var letters = new EnumMap<UnicodeScript, Integer>(UnicodeScript.class);
        int latin = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < 128) {
                latin += Character.isLetter(point) ? 1 : 0;
            } else if (Character.isLetter(point)) {
                letters.merge(UnicodeScript.of(point), 1, Integer::sum);
            }
        }
        letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        var most = UnicodeScript.LATIN;
        for (var entry : letters.entrySet()) {
            most = entry.getValue() > letters.getOrDefault(most, 0) ? entry.getKey() : most;
        }
        return letters.getOrDefault(most, 0) == 0 ? UNCLEAR : most.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the code of the language that most speaks for, if it leads. */
    static String language(String text) {
        if (text.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count() < LEAST_LETTERS) {
            return UNCLEAR;
        }
        return LanguageEvidence.leading(text).orElse(UNCLEAR);
    }
}
