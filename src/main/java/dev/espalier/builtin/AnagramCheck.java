package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether two words, or two short phrases, are made of the same letters. */
final class AnagramCheck implements TaskFamily {

    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z]{1,20}(?: [A-Za-z]{1,20}){0,5}) / ([A-Za-z]{1,20}(?: [A-Za-z]{1,20}){0,5})");

    /** Words that have the same letters as their partner. */
    private static final List<List<String>> PAIRS = Arrays.stream(
                    ("listen silent, lemon melon, night thing, heart earth,"
                                    + " stone notes, bread beard, cheap peach, study dusty, brush shrub, angel glean, below elbow,"
                                    + " cider cried, state taste, thorn north, danger garden, dealer leader, master stream,"
                                    + " battle tablet, finger fringe, remote meteor, sister resist, course source, teacher cheater,"
                                    + " recipes precise, trainer terrain, section notices, kitchen thicken, reserve reverse,"
                                    + " players parsley, present serpent, observe verbose, creative reactive, marching charming,"
                                    + " ocean canoe, player replay, allergy gallery, bedroom boredom, forest softer, plates staple")
                            .split(", ", -1))
            .map(pair -> List.of(pair.split(" ", -1)))
            .toList();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "yes-no",
                    "Are the two expressions anagrams of each other? Answer yes or no.",
                    "Can the letters before the slash be rearranged, with none left over, into what stands after it? Yes or no.",
                    "{who} has letter tiles for the left side and wants to lay the right side with exactly the same tiles. Say yes if that works, no if it does not.",
                    "Compare how often each letter occurs on both sides. Reply yes where all counts agree and no where any differs.",
                    "Sort the letters of either side alphabetically and tell me, yes or no, whether the same string comes out twice.",
                    "The puzzle corner of {place} claims that one side is a reshuffled form of the other. Is the claim correct, yes or no?")
            .say(
                    "named",
                    "Classify the pair as \"anagram\" or \"no anagram\", whatever its spaces and capitals.",
                    "Decide between anagram and no anagram for the words separated by a slash.",
                    "Word play, one answer per pair. Put anagram if both halves use up the same letters equally often, otherwise no anagram.",
                    "An editor of crosswords in {place} checks a clue. Label what is below with anagram or, if a letter is missing or left over, with no anagram.",
                    "{who} thinks that the first half is the second one with its letters mixed up. Judge it as no anagram or anagram.")
            .list();

    @Override
    public String name() {
        return "anagram-check";
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
        var pairs = random.sample(PAIRS, Level.scale(level, 1, 3));
        var left = new ArrayList<String>();
        var right = new ArrayList<String>();
        for (var pair : pairs) {
            boolean turned = random.nextInt(2) == 0;
            left.add(pair.get(turned ? 1 : 0));
            right.add(pair.get(turned ? 0 : 1));
        }
        if (random.nextInt(2) == 0) {
            int changed = random.nextInt(right.size());
            right.set(changed, lookalike(right.get(changed), level, random));
        }
        return String.join(" ", left) + " / " + String.join(" ", random.shuffled(right));
    }

    /** Another word, of the same length where there is one; more alike at higher levels. */
    private static String lookalike(String word, int level, SeededRandom random) {
        var others = PAIRS.stream()
                .flatMap(List::stream)
                .filter(other -> !letters(other).equals(letters(word)))
                .toList();
        return random.sample(others, 8 * level).stream()
                .max(Comparator.comparing((String other) -> -Math.abs(other.length() - word.length()))
                        .thenComparing(other ->
                                other.chars().filter(c -> word.indexOf(c) >= 0).count()))
                .orElseThrow();
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var pair = PAIR.matcher(input);
        if (!pair.matches() || pair.group(1).equalsIgnoreCase(pair.group(2))) {
            return Optional.empty();
        }
        boolean same = letters(pair.group(1)).equals(letters(pair.group(2)));
        return Optional.of(values.kind().equals("yes-no") ? (same ? "yes" : "no") : same ? "anagram" : "no anagram");
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
