package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Questions about dishes and their prices. */
final class MenuReading implements TaskFamily {

    private static final Pattern LINE = Pattern.compile("([A-Z][a-z]+(?: [a-z]+){0,5}) - (\\d{1,4})\\.(\\d\\d)");
    private static final int MOST_LINES = 50;

    private static final List<String> DISHES = List.of(
            "Leek soup",
            "Tomato soup",
            "Green salad",
            "Bean salad with onions",
            "Baked potato",
            "Potato dumplings",
            "Mushroom risotto",
            "Lentil stew",
            "Grilled trout",
            "Fish pie",
            "Roast chicken",
            "Beef goulash",
            "Cheese toast",
            "Spinach quiche",
            "Stuffed peppers",
            "Pancakes with plums",
            "Rhubarb crumble",
            "Lemon tart",
            "Rice pudding",
            "Apple juice",
            "Mint tea",
            "Cup of coffee");

    private record Dish(String name, int cents) {}

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.number("limit", 4, 12), Slot.number("coin", 10, 20, 5))
            .say(
                    "cheapest",
                    "Which dish on the menu is the cheapest?",
                    "{who} has hardly any money left. Name the item with the lowest price.",
                    "Find the least expensive thing that this kitchen serves.")
            .say(
                    "dearest",
                    "What is the most expensive item of the card?",
                    "{who} is invited and shamelessly picks whatever costs most. What will be brought to the table?")
            .say(
                    "below",
                    "List all dishes under {limit}.00 in the order of the menu, separated by commas, or write none.",
                    "{who} has {limit}.00 and wants at least a small coin back. Which single dishes are possible? Copy their names in order with commas between; if nothing is, say none.",
                    "Filter the offers, leaving those priced below {limit}.00 (comma-separated, as listed, \"none\" if nothing qualifies).")
            .say(
                    "sum",
                    "Add up the prices of all items and give the total with two decimals.",
                    "A hungry party orders everything once. How high is the bill, written like 12.50?",
                    "What does one portion of each dish come to altogether? Use two places after the point.")
            .say(
                    "ends",
                    "What do the first and the last dish of the list cost together? Reply in the style of 7.40.",
                    "{who} orders the entry at the top and the entry at the bottom, nothing in between. State the sum to pay with two decimals.")
            .say(
                    "change",
                    "Somebody buys the top item with {coin}.00 in hand. How much comes back, to the cent (as in 3.05)?",
                    "Subtract the first price on the menu from {coin}.00 and report the difference with two decimals.")
            .list();

    @Override
    public String name() {
        return "menu-reading";
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
        int step = level < 3 ? 50 : level == 3 ? 10 : 5;
        return random.sample(DISHES, Level.scale(level, 3, 8)).stream()
                .map(dish -> dish + " - " + money((long) step * random.between(150 / step, 1500 / step)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var dishes = new ArrayList<Dish>();
        for (var line : input.split("\n", MOST_LINES + 1)) {
            var dish = LINE.matcher(line);
            if (line.length() > 80 || !dish.matches() || dishes.size() == MOST_LINES) {
                return Optional.empty();
            }
            dishes.add(
                    new Dish(dish.group(1), 100 * Integer.parseInt(dish.group(2)) + Integer.parseInt(dish.group(3))));
        }
        return answer(values, dishes);
    }

    private static Optional<String> answer(Values values, List<Dish> dishes) {
        int first = dishes.get(0).cents;
        return switch (values.kind()) {
            case "cheapest" -> leader(dishes, Comparator.comparing(Dish::cents));
            case "dearest" -> leader(dishes, Comparator.comparing(Dish::cents).reversed());
            case "below" -> {
                var names = dishes.stream()
                        .filter(dish -> dish.cents < 100 * values.number("limit"))
                        .map(Dish::name)
                        .collect(Collectors.joining(", "));
                yield Optional.of(names.isEmpty() ? "none" : names);
            }
            case "sum" ->
                Optional.of(money(dishes.stream().mapToInt(Dish::cents).sum()));
            case "ends" ->
                dishes.size() < 2 ? Optional.empty() : Optional.of(money(first + dishes.get(dishes.size() - 1).cents));
            default -> {
                long rest = 100 * values.number("coin") - first;
                yield rest < 0 ? Optional.empty() : Optional.of(money(rest));
            }
        };
    }

    /** The first in that order; none if another dish has the same price. */
    private static Optional<String> leader(List<Dish> dishes, Comparator<Dish> order) {
        var sorted = dishes.stream().sorted(order).toList();
        boolean shared = sorted.size() > 1 && sorted.get(0).cents == sorted.get(1).cents;
        return shared ? Optional.empty() : Optional.of(sorted.get(0).name);
    }

    private static String money(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}
