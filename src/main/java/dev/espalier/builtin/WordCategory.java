package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What kind of thing a word names. */
final class WordCategory implements TaskFamily {

    private static final Map<String, List<String>> WORDS = Map.of(
            "animal",
                    List.of(
                            "badger",
                            "otter",
                            "heron",
                            "lizard",
                            "salmon",
                            "beetle",
                            "donkey",
                            "falcon",
                            "hedgehog",
                            "weasel",
                            "rabbit",
                            "tortoise"),
            "plant",
                    List.of(
                            "fern",
                            "oak",
                            "tulip",
                            "nettle",
                            "clover",
                            "birch",
                            "daisy",
                            "ivy",
                            "moss",
                            "willow",
                            "thistle",
                            "rosemary"),
            "tool",
                    List.of(
                            "hammer",
                            "chisel",
                            "spanner",
                            "pliers",
                            "saw",
                            "screwdriver",
                            "rake",
                            "anvil",
                            "wrench",
                            "shovel",
                            "crowbar",
                            "mallet"),
            "garment",
                    List.of(
                            "scarf",
                            "mitten",
                            "jacket",
                            "apron",
                            "trousers",
                            "blouse",
                            "sock",
                            "waistcoat",
                            "sweater",
                            "cardigan",
                            "skirt",
                            "raincoat"));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "",
                    "Does the word name an animal, a plant, a tool or a garment?",
                    "Classify the noun as animal, plant, tool or garment.",
                    "To which of these groups does the term belong: garment, tool, plant, animal?",
                    "In a word game each card goes to the animal, the plant, the tool or the garment corner. Where does this card go?",
                    "{who} fills in a crossword and only knows that the solution is the given word. Name its class, either tool, animal, garment or plant.",
                    "Would you look for it in a zoo (animal), a nursery (plant), a workshop (tool) or a wardrobe (garment)?",
                    "Label the following entry of a vocabulary list \"plant\", \"garment\", \"animal\" or \"tool\".",
                    "The museum in {place} has a hall for each of animal, garment, tool and plant. Choose the hall for this object.")
            .list();

    @Override
    public String name() {
        return "word-category";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return random.pick(random.pick(List.copyOf(new TreeMap<>(WORDS).values())));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var word = input.toLowerCase(Locale.ROOT);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
