package dev.espalier.constraint;

import dev.espalier.text.Words;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Constraints that a text meets already, measured on it (Crab, 2024, rule-based constraints): what could have been asked of
 * whoever wrote it. Each is held to the text once more before it is returned.
 */
public final class Observed {

    /** Lengths are rounded to this many words, and to ten times as many characters, away from the text. */
    private static final int ROUNDED = 10;

    /** Crab names three keywords at most. */
    private static final int KEYWORDS = 3;

    private static final int MOST_COUNTED = 99;

    /** Long enough to be a word with a meaning, as a rule; in small letters, hence no name. */
    private static final Pattern KEYWORD = Pattern.compile("[a-z]{6,20}");

    private static final List<String> WITHOUT_PARAMETERS = List.of(
            "no-digits",
            "no-commas",
            "no-questions",
            "no-exclamations",
            "ascii",
            "all-lowercase",
            "all-capitals",
            "json",
            "code-block",
            "table",
            "title");

    private Observed() {}

    /** Returns the constraints that a text meets, in the order of {@link Constraints#ALL}, one of a kind; none for a blank text. */
    public static List<Constraint> in(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        var measured = measured(text);
        return Constraints.ALL.stream()
                .filter(kind -> measured.containsKey(kind.name()))
                .map(kind -> constraint(kind, measured.getOrDefault(kind.name(), Arguments.NONE)))
                .flatMap(Optional::stream)
                .filter(constraint -> constraint.holds(text))
                .toList();
    }

    private static Map<String, Arguments> measured(String text) {
        int words = Words.count(text);
        int sentences = Parts.sentences(text);
        int characters = Parts.characters(text);
        int longest = text.lines().mapToInt(Parts::characters).max().orElse(0);
        var measured = new LinkedHashMap<String, Arguments>();
        WITHOUT_PARAMETERS.forEach(kind -> measured.put(kind, Arguments.NONE));
        atMost(measured, "max-words", up(words, ROUNDED));
        atLeast(measured, "min-words", down(words, ROUNDED), ROUNDED);
        atMost(measured, "max-sentences", sentences);
        atLeast(measured, "min-sentences", sentences, 2);
        atMost(measured, "max-characters", up(characters, ROUNDED * ROUNDED));
        atLeast(measured, "min-characters", down(characters, ROUNDED * ROUNDED), 1);
        atMost(measured, "line-length", up(longest, ROUNDED));
        atLeast(measured, "paragraphs", Parts.paragraphs(text).size(), 2);
        atLeast(measured, "lines", Parts.lines(text).size(), 2);
        counted(measured, "bullets", text);
        counted(measured, "numbered-items", text);
        keywords(text).ifPresent(found -> measured.put("keywords", Arguments.of("words", found)));
        return measured;
    }

    private static int up(int number, int step) {
        return (number / step + 1) * step;
    }

    private static int down(int number, int step) {
        return number / step * step;
    }

    private static void atMost(Map<String, Arguments> measured, String kind, int number) {
        atLeast(measured, kind, number, 1);
    }

    /** A bound below {@code least} says nothing worth asking for. */
    private static void atLeast(Map<String, Arguments> measured, String kind, int number, int least) {
        if (number >= least) {
            measured.put(kind, Arguments.of("n", number));
        }
    }

    /** Counts by asking: the kind knows what it counts. */
    private static void counted(Map<String, Arguments> measured, String name, String text) {
        var kind = Constraints.named(name).orElseThrow();
        int most = Math.min(MOST_COUNTED, Parts.lines(text).size());
        IntStream.rangeClosed(2, most)
                .mapToObj(n -> Arguments.of("n", n))
                .filter(arguments -> kind.holds(arguments, text))
                .findFirst()
                .ifPresent(arguments -> measured.put(name, arguments));
    }

    /** The longest words, which say most; of those as long, the ones that come first. */
    private static Optional<String> keywords(String text) {
        var longest = Stream.of(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> KEYWORD.matcher(word).matches())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(KEYWORDS)
                .toList();
        return longest.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", longest));
    }

    private static Optional<Constraint> constraint(ConstraintKind kind, Arguments arguments) {
        try {
            return Optional.of(new Constraint(kind, arguments));
        } catch (IllegalArgumentException tooLarge) {
            // More words than a sentence can ask for.
            return Optional.empty();
        }
    }
}
