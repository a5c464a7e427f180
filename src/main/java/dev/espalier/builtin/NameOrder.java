package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of people, turned round, shortened, sorted by surname. */
final class NameOrder implements TaskFamily {

    private static final Pattern WESTERN = Pattern.compile("[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){1,3}");
    private static final Pattern INDEXED =
            Pattern.compile("[A-Z][a-z]{1,20}, [A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2}");
    private static final int MOST = 40;

    private static final List<String> SURNAMES = List.of(
            "Abbott",
            "Barlow",
            "Castell",
            "Dreyer",
            "Ekwall",
            "Forster",
            "Gruber",
            "Hollis",
            "Ibsen",
            "Jansen",
            "Keller",
            "Lindqvist",
            "Moreau",
            "Novak",
            "Okafor",
            "Petrov",
            "Quinn",
            "Rossi",
            "Silva",
            "Tanaka");

    private static final List<List<String>> GIVEN = List.of(
            List.of("Ada", "Beatrice", "Carla", "Dora", "Esther", "Freya", "Helga", "Irene", "Lydia", "Nadia"),
            List.of("Adrian", "Boris", "Carl", "David", "Elias", "Felix", "Hugo", "Isaac", "Leon", "Nathan"));

    private record Person(String given, String surname) {}

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "last-first",
                    "Rewrite every name as surname, comma, given names. Keep the semicolons between people.",
                    "A library catalogue lists authors like \"Austen, Jane\". Bring the following people into that form, semicolon-separated as before.",
                    "{who} sets up an address book in which the family name leads. Convert the entries and leave their order and the semicolons as they are.")
            .say(
                    "first-last",
                    "Undo the library style, so that each person's given names come first again without a comma; semicolons stay.",
                    "The guests are listed with surname in front. For the place cards in {place} we need them the usual way round, still parted by semicolons.",
                    "Read \"Austen, Jane\" as \"Jane Austen\" and treat all these entries alike, semicolons included.")
            .say(
                    "initials",
                    "Shorten given names to their first letter with a full stop and spell the surname out, as in J. R. Hartley. Semicolons remain.",
                    "For the badge, {who} wants initials in front of the family name, each with a period and a space. Abbreviate the people below and part them by semicolons.",
                    "Reduce all first and middle names to initials like \"T. S. Eliot\" (same order, semicolons between).")
            .say(
                    "sorted",
                    "Sort these people by surname and leave their names unchanged, divided by semicolons.",
                    "In what order would a telephone directory print the persons listed? Give them as written here, with semicolons.",
                    "{who} seats the class of {place} in the alphabetical order of family names. Call the pupils up in that order, semicolon by semicolon.")
            .list();

    @Override
    public String name() {
        return "name-order";
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
        boolean sorted = values.kind().equals("sorted");
        var surnames = random.sample(SURNAMES, Level.scale(level, sorted ? 3 : 1, sorted ? 8 : 6));
        var people = new ArrayList<Person>();
        for (var surname : surnames) {
            boolean middle = random.nextInt(8) < level;
            people.add(new Person(String.join(" ", random.sample(random.pick(GIVEN), middle ? 2 : 1)), surname));
        }
        return people.stream()
                .map(person -> values.kind().equals("first-last") ? indexed(person) : western(person))
                .collect(Collectors.joining("; "));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        boolean indexed = values.kind().equals("first-last");
        var people = new ArrayList<Person>();
        for (var name : input.split("; ", MOST + 1)) {
            if (name.length() > 90
                    || !(indexed ? INDEXED : WESTERN).matcher(name).matches()
                    || people.size() == MOST) {
                return Optional.empty();
            }
            people.add(indexed ? fromIndexed(name) : fromWestern(name));
        }
        if (values.kind().equals("sorted")) {
            return sorted(people);
        }
        return Optional.of(people.stream()
                .map(person -> switch (values.kind()) {
                    case "last-first" -> indexed(person);
                    case "first-last" -> western(person);
                    default -> person.given.replaceAll("([A-Z])[a-z]+", "$1.") + " " + person.surname;
                })
                .collect(Collectors.joining("; ")));
    }

    /** Sorts by surname; empty if two share one, as their order would be a guess. */
    private static Optional<String> sorted(List<Person> people) {
        boolean different = people.stream().map(Person::surname).distinct().count() == people.size();
        return different
                ? Optional.of(people.stream()
                        .sorted(Comparator.comparing(Person::surname))
                        .map(NameOrder::western)
                        .collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    private static Person fromWestern(String name) {
        int gap = name.lastIndexOf(' ');
        return new Person(name.substring(0, gap), name.substring(gap + 1));
    }

    private static Person fromIndexed(String name) {
        int comma = name.indexOf(", ");
        return new Person(name.substring(comma + 2), name.substring(0, comma));
    }

    private static String western(Person person) {
        return person.given + " " + person.surname;
    }

    private static String indexed(Person person) {
        return person.surname + ", " + person.given;
    }
}
