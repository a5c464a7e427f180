package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Putting words in order: by the alphabet, by length, by their last letter; without repetitions. */
final class SortWords implements TaskFamily {

    private static final Pattern LIST = Pattern.compile("[a-z]{1,30}(?:, [a-z]{1,30}){0,60}");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "up",
                    "Put the words in alphabetical order, separated by commas.",
                    "{who} is writing the index of a book. Arrange these entries from A to Z with commas between them.",
                    "If a dictionary held nothing but the terms below, in what order would it print them? Use commas.")
            .say(
                    "down",
                    "Sort the list against the alphabet, so that words late in it come first, comma-separated.",
                    "Alphabetise the items backwards, Z before A, with a comma after each but the last.",
                    "{who} always starts at the end of the alphabet. Rearrange the names on this list to suit that habit and use commas.")
            .say(
                    "length",
                    "Order the words by length, shortest first; words equally long keep their places relative to each other. Separate them by commas.",
                    "Short words belong on the left and long ones on the right, and ties stay as they are. Return the row with commas.",
                    "A sign maker in {place} charges by the letter and deals with the cheapest words first. In which order does the list leave the shop, with commas and ties as given?")
            .say(
                    "last",
                    "Sort these words by their final letter; where it is the same, by the alphabet as usual. Answer with commas.",
                    "A dictionary of rhymes looks at endings. Arrange the entries by last letter (equal last letters in ordinary alphabetical order), divided by commas.")
            .say(
                    "unique",
                    "Remove repeated words, keep the first of each and leave the order alone. Divide the rest by commas.",
                    "{who} wrote some things down twice. Clean the list so that each stands there once, where it first appeared, with commas.",
                    "Deduplicate the entries without rearranging them and give them back comma-separated.")
            .say(
                    "longest",
                    "Which word of the list is the longest?",
                    "{who} needs to know how wide a column must be. Find the entry with the most letters and write it down.")
            .list();

    @Override
    public String name() {
        return "sort-words";
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
        int size = Level.scale(level, 4, 12);
        var words = new ArrayList<>(Phrases.words(random, size, size));
        if (values.kind().equals("unique")) {
            words.addAll(random.sample(words, 1 + size / 4));
            return String.join(", ", random.shuffled(words));
        }
        return String.join(", ", words);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!LIST.matcher(input).matches()) {
            return Optional.empty();
        }
        var words = List.of(input.split(", ", -1));
        return switch (values.kind()) {
            case "up" -> sorted(words, Comparator.naturalOrder());
            case "down" -> sorted(words, Comparator.reverseOrder());
            case "length" -> sorted(words, Comparator.comparing(String::length));
            case "last" ->
                sorted(words, Comparator.comparing(SortWords::lastLetter).thenComparing(word -> word));
            case "unique" -> Optional.of(String.join(", ", new LinkedHashSet<>(words)));
            default -> longest(words);
        };
    }

    private static Optional<String> sorted(List<String> words, Comparator<String> order) {
        return Optional.of(String.join(", ", words.stream().sorted(order).toList()));
    }

    private static char lastLetter(String word) {
        return word.charAt(word.length() - 1);
    }

    /** The longest word; none if two different ones are as long. */
    private static Optional<String> longest(List<String> words) {
        int most = words.stream().mapToInt(String::length).max().orElse(0);
        var longest =
                words.stream().filter(word -> word.length() == most).distinct().toList();
        return longest.size() == 1 ? Optional.of(longest.get(0)) : Optional.empty();
    }
}
