package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** English nouns in the plural and back in the singular, from a list of our own. */
final class PluralNouns implements TaskFamily {

    private static final Pattern LIST = Pattern.compile("[a-z]{1,20}(?:, [a-z]{1,20}){0,40}");

    /** From regular to irregular. Nouns with two plurals are left out. */
    private static final List<List<String>> NOUNS = Arrays.stream(("lamp lamps, garden gardens, window windows,"
                            + " house houses, table tables, river rivers, judge judges, day days, key keys, monkey monkeys,"
                            + " box boxes, bus buses, church churches, dish dishes, class classes, fox foxes, bench benches,"
                            + " brush brushes, city cities, baby babies, story stories, berry berries, lady ladies,"
                            + " factory factories, potato potatoes, tomato tomatoes, hero heroes, echo echoes, piano pianos,"
                            + " photo photos, roof roofs, chief chiefs, belief beliefs, leaf leaves, knife knives, wife wives,"
                            + " wolf wolves, shelf shelves, half halves, loaf loaves, thief thieves, calf calves, man men,"
                            + " woman women, child children, tooth teeth, foot feet, goose geese, mouse mice, ox oxen,"
                            + " sheep sheep, salmon salmon, crisis crises, analysis analyses, oasis oases, thesis theses,"
                            + " postman postmen, grandchild grandchildren, passerby passersby, aircraft aircraft")
                    .split(", ", -1))
            .map(pair -> List.of(pair.split(" ", -1)))
            .toList();

    private static final Map<String, String> PLURALS = index(0, 1);
    private static final Map<String, String> SINGULARS = index(1, 0);

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "plural",
                    "Give the plural of each noun, separated by commas.",
                    "{who} sees one of each thing and wishes for several. Write what {who} wishes for, noun by noun, with commas.",
                    "Pluralise the list and keep its order and commas.",
                    "How do these words read when there is more than one? Mind the irregular ones, and put commas between them.",
                    "The shop in {place} labels its shelves with singular nouns. Print the same row of labels in the plural, comma after comma.",
                    "Many learners stumble over forms like \"feet\". Transform the nouns below in that way and divide them by commas.")
            .say(
                    "singular",
                    "Put the nouns into the singular, with commas between them.",
                    "{who} wants just one of everything named here. Name the things again in that number, comma-separated.",
                    "What is the base form of these plural nouns, as a dictionary would list it? Use commas.",
                    "Undo the plural for each item of the enumeration and leave order and commas alone.",
                    "A vocabulary trainer asks for the form that goes with \"one\". Supply it for all words shown, parted by commas.")
            .list();

    @Override
    public String name() {
        return "plural-nouns";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LINE;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var known = NOUNS.subList(0, Level.scale(level, 26, NOUNS.size()));
        return random.sample(known, Level.scale(level, 2, 7)).stream()
                .map(pair -> pair.get(values.kind().equals("plural") ? 0 : 1))
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!LIST.matcher(input).matches()) {
            return Optional.empty();
        }
        var forms = values.kind().equals("plural") ? PLURALS : SINGULARS;
        var words = List.of(input.split(", ", -1));
        return forms.keySet().containsAll(words)
                ? Optional.of(words.stream()
                        .map(word -> forms.getOrDefault(word, word))
                        .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static Map<String, String> index(int from, int to) {
        return NOUNS.stream().collect(Collectors.toMap(pair -> pair.get(from), pair -> pair.get(to)));
    }
}
