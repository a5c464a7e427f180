package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Edits with one right result: capitals, abbreviations, spaces. */
final class TextRepair implements TaskFamily {

    private static final Pattern WORD_START = Pattern.compile("(?<![A-Za-z0-9'])[a-z]");
    private static final Pattern SHORT = Pattern.compile("\\b[A-Z][a-z]{2}\\b");
    private static final Map<String, String> FULL = Stream.concat(Bank.WEEKDAYS.stream(), Bank.MONTHS.stream())
            .collect(Collectors.toMap(word -> word.substring(0, 3), word -> word));

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "title",
                    "Capitalise the first letter of every word.",
                    "Rewrite the phrase in title case, with a capital at the start of each word.",
                    "Make a headline of this line by giving all words, short ones too, an initial capital.",
                    "{who} types in small letters only. Set the first letter of each word to upper case.")
            .say(
                    "expand",
                    "Expand the abbreviations of weekdays and months in the note, such as Mon to Monday.",
                    "Replace each short form of a day or month by the full word.",
                    "Spell out Tue, Jan and the like, and copy the rest unchanged.",
                    "The speech program cannot read Fri or Oct, so write days and months in full.")
            .say(
                    "spaces",
                    "Tidy the line so that one space stands between two words, and none at a comma's left.",
                    "Repair the spacing, which means single blanks only and no blank before a comma.",
                    "{who} hit the space bar too often. Remove surplus spaces, also those in front of commas.")
            .say(
                    "snake",
                    "Write the phrase in snake case, that is, small letters with underscores for spaces.",
                    "Derive a variable name from the words by lower-casing them and joining them with underscores.",
                    "Join the words with an underscore each, all in small letters.")
            .list();

    @Override
    public String name() {
        return "text-repair";
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
        return switch (values.kind()) {
            case "expand" ->
                random.pick(Bank.PEOPLE) + " " + random.pick(Bank.VERBS) + " the " + random.pick(Bank.NOUNS) + " on "
                        + random.pick(Bank.WEEKDAYS).substring(0, 3) + " " + random.between(1, 28) + " "
                        + random.pick(Bank.MONTHS).substring(0, 3) + " and on "
                        + random.pick(Bank.WEEKDAYS).substring(0, 3);
            case "spaces" -> spaced(Phrases.words(random, Level.scale(level, 3, 7), Level.scale(level, 4, 11)), random);
            default -> String.join(" ", Phrases.words(random, Level.scale(level, 2, 6), Level.scale(level, 3, 10)));
        };
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!Phrases.isPlain(input)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (values.kind()) {
                    case "title" ->
                        WORD_START
                                .matcher(input)
                                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
                    case "expand" ->
                        SHORT.matcher(input).replaceAll(found -> FULL.getOrDefault(found.group(), found.group()));
                    case "spaces" -> input.replaceAll(" +", " ").replace(" ,", ",");
                    default -> input.toLowerCase(Locale.ROOT).replace(' ', '_');
                });
    }

    private static String spaced(List<String> words, SeededRandom random) {
        var text = new StringBuilder(words.get(0));
        for (var word : words.subList(1, words.size())) {
            text.append(random.nextInt(3) == 0 ? " ," : "")
                    .append(" ".repeat(random.between(1, 3)))
                    .append(word);
        }
        return text.toString();
    }
}
