package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Plain English phrases to work on, and the check that a text from outside is no more than one. */
final class Phrases {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ,.;'!?-]{1,600}");

    private Phrases() {}

    /** Returns a sentence of 5 to 18 words with a capital and a full stop; the harder, the longer: up to 42 words. */
    static String sentence(int level, SeededRandom random) {
        var text = "The " + nounPhrase(random) + " " + random.pick(Bank.VERBS) + " the " + nounPhrase(random);
        if (random.nextInt(2) == 0) {
            text += " near the " + random.pick(Bank.NOUNS);
        }
        for (int more = level == Level.EASIEST ? 0 : random.between(0, level - 2); more > 0; more--) {
            text += ", and " + random.pick(Bank.PEOPLE) + " " + random.pick(Bank.VERBS) + " the " + nounPhrase(random);
        }
        return text + ".";
    }

    private static String nounPhrase(SeededRandom random) {
        return (random.nextInt(3) > 0 ? random.pick(Bank.ADJECTIVES) + " " : "") + random.pick(Bank.NOUNS);
    }

    /** Returns different words with a space between each. */
    static List<String> words(SeededRandom random, int fewest, int most) {
        var all = new ArrayList<>(Bank.NOUNS);
        all.addAll(Bank.ADJECTIVES);
        all.addAll(Bank.FRUITS);
        return random.sample(all, random.between(fewest, most));
    }

    /** Returns whether a text holds letters, digits and everyday punctuation alone. */
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }
}
