package dev.espalier.constraint;

import dev.espalier.model.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What differs between two constraints of a kind: it can be drawn, written into a sentence, and read from one. */
public sealed interface Parameter {

    /** Returns the name, by which wordings refer to it. */
    String name();

    /** Returns a value that makes sense. */
    String draw(SeededRandom random);

    /** Returns a value as it stands in a sentence. */
    String write(String value);

    /** Returns a regular expression, without groups, for all that {@link #write} may return. */
    String pattern();

    /** Returns the value that was written; empty if none was. */
    Optional<String> read(String written);

    /** Returns whether a value is of this sort: whether it can be written and read again. */
    default boolean accepts(String value) {
        return Pattern.matches(pattern(), write(value)) && read(write(value)).equals(Optional.of(value));
    }

    /**
     * A number from 0 to 99,999.
     *
     * @param low the least that is drawn
     * @param high the most that is drawn
     */
    record Whole(String name, int low, int high) implements Parameter {

        @Override
        public String draw(SeededRandom random) {
            return String.valueOf(random.between(low, high));
        }

        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String pattern() {
            return "\\d{1,5}";
        }

        @Override
        public Optional<String> read(String written) {
            return Optional.of(String.valueOf(Integer.parseInt(written)));
        }
    }

    /** One of a few values; capitals do not matter when it is read. */
    record Choice(String name, List<String> values) implements Parameter {

        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public String draw(SeededRandom random) {
            return random.pick(values);
        }

        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String pattern() {
            return values.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        }

        @Override
        public Optional<String> read(String written) {
            return values.stream()
                    .filter(value -> value.toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /**
     * A text of up to 80 characters, on one line and without double quotation marks, which stand around it in a sentence.
     *
     * @param samples what is drawn from
     */
    record Text(String name, List<String> samples) implements Parameter {

        public Text {
            samples = List.copyOf(samples);
        }

        @Override
        public String draw(SeededRandom random) {
            return random.pick(samples);
        }

        @Override
        public String write(String value) {
            return '"' + value + '"';
        }

        @Override
        public String pattern() {
            return "\"[^\"\\s](?:[^\"\\r\\n]{0,78}[^\"\\s])?\"";
        }

        @Override
        public Optional<String> read(String written) {
            return Optional.of(written.substring(1, written.length() - 1));
        }
    }

    /**
     * One to twelve words or phrases, each in double quotation marks in a sentence.
     *
     * @param fewest how many are drawn at least
     * @param most how many are drawn at most
     * @param samples what is drawn from
     */
    record Words(String name, int fewest, int most, List<String> samples) implements Parameter {

        private static final String WORD = "\"[^\",\\s](?:[^\",\\r\\n]{0,38}[^\",\\s])?\"";

        public Words {
            samples = List.copyOf(samples);
        }

        @Override
        public String draw(SeededRandom random) {
            return String.join(", ", random.sample(samples, random.between(fewest, most)));
        }

        @Override
        public String write(String value) {
            var quoted = Arrays.stream(value.split(", ", -1))
                    .map(word -> '"' + word + '"')
                    .toList();
            int last = quoted.size() - 1;
            return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
        }

        @Override
        public String pattern() {
            return WORD + "(?:(?:, " + WORD + "){0,10} and " + WORD + ")?";
        }

        @Override
        public Optional<String> read(String written) {
            return Optional.of(written.substring(1, written.length() - 1)
                    .replace("\" and \"", ", ")
                    .replace("\", \"", ", "));
        }
    }
}
