package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the few wordings that a text could be, without trying hundreds of regular expressions: each wording stands under that
 * of its fixed words which the fewest others have. Immutable.
 */
final class WordingIndex {

    /** A wording, and whose it is; in the order of the families. */
    record Candidate(int order, TaskFamily family, Wording wording) {}

    private final Map<String, List<Candidate>> byWord = new HashMap<>();
    private final List<Candidate> withoutWord = new ArrayList<>();

    WordingIndex(List<TaskFamily> families) {
        var all = new ArrayList<Candidate>();
        for (var family : families) {
            for (var wording : family.wordings()) {
                all.add(new Candidate(all.size(), family, wording));
            }
        }
        var counts = new HashMap<String, Integer>();
        for (var candidate : all) {
            candidate.wording().fixedWords().forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        for (var candidate : all) {
            candidate.wording().fixedWords().stream()
                    .min(Comparator.comparing(counts::get))
                    .map(word -> byWord.computeIfAbsent(word, key -> new ArrayList<>()))
                    .orElse(withoutWord)
                    .add(candidate);
        }
    }

    /** Returns the wordings that the text may be, in the order of the families. */
    Stream<Candidate> candidates(String text) {
        return Stream.concat(
                        withoutWord.stream(),
                        Wording.words(text).stream().flatMap(word -> byWord.getOrDefault(word, List.of()).stream()))
                .sorted(Comparator.comparingInt(Candidate::order));
    }
}
