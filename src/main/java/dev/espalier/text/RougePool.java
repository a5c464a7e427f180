package dev.espalier.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The texts that a candidate is compared with, as token numbers. Not thread-safe. */
final class RougePool {

    private final RougeVocabulary vocabulary = new RougeVocabulary();
    private final List<int[]> entries = new ArrayList<>();
    private long[] signatures = new long[16];

    int size() {
        return entries.size();
    }

    /** Adds a text and returns its number, 0-based. */
    int add(String text) {
        int entry = entries.size();
        entries.add(vocabulary.add(RougeTokenizer.tokens(text)));
        if (entry == signatures.length) {
            signatures = Arrays.copyOf(signatures, 2 * entry);
        }
        signatures[entry] = signature(elements(entry));
        return entry;
    }

    /** Returns a text in the numbers of the pool; good until the next renumbering. */
    RougeCandidate candidate(String text) {
        int[] tokens = vocabulary.find(RougeTokenizer.tokens(text));
        int[] elements = vocabulary.elements(tokens);
        return new RougeCandidate(tokens, elements, signature(elements));
    }

    int[] tokens(int entry) {
        return entries.get(entry);
    }

    /** Returns the elements of an entry, the rarest last. */
    int[] elements(int entry) {
        return vocabulary.elements(entries.get(entry));
    }

    int length(int entry) {
        return entries.get(entry).length;
    }

    /** Returns the elements of an entry as a signature, comparable with those of candidates made after the last renumbering. */
    long signature(int entry) {
        return signatures[entry];
    }

    /** Returns how many tokens and repetitions have a number. */
    int vocabulary() {
        return vocabulary.size();
    }

    /** Renumbers the elements so that a higher number is a rarer element; signatures change with them. */
    void renumberByRarity() {
        int[] counts = new int[vocabulary.size()];
        for (int entry = 0; entry < entries.size(); entry++) {
            for (int element : elements(entry)) {
                counts[element]++;
            }
        }
        int[] renumbered = vocabulary.renumber(counts);
        for (int[] tokens : entries) {
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = renumbered[tokens[i]];
            }
        }
        for (int entry = 0; entry < entries.size(); entry++) {
            signatures[entry] = signature(elements(entry));
        }
    }

    /**
     * Returns a set of elements as 64 bits, the unknown ones left out. A bit that one text has and another has not stands for
     * at least one element that the other lacks.
     */
    private static long signature(int[] elements) {
        long signature = 0;
        for (int element : elements) {
            if (element != RougeVocabulary.UNKNOWN) {
                signature |= 1L << element;
            }
        }
        return signature;
    }
}
