package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Percentages: discounts, raises, shares and tips; only those that come out with two decimals at most. */
final class PercentProblem implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf(
                            "goods",
                            "coat | bicycle | desk lamp | tent | guitar | carpet | kettle | winter tyre | suitcase | sofa"),
                    Slot.oneOf("place", Bank.PLACES),
                    Slot.number("p", 5, 60, 5),
                    Slot.growing("base", 20, 300, 2500, 10))
            .say(
                    "less",
                    "A {goods} costs {base} euros before a discount of {p} percent. What is the new price?",
                    "Reduce {base} by {p} percent.",
                    "The shop in {place} takes {p} percent off everything, so state what {who} pays for a {goods} marked {base} dollars.",
                    "Of {base} litres in the water tank {p} percent leak out overnight. How many litres remain in the morning?",
                    "By which figure should the label \"{base}\" on a {goods} be replaced once its price falls by {p} percent?")
            .say(
                    "more",
                    "{who} earns {base} crowns a week and gets a raise of {p} percent. Calculate the new weekly pay.",
                    "Increase {base} by {p} percent and tell me the resulting number.",
                    "A dinner comes to {base} francs; what is the sum to pay if {p} percent are added as a tip?",
                    "Last year {base} people visited the fair in {place}, this year {p} percent more did. Give the number of visitors this year.")
            .say(
                    "part",
                    "How much is {p} percent of {base}?",
                    "{who} puts aside {p} percent of an income of {base} euros. Find the amount saved.",
                    "In a school of {base} pupils, {p} percent come by bus. Express the bus riders as a number of pupils.",
                    "Take {base} grams of dough, of which {p} percent is butter, and work out the weight of that butter in grams.")
            .list();

    @Override
    public String name() {
        return "percent-problem";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.NUMBER;
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
        long p = values.number("p");
        long percent =
                switch (values.kind()) {
                    case "less" -> 100 - p;
                    case "more" -> 100 + p;
                    default -> p;
                };
        return percent < 0 ? Optional.empty() : NumberText.quotient(values.number("base") * percent, 100);
    }
}
