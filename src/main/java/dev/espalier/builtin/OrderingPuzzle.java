package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Who is first, in the middle or last, from comparisons that fix the order. */
final class OrderingPuzzle implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("a", Bank.PEOPLE),
                    Slot.oneOf("b", Bank.PEOPLE),
                    Slot.oneOf("c", Bank.PEOPLE),
                    Slot.oneOf("d", Bank.PEOPLE))
            .say(
                    "first",
                    "{a} is taller than {b}, {b} is taller than {c}, and {c} is taller than {d}. Who is the tallest?",
                    "In a race {c} came in ahead of {d}, {a} ahead of {b}, and {b} ahead of {c}. Name the winner.",
                    "Four friends compare their ages. {b} is older than {c} but younger than {a}, and {d} is the youngest. Which of them is the oldest?",
                    "{a} has more stamps than {b}, who has more than {c}, who beats {d}. Whose collection is the biggest?")
            .say(
                    "last",
                    "{c} jumped further than {d}, {b} further than {c}, and {a} further than {b}. Whose jump was the shortest?",
                    "The boxes of {a}, {b}, {c} and {d} are stacked; {a} has the one on top, {b} the one right below it, {c} the third. Whose box lies at the bottom?",
                    "{b} arrived after {a}, {c} arrived after {b}, and {d} after {c}. Tell me who came last.",
                    "On the shelf of prizes, {a} outranks {b}, {b} outranks {c} and {c} outranks {d}. Find the person with the lowest rank.")
            .say(
                    "second",
                    "{b} earns less than {a} but more than {c}, and {c} earns more than {d}. Who has the second highest pay?",
                    "{a} finished before {b}; {b} finished before {c}; {c} finished before {d}. Which of the four was second?",
                    "Seen from the door, {a} sits nearest, {d} farthest, and {c} between {b} and {d}. Who sits second nearest to the door?")
            .say(
                    "all",
                    "{b} is heavier than {c}, {c} is heavier than {d}, and {a} is heavier than {b}. List all four from heaviest to lightest, separated by commas.",
                    "{c} lives above {d}, {b} above {c}, {a} above {b}. Write the names from the top floor to the ground floor, with commas.",
                    "Today {a} queues directly before {b}, {c} directly before {d}, and {b} directly before {c}. Give the queue from front to back, comma-separated.")
            .list();

    @Override
    public String name() {
        return "ordering-puzzle";
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
        return "";
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!input.isEmpty()) {
            return Optional.empty();
        }
        var order = List.of(values.text("a"), values.text("b"), values.text("c"), values.text("d"));
        if (order.stream().distinct().count() < 4) {
            return Optional.empty();
        }
        return Optional.of(
                switch (values.kind()) {
                    case "first" -> order.get(0);
                    case "second" -> order.get(1);
                    case "last" -> order.get(3);
                    default -> String.join(", ", order);
                });
    }
}
