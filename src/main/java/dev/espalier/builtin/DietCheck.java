package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether somebody with a diet or an allergy may eat a dish, by its ingredients. */
final class DietCheck implements TaskFamily {

    private static final Pattern DISH = Pattern.compile("[A-Z][a-z ]{2,40}: ([a-z]{2,20}(?:,? [a-z]{2,20}){0,40})");

    private static final List<String> DISHES = List.of(
            "Harvest bowl",
            "Sunday pie",
            "Market stew",
            "Farmhouse platter",
            "Festival salad",
            "Winter soup",
            "Picnic loaf",
            "Garden casserole",
            "Station lunch",
            "Village curry");

    /** Nothing in them that any of the diets forbids. */
    private static final List<String> HARMLESS = List.of(
            "rice",
            "carrots",
            "potatoes",
            "tomatoes",
            "spinach",
            "lentils",
            "chickpeas",
            "onions",
            "apples",
            "mushrooms",
            "olive oil",
            "pumpkin",
            "maize",
            "parsley",
            "lemon juice",
            "black beans",
            "cabbage",
            "leeks");

    /** Which diets forbid an ingredient. */
    private static final Map<String, Set<String>> FORBIDDEN = new TreeMap<>(Map.ofEntries(
            Map.entry("chicken", Set.of("vegan", "vegetarian")),
            Map.entry("ham", Set.of("vegan", "vegetarian")),
            Map.entry("minced beef", Set.of("vegan", "vegetarian")),
            Map.entry("bacon", Set.of("vegan", "vegetarian")),
            Map.entry("tuna", Set.of("vegan", "vegetarian", "fish")),
            Map.entry("smoked salmon", Set.of("vegan", "vegetarian", "fish")),
            Map.entry("anchovies", Set.of("vegan", "vegetarian", "fish")),
            Map.entry("butter", Set.of("vegan", "milk")),
            Map.entry("cream", Set.of("vegan", "milk")),
            Map.entry("yoghurt", Set.of("vegan", "milk")),
            Map.entry("condensed milk", Set.of("vegan", "milk")),
            Map.entry("eggs", Set.of("vegan", "egg")),
            Map.entry("honey", Set.of("vegan")),
            Map.entry("walnuts", Set.of("nut")),
            Map.entry("hazelnuts", Set.of("nut")),
            Map.entry("cashews", Set.of("nut")),
            Map.entry("wheat flour", Set.of("gluten")),
            Map.entry("barley", Set.of("gluten")),
            Map.entry("rye bread", Set.of("gluten")),
            Map.entry("bulgur", Set.of("gluten"))));

    private static final Slot ALLERGEN = Slot.meaning(
            "diet",
            "nut: walnuts, hazelnuts and cashews",
            "milk: milk and whatever is made of it",
            "fish: every sort of fish",
            "egg: eggs",
            "gluten: wheat, rye and barley");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES), ALLERGEN)
            .say(
                    "vegan",
                    "Is the dish vegan? Answer yes or no.",
                    "{who} eats nothing that comes from animals, not even honey. Does this dish suit, yes or no?",
                    "Say no if any ingredient is an animal product and yes if all of them are plants.",
                    "The vegan canteen of {place} considers a new recipe. May it be served there? Yes or no.")
            .say(
                    "vegetarian",
                    "May a vegetarian, who takes eggs and dairy but neither meat nor fish, order this? Yes or no.",
                    "Look for meat and fish among the ingredients. Reply no if there is some, yes if the plate is free of both.",
                    "{who} has given up meat as well as fish, though not butter or eggs. Can {who} have the meal described, yes or no?")
            .say(
                    "allergy",
                    "A guest must avoid {diet}. Label the dish safe or unsafe.",
                    "Check the ingredients for somebody allergic to {diet}; the label is \"safe\" or \"unsafe\".",
                    "{who} falls ill from {diet}. Would you call what is cooked here unsafe, or is it safe?",
                    "The school kitchen in {place} bans {diet}. Mark the recipe as unsafe if it breaks the rule, else as safe.",
                    "One child at the party cannot tolerate {diet}. Going by the list, is the food safe or unsafe for that child?")
            .list();

    @Override
    public String name() {
        return "diet-check";
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
        var diet = diet(values);
        var allowed = new ArrayList<>(HARMLESS);
        var forbidden = new ArrayList<String>();
        FORBIDDEN.forEach((food, diets) -> (diets.contains(diet) ? forbidden : allowed).add(food));
        var foods = new ArrayList<>(random.sample(allowed, Level.scale(level, 3, 9)));
        if (random.nextInt(2) == 0) {
            foods.set(0, random.pick(forbidden));
        }
        return random.pick(DISHES) + ": " + String.join(", ", random.shuffled(foods));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var dish = DISH.matcher(input);
        if (input.length() > 400 || !dish.matches()) {
            return Optional.empty();
        }
        var foods = List.of(dish.group(1).split(", ", -1));
        if (!foods.stream().allMatch(food -> HARMLESS.contains(food) || FORBIDDEN.containsKey(food))) {
            return Optional.empty();
        }
        var diet = diet(values);
        boolean fits = foods.stream()
                .noneMatch(food -> FORBIDDEN.getOrDefault(food, Set.of()).contains(diet));
        if (values.kind().equals("allergy")) {
            return Optional.of(fits ? "safe" : "unsafe");
        }
        return Optional.of(fits ? "yes" : "no");
    }

    private static String diet(Values values) {
        return values.kind().equals("allergy") ? values.text("diet") : values.kind();
    }
}
