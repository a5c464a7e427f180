package dev.espalier.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What speaks for each language in a text. The writing system of most letters decides as far as it can: Korean, Greek, Thai
 * and others have one of their own, Japanese is told from Chinese by its kana. Among languages that share one (Latin,
 * Cyrillic, Arabic) short frequent words and marked letters count, each shared out among the languages that have it.
 *
 * <p>Needs no training data, so what it goes by can be read. Tells nothing of texts without such words: names, code, lists. A
 * language that it does not know is taken for a near one or for none. Results do not differ between JDKs but for newly
 * assigned letters. Stateless.
 */
public final class LanguageEvidence {

    /** Languages with a writing system of their own, as far as this class tells. */
    private static final Map<UnicodeScript, String> BY_SCRIPT = byScript();

    /** In Japanese, kana make up about half of the letters; a Chinese text may quote some. */
    private static final double LEAST_KANA = 0.1;

    /** What a text in a writing system of its own counts for. */
    private static final int LETTERS_OF_A_WORD = 5;

    private static final LanguageTable LATIN = new LanguageTable(LanguageWords.LATIN);
    private static final LanguageTable CYRILLIC = new LanguageTable(LanguageWords.CYRILLIC);
    private static final LanguageTable ARABIC = new LanguageTable(LanguageWords.ARABIC);

    private LanguageEvidence() {}

    private static Map<UnicodeScript, String> byScript() {
        var languages = new EnumMap<UnicodeScript, String>(UnicodeScript.class);
        languages.put(UnicodeScript.HANGUL, "ko");
        languages.put(UnicodeScript.GREEK, "el");
        languages.put(UnicodeScript.HEBREW, "he");
        languages.put(UnicodeScript.DEVANAGARI, "hi");
        languages.put(UnicodeScript.BENGALI, "bn");
        languages.put(UnicodeScript.TAMIL, "ta");
        languages.put(UnicodeScript.TELUGU, "te");
        languages.put(UnicodeScript.THAI, "th");
        languages.put(UnicodeScript.GEORGIAN, "ka");
        languages.put(UnicodeScript.ARMENIAN, "hy");
        return languages;
    }

    /** Returns the codes (ISO 639-1) of the languages that can be told, sorted. */
    public static Set<String> languages() {
        var all = new TreeSet<>(BY_SCRIPT.values());
        all.addAll(Set.of("zh", "ja"));
        List.of(LATIN, CYRILLIC, ARABIC).forEach(table -> all.addAll(table.languages()));
        return all;
    }

    /** Returns the code of the language that most speaks for, if it leads. */
    public static Optional<String> leading(String text) {
        var best = Optional.<String>empty();
        double most = 0;
        boolean isDraw = false;
        for (var evidence : of(text).entrySet()) {
            isDraw = evidence.getValue() == most || (isDraw && evidence.getValue() < most);
            if (evidence.getValue() > most) {
                most = evidence.getValue();
                best = Optional.of(evidence.getKey());
            }
        }
        return isDraw ? Optional.empty() : best;
    }

    /** Returns by language how much speaks for it, in words that it alone has; only those for which something does. */
    public static Map<String, Double> of(String text) {
        var letters = Letters.byScript(text);
        int kana = letters.getOrDefault(UnicodeScript.HIRAGANA, 0) + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
        if (kana > 0) {
            letters.merge(UnicodeScript.HAN, kana, Integer::sum);
        }
        var most = UnicodeScript.COMMON;
        for (var entry : letters.entrySet()) {
            most = entry.getValue() > letters.getOrDefault(most, 0) ? entry.getKey() : most;
        }
        int count = letters.getOrDefault(most, 0);
        double words = (double) count / LETTERS_OF_A_WORD;
        return switch (most) {
            case LATIN -> LATIN.evidence(text);
            case CYRILLIC -> CYRILLIC.evidence(text);
            case ARABIC -> ARABIC.evidence(text);
            case HAN -> Map.of(kana >= LEAST_KANA * count ? "ja" : "zh", words);
            default -> ofScript(most, words);
        };
    }

    private static Map<String, Double> ofScript(UnicodeScript script, double words) {
        var language = BY_SCRIPT.get(script);
        return language == null ? Map.of() : Map.of(language, words);
    }
}
