package dev.espalier.text;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up instructions, each fixed by its number: three in four are new, the fourth is an earlier one with one to three tokens
 * put in, taken out or replaced.
 *
 * <p>Made to be as hard as real ones: what an index has to look at depends on how many texts share the rarest, the second rarest …
 * word of a text. Among 52,002 of these that is 9, 57, 162, 439 and 1,409 texts (medians), among Alpaca's instructions 18, 74,
 * 184, 432 and 956; they have 13,092 words (Alpaca's 13,913) and 9.6 tokens on average (10.2). A word of a low rank is one of
 * the list, another is two of them in one. Instructions share their beginnings, as collected ones do. Not thread-safe.
 */
final class SyntheticInstructions {

    /** Of so many instructions one is a copy with edits. */
    private static final int COPIES = 4;

    private static final int MOST_EDITS = 3;

    /** How many words of a kind there are, the list's and those of two in one. */
    private static final int VERB_RANKS = 200;

    private static final int ADJECTIVE_RANKS = 700;
    private static final int NOUN_RANKS = 14_000;

    /** The most frequent words differ less than Zipf's law has it (Mandelbrot 1953). */
    private static final int HEAD = 8;

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
        tokens.add(word(VERBS, VERB_RANKS, random));
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
            tokens.add(word(ADJECTIVES, ADJECTIVE_RANKS, random));
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
        return word(NOUNS, NOUN_RANKS, random);
    }

    private static String frequent(List<String> words, SeededRandom random) {
        return words.get(rank(words.size(), 1, random));
    }

    /** Returns a word: of the lower ranks one of the list, of the others two in one. */
    private static String word(List<String> words, int ranks, SeededRandom random) {
        int rank = rank(ranks, HEAD, random);
        int rest = rank - words.size();
        return rest < 0 ? words.get(rank) : words.get(rest / words.size()) + words.get(rest % words.size());
    }

    /** Returns a rank, 0-based; the probability of rank r is about proportional to 1 / (r + head). */
    private static int rank(int ranks, int head, SeededRandom random) {
        return (int) (head * Math.pow(1 + (double) ranks / head, random.nextDouble())) - head;
    }
}
