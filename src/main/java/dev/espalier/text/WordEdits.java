package dev.espalier.text;

import java.util.Arrays;

/** The edit distance of texts (Levenshtein 1966) in words: the fewest that are put in, taken out or exchanged. */
public final class WordEdits {

    private WordEdits() {}

    /** Returns how many words have to change; words are what white space separates, and capitals matter. */
    public static int distance(String one, String other) {
        var from = words(one);
        var to = words(other);
        var row = new int[to.length + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length; j++) {
                int exchanged = diagonal + (from[i - 1].equals(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length];
    }

    private static String[] words(String text) {
        var collapsed = Words.collapse(text);
        return collapsed.isEmpty() ? new String[0] : collapsed.split(" ");
    }
}
