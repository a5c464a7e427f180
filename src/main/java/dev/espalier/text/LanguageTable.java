package dev.espalier.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The words and marked letters of the languages that share a writing system. Immutable. */
final class LanguageTable {

    /** A marked letter says less than a word: names have them, too. */
    private static final double LETTER_WEIGHT = 0.5;

    private static final int ASCII = 128;
    private static final int[] NONE = {};

    private final List<String> languages;
    private final int longestWord;

    /** The languages, by their place in the list, that have a word or a marked letter. */
    private final Map<String, int[]> byWord = new HashMap<>();

    private final Map<Integer, int[]> byLetter = new HashMap<>();

    LanguageTable(Map<String, LanguageWords.Entry> entries) {
        this.languages = List.copyOf(entries.keySet());
        for (int i = 0; i < languages.size(); i++) {
            var entry = Objects.requireNonNull(entries.get(languages.get(i)));
            for (var word : new HashSet<>(entry.words())) {
                put(byWord, word, i);
            }
            for (int letter : entry.letters().codePoints().toArray()) {
                put(byLetter, letter, i);
            }
        }
        this.longestWord =
                byWord.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static <K> void put(Map<K, int[]> table, K key, int language) {
        int[] before = table.getOrDefault(key, NONE);
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = language;
        table.put(key, all);
    }

    List<String> languages() {
        return languages;
    }

    /** Returns by language how much speaks for it, the first found first. */
    Map<String, Double> evidence(String text) {
        var shares = new Shares();
        var plain = plain(text);
        int begun = -1;
        for (int i = 0; i < plain.length(); ) {
            int point = plain.codePointAt(i);
            boolean isLetter = Letters.isLetter(point);
            if (isLetter && begun < 0) {
                begun = i;
            } else if (!isLetter && begun >= 0) {
                count(plain, begun, i, shares);
                begun = -1;
            }
            i += Character.charCount(point);
        }
        if (begun >= 0) {
            count(plain, begun, plain.length(), shares);
        }
        return shares.toMap();
    }

    private static String plain(String text) {
        var ascii = Folding.lowerAscii(text);
        return ascii != null
                ? ascii
                : Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private void count(String text, int from, int to, Shares shares) {
        if (to - from <= longestWord) {
            shares.add(byWord.getOrDefault(text.substring(from, to), NONE), 1);
        }
        for (int i = from; i < to; i++) {
            // Marked letters are neither in ASCII nor made of two units.
            if (text.charAt(i) >= ASCII) {
                shares.add(byLetter.getOrDefault((int) text.charAt(i), NONE), LETTER_WEIGHT);
            }
        }
    }

    /** What speaks for each of the languages. */
    private final class Shares {

        private final double[] evidence = new double[languages.size()];

        /** The places of those for which something speaks, in the order in which it was found. */
        private final int[] found = new int[languages.size()];

        private int size;

        void add(int[] sharing, double weight) {
            for (int language : sharing) {
                if (evidence[language] == 0) {
                    found[size++] = language;
                }
                evidence[language] += weight / sharing.length;
            }
        }

        Map<String, Double> toMap() {
            var map = new LinkedHashMap<String, Double>();
            for (int i = 0; i < size; i++) {
                map.put(languages.get(found[i]), evidence[found[i]]);
            }
            return map;
        }
    }
}
