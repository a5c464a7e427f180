package dev.espalier.text;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up instructions, each fixed by its number: three in four are new, the fourth is an earlier one with one to three tokens
 * put in, taken out or replaced.
 *
 * <p>Words are as frequent as in a language (Zipf's law): a frequent noun is a word of the list, a rare one two of them in one.
 * Instructions have 10 tokens on average and share their beginnings, as collected ones do. Not thread-safe.
 */
final class SyntheticInstructions {

    /** Of so many instructions one is a copy with edits. */
    private static final int COPIES = 4;

    private static final int MOST_EDITS = 3;

    private static final List<String> VERBS = words("write describe explain list create name find give suggest generate"
            + " compare rewrite summarise classify identify design compose outline sort translate convert calculate edit"
            + " propose discuss analyse invent correct arrange plan draft estimate label match choose review improve count"
            + " shorten extend illustrate justify predict rank paint recommend evaluate select simplify transform");

    private static final List<String> ADJECTIVES = words("short simple good new common different small funny famous useful"
            + " possible formal modern polite quiet strong clear careful wooden northern cheap healthy distant early rare"
            + " bright honest gentle narrow heavy seasonal rural round silent sour brave steep tidy hollow patient ancient"
            + " coastal frozen golden woven restless humble crooked");

    private static final List<String> NOUNS = words("story sentence letter list poem person company product recipe plan"
            + " city letter song book animal school market garden river teacher kitchen doctor window village train farmer"
            + " island engine customer holiday weather bridge lesson forest budget painter museum harbour library bread"
            + " clock bicycle mountain festival neighbour journey battery contract winter summer castle carpet lantern"
            + " orchard pillow saddle ladder blanket basket kettle needle anchor barrel beacon bottle button candle canyon"
            + " cellar cheese copper cotton desert drawer falcon feather fiddle fossil funnel glacier goblet hammer hazel"
            + " helmet hornet insect jacket jungle kernel kitten lagoon leather lentil linen lizard magnet maple marble"
            + " meadow melon mirror monsoon mortar mussel napkin nettle oyster paddle parcel parrot pasture pebble pepper"
            + " pigeon planet plaster pocket prairie puddle puppet quarry rabbit radish raven ribbon rocket rubber saffron"
            + " salmon sandal satchel scarf shovel shutter silver spider spindle sponge squash stable statue stove sugar"
            + " tailor temple thimble thunder ticket timber tractor trellis trumpet tunnel turnip turtle valley velvet"
            + " violet violin walnut whistle willow yarn zebra");

    private static final List<String> LINKS = words("about for of with in from to on using without between near after");

    private static final List<String> ARTICLES = words("a the the an three this some two five your");

    private SyntheticInstructions() {}

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    /** Returns the instruction of a number, which is not negative. */
    static String of(int number) {
        var random = SeededRandom.of(7, "instruction " + number);
        if (number < COPIES || random.nextInt(COPIES) > 0) {
            return String.join(" ", fresh(random));
        }
        var original = SeededRandom.of(7, "instruction " + random.nextInt(number));
        original.nextInt(COPIES);
        return String.join(" ", edited(fresh(original), random));
    }

    private static List<String> fresh(SeededRandom random) {
        var tokens = new ArrayList<String>();
        tokens.add(frequent(VERBS, random));
        addPhrase(tokens, random);
        do {
            tokens.add(frequent(LINKS, random));
            addPhrase(tokens, random);
        } while (random.nextInt(5) < 2);
        return tokens;
    }

    private static void addPhrase(List<String> tokens, SeededRandom random) {
        tokens.add(frequent(ARTICLES, random));
        if (random.nextInt(5) < 3) {
            tokens.add(frequent(ADJECTIVES, random));
        }
        tokens.add(noun(random));
    }

    private static List<String> edited(List<String> tokens, SeededRandom random) {
        for (int edits = random.between(1, MOST_EDITS); edits > 0; edits--) {
            int place = random.nextInt(tokens.size());
            switch (random.nextInt(3)) {
                case 0 -> tokens.add(place, noun(random));
                case 1 -> tokens.set(place, noun(random));
                default -> tokens.remove(place);
            }
        }
        return tokens;
    }

    private static String noun(SeededRandom random) {
        int rank = rank(NOUNS.size() * (NOUNS.size() + 1), random);
        int rest = rank - NOUNS.size();
        return rest < 0 ? NOUNS.get(rank) : NOUNS.get(rest / NOUNS.size()) + NOUNS.get(rest % NOUNS.size());
    }

    private static String frequent(List<String> words, SeededRandom random) {
        return words.get(rank(words.size(), random));
    }

    /** Returns a rank, 0-based, of which the logarithm is uniform: a word is the rarer the higher its rank. */
    private static int rank(int ranks, SeededRandom random) {
        return (int) Math.pow(ranks + 1.0, random.nextDouble()) - 1;
    }
}
