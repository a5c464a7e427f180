package dev.espalier.export;

import dev.espalier.text.LanguageEvidence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what languages texts are seen to have. Not thread-safe. */
final class Languages {

    /** Below this share of the texts that tell, a language is a mistake of the rule, or a borrowed sentence. */
    private static final double LEAST_SHARE = 0.05;

    private final Map<String, Long> counts = new TreeMap<>();
    private long told;

    void take(String text) {
        LanguageEvidence.leading(text).ifPresent(code -> {
            counts.merge(code, 1L, Long::sum);
            told++;
        });
    }

    /** Returns the codes of the languages, sorted. */
    List<String> seen() {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= LEAST_SHARE * told)
                .map(Map.Entry::getKey)
                .toList();
    }
}
