package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Sorting whole numbers, perhaps without some of them. */
final class SortNumbers implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.meaning(
                            "order",
                            "up: smallest first | in ascending order | from low to high",
                            "down: largest first | in descending order | from high to low"),
                    Slot.number("limit", 15, 70))
            .say(
                    "all",
                    "Sort the list of numbers {order}, with a comma and a space between them.",
                    "Arrange the given values {order}; separate them by commas.",
                    "The readings below came in at random. Rewrite them {order} on one line, comma-separated.",
                    "Put these scores into sequence, {order}.")
            .say(
                    "at-least",
                    "Sort these numbers {order} and leave out every number below {limit}.",
                    "Which of the values are {limit} or more? List those {order}, divided by commas.",
                    "Strike whatever is smaller than {limit} from the row of figures, then order the rest {order}.")
            .say(
                    "below",
                    "Keep only the numbers under {limit} and print them {order}, with commas in between.",
                    "From the measurements supplied, return the ones that lie below {limit}, {order}.",
                    "Anything that reaches {limit} is an error: remove it and show the remaining entries {order}.")
            .say(
                    "distinct",
                    "Remove repeated numbers from the list and write what is left {order}.",
                    "Each value should occur once; give the distinct values {order}, comma-separated.",
                    "Some house numbers were noted twice or more. Produce a clean list {order} without any repetition.")
            .list();

    @Override
    public String name() {
        return "sort-numbers";
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
        return NumberText.draw(
                random,
                Level.scale(level, 4, 12),
                Level.scale(level, 6, 20),
                1,
                values.kind().equals("distinct") ? 15 : 99);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input).map(numbers -> {
            var chosen =
                    numbers.stream().filter(number -> belongs(values, number)).sorted();
            var sorted = (values.kind().equals("distinct") ? chosen.distinct() : chosen).toList();
            return sorted.isEmpty() ? "none" : NumberText.join(inOrder(values, sorted));
        });
    }

    private static boolean belongs(Values values, int number) {
        return switch (values.kind()) {
            case "at-least" -> number >= values.number("limit");
            case "below" -> number < values.number("limit");
            default -> true;
        };
    }

    private static List<Integer> inOrder(Values values, List<Integer> ascending) {
        if (values.text("order").equals("up")) {
            return ascending;
        }
        var reversed = new ArrayList<>(ascending);
        Collections.reverse(reversed);
        return reversed;
    }
}
