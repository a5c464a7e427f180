package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A place in a wording that differs from task to task: it can be drawn, found again in a text, and understood. */
interface Slot {

    String name();

    /**
     * Returns a text that may stand in this place.
     *
     * @param level how hard the task is to be, 1 to 5
     */
    String draw(int level, SeededRandom random);

    /** Returns a regular expression, without groups of its own, for every text that may stand here. */
    String pattern();

    /** Returns what a text in this place stands for. */
    String meaning(String text);

    /** Returns the texts that stand for something here; empty if none does. */
    default List<String> phrases(String meaning) {
        return List.of(meaning);
    }

    /**
     * A whole number, drawn from a range, understood beyond it too (up to seven digits).
     *
     * @param easy the upper end of the range at the easiest level
     * @param high the upper end at the hardest level
     */
    record Whole(String name, int low, int easy, int high, int step) implements Slot {

        @Override
        public String draw(int level, SeededRandom random) {
            return String.valueOf(low + step * random.nextInt((Level.scale(level, easy, high) - low) / step + 1));
        }

        @Override
        public String pattern() {
            return "\\d{1,7}";
        }

        @Override
        public String meaning(String text) {
            return String.valueOf(Long.parseLong(text));
        }
    }

    /** One of a closed set of phrases, each with its meaning. */
    record Choice(String name, Map<String, String> meanings) implements Slot {

        @Override
        public String draw(int level, SeededRandom random) {
            return random.pick(List.copyOf(meanings.keySet()));
        }

        @Override
        public String pattern() {
            // Longer ones first, or "may" would hide "may day".
            return meanings.keySet().stream()
                    .sorted((a, b) -> b.length() - a.length())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
        }

        @Override
        public String meaning(String text) {
            for (var entry : meanings.entrySet()) {
                if (entry.getKey().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                    return entry.getValue();
                }
            }
            throw new IllegalArgumentException("not a " + name);
        }

        @Override
        public List<String> phrases(String meaning) {
            return meanings.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(meaning))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    static Slot number(String name, int low, int high) {
        return new Whole(name, low, high, high, 1);
    }

    static Slot number(String name, int low, int high, int step) {
        return new Whole(name, low, high, high, step);
    }

    /** Returns a slot for a number whose range ends at {@code easy} at the easiest level, and grows to {@code high}. */
    static Slot growing(String name, int low, int easy, int high, int step) {
        return new Whole(name, low, easy, high, step);
    }

    /** Returns a slot for phrases that stand for themselves. */
    static Slot oneOf(String name, List<String> phrases) {
        var meanings = new LinkedHashMap<String, String>();
        phrases.forEach(phrase -> meanings.put(phrase, phrase));
        return new Choice(name, meanings);
    }

    /** Returns a slot for phrases that stand for themselves, written {@code a | b | c}. */
    static Slot oneOf(String name, String phrases) {
        return oneOf(name, split(phrases));
    }

    /** Returns a slot for meanings with several phrases each, written {@code meaning: phrase | phrase}. */
    static Slot meaning(String name, String... lines) {
        var meanings = new LinkedHashMap<String, String>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            split(line.substring(colon + 2)).forEach(phrase -> meanings.put(phrase, line.substring(0, colon)));
        }
        return new Choice(name, meanings);
    }

    private static List<String> split(String phrases) {
        return Arrays.stream(phrases.split("\\|", -1)).map(String::strip).toList();
    }
}
