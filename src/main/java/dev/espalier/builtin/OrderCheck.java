package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a row of numbers or words is in order. */
final class OrderCheck implements TaskFamily {

    private static final Pattern WORDS = Pattern.compile("[a-z]{1,30}(?:, [a-z]{1,30}){1,40}");

    private static final List<Wording> WORDINGS = Wordings.with()
            .say(
                    "up",
                    "Are the numbers in ascending order? Choose sorted or unsorted.",
                    "Check the row of figures: \"sorted\" if each is at least as large as the one before, else \"unsorted\".",
                    "A queue should run from the smallest ticket to the largest. Label the queue sorted or unsorted.",
                    "Classify the sequence by whether it never falls; the classes are sorted and unsorted.")
            .say(
                    "words",
                    "Is the list of words in alphabetical order, sorted or unsorted?",
                    "A librarian checks a shelf of titles, from a to z. Mark the shelf as sorted or unsorted.",
                    "Decide whether these entries could stand in a dictionary just as they are (sorted) or would have to be moved (unsorted).",
                    "Look at neighbouring words and report \"unsorted\" as soon as one comes before its predecessor in the alphabet, otherwise \"sorted\".")
            .list();

    @Override
    public String name() {
        return "order-check";
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
        return values.kind().equals("up") ? numbers(level, random) : words(level, random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (values.kind().equals("up")) {
            return NumberText.list(input).map(numbers -> verdict(numbers));
        }
        return WORDS.matcher(input).matches() ? Optional.of(verdict(List.of(input.split(", ", -1)))) : Optional.empty();
    }

    private static String numbers(int level, SeededRandom random) {
        var sorted = NumberText.list(
                        NumberText.draw(random, Level.scale(level, 3, 9), Level.scale(level, 4, 14), 1, 99))
                .orElseThrow()
                .stream()
                .sorted()
                .toList();
        return NumberText.join(random.nextInt(2) == 0 ? sorted : random.shuffled(sorted));
    }

    private static String words(int level, SeededRandom random) {
        var sorted =
                random.sample(Bank.NOUNS, random.between(Level.scale(level, 3, 7), Level.scale(level, 4, 10))).stream()
                        .sorted()
                        .toList();
        return String.join(", ", random.nextInt(2) == 0 ? sorted : random.shuffled(sorted));
    }

    private static <T extends Comparable<T>> String verdict(List<T> row) {
        for (int i = 1; i < row.size(); i++) {
            if (row.get(i - 1).compareTo(row.get(i)) > 0) {
                return "unsorted";
            }
        }
        return "sorted";
    }
}
