package dev.espalier.report;

import dev.espalier.text.LanguageEvidence;
import dev.espalier.text.Letters;
import java.lang.Character.UnicodeScript;
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
        var letters = Letters.byScript(text);
        var most = UnicodeScript.LATIN;
        for (var entry : letters.entrySet()) {
            most = entry.getValue() > letters.getOrDefault(most, 0) ? entry.getKey() : most;
        }
        return letters.getOrDefault(most, 0) == 0 ? UNCLEAR : most.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the code of the language that most speaks for, if it leads. */
    static String language(String text) {
        if (!Letters.areAtLeast(LEAST_LETTERS, text)) {
            return UNCLEAR;
        }
        return LanguageEvidence.leading(text).orElse(UNCLEAR);
    }
}
