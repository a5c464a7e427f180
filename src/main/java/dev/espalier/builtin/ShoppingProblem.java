package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Word problems about buying things: a total, change, what can be afforded. Two sorts of goods may be the same sort. */
final class ShoppingProblem implements TaskFamily {

    private static final String GOODS =
            "notebooks | tulip bulbs | bread rolls | paint brushes | candles | tea cups | postcards"
                    + " | batteries | light bulbs | jam jars | cinema tickets | seed packets";

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("goods", GOODS),
                    Slot.oneOf("others", "apples | pens | envelopes | buttons | ribbons | bagels | marbles"),
                    Slot.growing("n", 2, 6, 40, 1),
                    Slot.growing("m", 2, 5, 25, 1),
                    Slot.growing("price", 2, 10, 60, 1),
                    Slot.number("cost", 1, 9),
                    Slot.growing("paid", 50, 200, 900, 10))
            .say(
                    "total",
                    "{who} buys {n} {goods} at {price} euros each and {m} {others} at {cost} euros each. What is the total in euros?",
                    "At the till lie {n} {goods}, {price} dollars apiece, and {m} {others} for {cost} dollars a piece; how many dollars does the customer owe?",
                    "Work out the bill: {goods} cost {price} crowns, {others} cost {cost} crowns, and {who} takes {n} of the former and {m} of the latter.",
                    "An order lists {m} {others} (unit price {cost}) as well as {n} {goods} (unit price {price}). Add up what the whole order comes to.",
                    "How much money must {who} bring for {n} {goods} if one costs {price} francs, when {m} {others} at {cost} francs are wanted too?")
            .say(
                    "change",
                    "{who} pays for {n} {goods}, {price} euros each, with {paid} euros. How many euros come back as change?",
                    "From a purse with {paid} coins someone spends {price} coins on each of {n} {goods}; tell me how many coins stay in the purse.",
                    "The cashier receives {paid} dollars for {n} {goods} that are marked {price} dollars a piece. Compute the change.",
                    "A budget of {paid} pounds has to cover {n} {goods} at {price} pounds. Which sum is left afterwards?")
            .say(
                    "afford",
                    "With {paid} euros in hand, how many {goods} can {who} afford if a single one is {price} euros?",
                    "{goods} are sold at {price} crowns each. Find the largest number of them that {paid} crowns will buy.",
                    "Given a gift card worth {paid} dollars and {goods} priced {price} dollars, say how many whole items the card pays for.")
            .list();

    @Override
    public String name() {
        return "shopping-problem";
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
        long price = values.number("price");
        return switch (values.kind()) {
            case "total" ->
                Optional.of(values.number("n") * price + values.number("m") * values.number("cost"))
                        .map(String::valueOf);
            case "change" ->
                Optional.of(values.number("paid") - values.number("n") * price)
                        .filter(change -> change >= 0)
                        .map(String::valueOf);
            default -> price == 0 ? Optional.empty() : Optional.of(String.valueOf(values.number("paid") / price));
        };
    }
}
