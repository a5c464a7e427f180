package dev.espalier.constraint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One sentence for a kind of constraint, with the names of its parameters in braces. Says it, and finds it in texts. Immutable. */
final class Phrasing {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)}");

    /** Where a phrasing was found, and with which arguments. */
    record Found(int start, int end, Arguments arguments) {}

    private final String sentence;
    private final List<Parameter> slots = new ArrayList<>();
    private final Pattern pattern;
    private final String longestPiece;

    /**
     * Takes a sentence that holds every parameter once.
     *
     * @throws IllegalArgumentException if one is missing, or unknown
     */
    Phrasing(String sentence, List<Parameter> parameters) {
        this.sentence = sentence;
        var regex = new StringBuilder("(?<!\\S)");
        var slot = SLOT.matcher(sentence);
        int from = 0;
        while (slot.find()) {
            var parameter = named(slot.group(1), parameters);
            slots.add(parameter);
            regex.append(Pattern.quote(sentence.substring(from, slot.start())))
                    .append('(')
                    .append(parameter.pattern())
                    .append(')');
            from = slot.end();
        }
        if (slots.size() != parameters.size()) {
            throw new IllegalArgumentException("not every parameter stands in: " + sentence);
        }
        regex.append(Pattern.quote(sentence.substring(from))).append("(?!\\S)");
        this.pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
        this.longestPiece = longestPiece(sentence);
    }

    private static String longestPiece(String sentence) {
        return Arrays.stream(SLOT.split(sentence.toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    private static Parameter named(String name, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no parameter " + name));
    }

    String say(Arguments arguments) {
        return SLOT.matcher(sentence)
                .replaceAll(slot ->
                        Matcher.quoteReplacement(named(slot.group(1), slots).write(arguments.text(slot.group(1)))));
    }

    /** Returns what a part of a text says if it is this phrasing, whole. */
    Optional<Arguments> understand(String text, int from, int to) {
        var matcher = pattern.matcher(text).region(from, to);
        return matcher.matches() ? arguments(matcher) : Optional.empty();
    }

    /**
     * Returns every place of a text in which it stands.
     *
     * @param lower the text in small letters, by which most phrasings are out of the question
     */
    List<Found> find(String text, String lower) {
        var found = new ArrayList<Found>();
        if (!lower.contains(longestPiece)) {
            return found;
        }
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            int end = matcher.end();
            arguments(matcher).ifPresent(arguments -> found.add(new Found(start, end, arguments)));
        }
        return found;
    }

    private Optional<Arguments> arguments(MatchResult match) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < slots.size(); i++) {
            var value = slots.get(i).read(match.group(i + 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(slots.get(i).name(), value.get());
        }
        return Optional.of(new Arguments(values));
    }
}
