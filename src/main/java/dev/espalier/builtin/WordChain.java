package dev.espalier.builtin;

import dev.espalier.builtin.Chain.Operation;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations on a list of words, one after the other. */
final class WordChain implements TaskFamily {

    private static final Pattern LIST = Pattern.compile("[A-Za-z]{1,30}(?:, ?[A-Za-z]{1,30}){0,60}");

    private static final List<Wording> WORDINGS = Chain.wordings(
            ClauseSlot.of(
                    "step",
                    "alphabet: put them into alphabetical order | arrange them from A to Z",
                    "length: sort them by length, shortest first and ties as they stood | line them up from short to long, equals in the old order",
                    "longer 3-5: keep words of more than # letters | delete every word that has # letters or fewer",
                    "shorter 6-8: keep words of fewer than # letters | delete every word that has # letters or more",
                    "vowel: keep words that start with a vowel | delete every word that begins with a consonant",
                    "consonant: keep words that start with a consonant | delete every word that begins with a vowel",
                    "backwards: spell each word backwards | mirror the letters of every word",
                    "reverse: reverse the order of the words | go through the words from the last to the first",
                    "capitals: change each word to capitals | turn all letters into upper case",
                    "first 2-5: keep the first # words | cut the list after word number #",
                    "skip 1-2: leave away the first # of the words | begin only after the first # of the words"),
            ClauseSlot.of(
                    "end",
                    "commas: write the rest with commas between | list what is left, comma-separated",
                    "hyphens: join the rest with hyphens | tie what is left together with hyphens",
                    "count: tell how many words are left over | give the number of words that remain",
                    "letters: add up the letters of all words that remain | count the letters of the rest, all words together",
                    "initials: string together the first letters of the rest | form a word from the initial letters of what is left"),
            "words");

    @Override
    public String name() {
        return "word-chain";
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
    public List<Wording> wordings(int level) {
        return Chain.ofLevel(WORDINGS, level);
    }

    @Override
    public int level(Values values, String input) {
        return Chain.level(values);
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return String.join(", ", Phrases.words(random, Level.scale(level, 4, 8), Level.scale(level, 5, 12)));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!LIST.matcher(input).matches()) {
            return Optional.empty();
        }
        var left = Arrays.asList(input.split(", ?", -1));
        for (var step : Chain.steps(values)) {
            left = apply(step, left);
        }
        return Optional.of(end(Chain.end(values).name(), left)).map(answer -> answer.isEmpty() ? "none" : answer);
    }

    private static List<String> apply(Operation step, List<String> words) {
        if (step.name().equals("reverse")) {
            var reversed = new ArrayList<>(words);
            Collections.reverse(reversed);
            return reversed;
        }
        return stream(step, words.stream()).toList();
    }

    private static Stream<String> stream(Operation step, Stream<String> words) {
        long n = step.number();
        return switch (step.name()) {
            case "alphabet" -> words.sorted(String.CASE_INSENSITIVE_ORDER);
            case "length" -> words.sorted(Comparator.comparingInt(String::length));
            case "longer" -> words.filter(word -> word.length() > n);
            case "shorter" -> words.filter(word -> word.length() < n);
            case "vowel" -> words.filter(WordChain::startsWithVowel);
            case "consonant" -> words.filter(word -> !startsWithVowel(word));
            case "backwards" ->
                words.map(word -> new StringBuilder(word).reverse().toString());
            case "capitals" -> words.map(word -> word.toUpperCase(Locale.ROOT));
            case "first" -> words.limit(n);
            default -> words.skip(n);
        };
    }

    private static boolean startsWithVowel(String word) {
        return "aeiouAEIOU".indexOf(word.charAt(0)) >= 0;
    }

    private static String end(String operation, List<String> left) {
        return switch (operation) {
            case "commas" -> String.join(", ", left);
            case "hyphens" -> String.join("-", left);
            case "count" -> String.valueOf(left.size());
            case "letters" ->
                String.valueOf(left.stream().mapToInt(String::length).sum());
            default -> left.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
        };
    }
}
