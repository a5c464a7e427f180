package dev.espalier.text;

import dev.espalier.model.SeededRandom;

/** Sentences of made-up words, the frequent ones as frequent as in a language (Zipf's law); each is fixed by its name. */
public final class RandomSentences {

    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = CONSONANTS.length() * VOWELS.length();
    private static final int SHORTEST = 8;
    private static final int LONGEST = 20;

    private RandomSentences() {}

    /**
     * Returns the sentence of a name.
     *
     * @param vocabulary how many words there are, at least 2
     */
    public static String of(String name, int vocabulary) {
        var random = SeededRandom.of(1, name);
        var sentence = new StringBuilder();
        int words = random.between(SHORTEST, LONGEST);
        for (int i = 0; i < words; i++) {
            // The logarithm of the rank is uniform: a word's probability falls with its rank.
            appendWord(sentence, (int) Math.pow(vocabulary, random.nextDouble()));
            sentence.append(i < words - 1 ? ' ' : '.');
        }
        sentence.setCharAt(0, Character.toUpperCase(sentence.charAt(0)));
        return sentence.toString();
    }

    private static void appendWord(StringBuilder sentence, int rank) {
        for (int rest = rank; rest > 0; rest /= SYLLABLES) {
            sentence.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
            sentence.append(VOWELS.charAt(rest / CONSONANTS.length() % VOWELS.length()));
        }
    }
}
