package dev.espalier.builtin;

import java.util.List;

/** Words that many families draw from. Order and content are part of the teacher's version. */
final class Bank {

    static final List<String> PEOPLE = List.of(
            "Mara", "Tobias", "Ines", "Henrik", "Yusuf", "Clara", "Ravi", "Noemi", "Oskar", "Leila", "Pavel", "Greta",
            "Amadou", "Sofia", "Dylan", "Hana", "Bruno", "Wanda", "Emil", "Farah");

    static final List<String> NOUNS = List.of(
            "lantern", "river", "basket", "window", "harbour", "pencil", "garden", "ladder", "blanket", "kettle",
            "market", "bridge", "feather", "button", "compass", "orchard", "candle", "pocket", "saddle", "thunder",
            "village", "whistle", "anchor", "meadow", "hammer", "mirror", "pepper", "tunnel", "copper", "island");

    static final List<String> ADJECTIVES = List.of(
            "quiet", "narrow", "golden", "heavy", "early", "gentle", "hollow", "bright", "rusty", "patient", "frozen",
            "curious", "broken", "distant", "sturdy", "yellow");

    static final List<String> VERBS = List.of(
            "carries",
            "follows",
            "covers",
            "crosses",
            "paints",
            "repairs",
            "remembers",
            "hides",
            "visits",
            "measures",
            "guards",
            "lifts",
            "admires",
            "borrows",
            "sells",
            "cleans");

    static final List<String> FRUITS = List.of(
            "apple", "pear", "plum", "cherry", "quince", "fig", "lemon", "orange", "peach", "grape", "melon", "mango",
            "apricot", "banana", "kiwi", "lime");

    static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    static final List<String> PLACES = List.of(
            "Ashford",
            "Brindle",
            "Carrow",
            "Dunmere",
            "Elmstead",
            "Farleigh",
            "Greystone",
            "Holloway",
            "Kirkby",
            "Larkhill",
            "Millbrook",
            "Norwood");

    private Bank() {}
}
