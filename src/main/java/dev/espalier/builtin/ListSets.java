package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Two lists compared: what both hold, either holds, one lacks. */
final class ListSets implements TaskFamily {

    private static final Pattern LISTS =
            Pattern.compile("A: ([a-z]{1,30}(?:, [a-z]{1,30}){0,60})\\nB: ([a-z]{1,30}(?:, [a-z]{1,30}){0,60})");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("other", Bank.PEOPLE))
            .say(
                    "both",
                    "Which words stand in both lists? Keep the order of the first list and use commas.",
                    "Two shopping lists are given. Name the goods they share, in the first list's order, comma-separated.",
                    "Intersect list A with list B and print the common entries as A orders them, with commas.")
            .say(
                    "first-only",
                    "Which entries of list A are missing from list B? Separate them by commas.",
                    "{who} wrote list A, a forgetful helper packed list B. Say what was forgotten, in the order of A, with commas.",
                    "Subtract the second list from the first and give the rest, comma-separated.")
            .say(
                    "either",
                    "Merge the two lists into one without repetitions, first all of A, then what B adds, with commas.",
                    "Form the union of A and B, in order of first appearance, divided by commas.",
                    "Everything that at least one list names should appear once; write it on one line with commas, A before B.")
            .say(
                    "one-only",
                    "Find the words that occur in exactly one of the lists, those of A before those of B, comma-separated.",
                    "Give the symmetric difference of A and B, words of A first, with commas.",
                    "Cross out whatever is on both lists and show what survives, A's words and then B's, with commas.")
            .list();

    @Override
    public String name() {
        return "list-sets";
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
        var all = random.sample(Bank.FRUITS, random.between(Level.scale(level, 5, 9), Level.scale(level, 6, 14)));
        int cut = random.between(2, all.size() - 3);
        var second = random.shuffled(all.subList(cut - random.between(0, 2), all.size()));
        return "A: " + String.join(", ", random.shuffled(all.subList(0, cut + 2))) + "\nB: "
                + String.join(", ", second);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var lists = LISTS.matcher(input);
        if (!lists.matches()) {
            return Optional.empty();
        }
        var a = new LinkedHashSet<>(List.of(lists.group(1).split(", ", -1)));
        var b = new LinkedHashSet<>(List.of(lists.group(2).split(", ", -1)));
        var chosen = new LinkedHashSet<>(a);
        chosen.addAll(b);
        chosen.removeIf(word -> !belongs(values, a.contains(word), b.contains(word)));
        return Optional.of(chosen.isEmpty() ? "none" : String.join(", ", chosen));
    }

    private static boolean belongs(Values values, boolean inA, boolean inB) {
        return switch (values.kind()) {
            case "both" -> inA && inB;
            case "first-only" -> inA && !inB;
            case "one-only" -> inA != inB;
            default -> true;
        };
    }
}
