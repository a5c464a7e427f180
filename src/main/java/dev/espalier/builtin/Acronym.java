package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Initials of the name of an organisation. */
final class Acronym implements TaskFamily {

    private static final Pattern NAME = Pattern.compile("[A-Z][a-z]{0,29}(?: [A-Za-z][a-z]{0,29}){1,14}");

    private static final List<String> FIRST = List.of(
            "National",
            "Royal",
            "United",
            "Northern",
            "Central",
            "Local",
            "Independent",
            "Open",
            "European",
            "Mountain");
    private static final List<String> BODY = List.of(
            "Society",
            "Institute",
            "Union",
            "League",
            "Council",
            "Academy",
            "Office",
            "Network",
            "Foundation",
            "Bureau");
    private static final List<String> ACTION = List.of(
            "Protection",
            "Study",
            "Restoration",
            "Improvement",
            "History",
            "Promotion",
            "Repair",
            "Exchange",
            "Defence");
    private static final List<String> THING = List.of(
            "Orchards",
            "Bridges",
            "Footpaths",
            "Lighthouses",
            "Bicycles",
            "Libraries",
            "Windmills",
            "Hedgehogs",
            "Kitchens",
            "Rivers",
            "Umbrellas",
            "Markets");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "short",
                    "Form the acronym of the name from its capitalised words.",
                    "Abbreviate the organisation with initials in capitals, but skip little words such as of, for, the and and.",
                    "{who} designs a badge with room for the main initials only. What is engraved if words in small letters do not count?",
                    "As NATO stands for North Atlantic Treaty Organization, which letters stand for the body named below?",
                    "Shorten this title the way newspapers do, one capital per important word, no dots.")
            .say(
                    "dotted",
                    "Give the initials of all capitalised words, each followed by a full stop and no spaces.",
                    "An old-fashioned printer in {place} sets abbreviations like U.S.A. and leaves out words in lower case. How does the name appear in his leaflet?",
                    "Abbreviate it with periods, as in R.S.P.B., ignoring words that start small.")
            .say(
                    "every",
                    "Take the first letter of every word, small words too, and print the letters in capitals as one string.",
                    "{who} remembers long names by their initials and omits not even an \"of\" or a \"the\". Write that reminder in upper case.",
                    "Which string of capitals results if each word, however short, contributes its opening letter?",
                    "Collapse the phrase below into initials. All words count, and all letters are upper case.")
            .list();

    @Override
    public String name() {
        return "acronym";
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
        var things = random.sample(THING, 2);
        var actions = random.sample(ACTION, 2);
        var name = random.pick(FIRST) + " " + random.pick(BODY) + " for ";
        return switch (level) {
            case 1 -> name + things.get(0);
            case 2 -> name + "the " + actions.get(0) + " of " + things.get(0);
            case 3 -> name + actions.get(0) + " and " + actions.get(1) + " of " + things.get(0);
            case 4 -> name + "the " + actions.get(0) + " of " + things.get(0) + " and " + things.get(1);
            default ->
                name + "the " + actions.get(0) + " and " + actions.get(1) + " of " + random.pick(FIRST) + " "
                        + things.get(0) + " in " + random.pick(Bank.PLACES);
        };
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!NAME.matcher(input).matches()) {
            return Optional.empty();
        }
        var words = List.of(input.split(" ", -1));
        return Optional.of(
                switch (values.kind()) {
                    case "every" -> initials(words);
                    case "dotted" -> initials(large(words)).replaceAll("(.)", "$1.");
                    default -> initials(large(words));
                });
    }

    private static List<String> large(List<String> words) {
        return words.stream()
                .filter(word -> Character.isUpperCase(word.charAt(0)))
                .toList();
    }

    private static String initials(List<String> words) {
        return words.stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
