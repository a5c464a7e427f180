package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finding e-mail addresses, amounts or dates in a passage. */
final class ExtractDetails implements TaskFamily {

    private static final List<String> DEEDS = List.of(
            "rented the hall",
            "ordered flowers",
            "repaired the roof",
            "bought a bench",
            "sold the piano",
            "booked the bus",
            "printed the tickets");
    private static final List<String> HOSTS = List.of("example.org", "example.net", "example.com", "post.example");
    /** Only passages of our own layout: in other texts a capital is no sure sign of a name. */
    private static final Pattern PASSAGE = Pattern.compile(
            "(?:[A-Z][a-z]{1,20} [a-z ]{3,40} on \\d{4}-\\d\\d-\\d\\d for \\d{1,6} euros(?: \\([a-z0-9.@]{5,60}\\))?\\.(?: |$)){1,20}");

    private static final Pattern MAIL = Pattern.compile("\\(([a-z0-9.]+@[a-z.]+)\\)");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+) euros");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern NAME = Pattern.compile("([A-Z][a-z]+) ");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "mail",
                    "Extract the e-mail addresses from the passage, separated by semicolons.",
                    "Which e-mail addresses does the note mention? Give them in order, with a semicolon and a space between.",
                    "{who} must write to everybody whose address appears here. Collect the addresses in one line, divided by semicolons.",
                    "Pull out whatever has an @ in it and list it, semicolon by semicolon.")
            .say(
                    "amount",
                    "List the amounts of money named in the text, in order, separated by semicolons.",
                    "Go through the minutes and note each sum in euros, just the numbers, with semicolons in between.",
                    "What does the passage say about money? Return the figures before the word \"euros\", joined by semicolons.",
                    "{who} keeps the books and needs every euro amount from this memo. Write the bare numbers, semicolon-separated.")
            .say(
                    "date",
                    "Find all dates in the text and copy them, separated by semicolons.",
                    "Which days, written as YYYY-MM-DD, occur in the passage? Use a semicolon between two of them.",
                    "Make a one-line agenda of the dates mentioned, as they stand, with semicolons as dividers.")
            .say(
                    "name",
                    "Name the people in the passage in the order in which they appear, separated by semicolons.",
                    "Who is mentioned here? Return first names, joined by semicolons.",
                    "Copy out the first names of everyone this report refers to, with semicolons between them.")
            .list();

    @Override
    public String name() {
        return "extract-details";
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
        var sentences = new ArrayList<String>();
        var people = random.sample(Bank.PEOPLE, random.between(Level.scale(level, 1, 4), Level.scale(level, 2, 6)));
        for (var person : people) {
            sentences.add(person + " " + random.pick(DEEDS) + " on 20" + random.between(20, 29) + "-"
                    + two(random.between(1, 12)) + "-" + two(random.between(1, 28)) + " for " + random.between(5, 950)
                    + " euros" + address(person, random) + ".");
        }
        return String.join(" ", sentences);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!PASSAGE.matcher(input).matches()) {
            return Optional.empty();
        }
        var pattern =
                switch (values.kind()) {
                    case "mail" -> MAIL;
                    case "amount" -> AMOUNT;
                    case "date" -> DATE;
                    default -> NAME;
                };
        var found =
                pattern.matcher(input).results().map(result -> result.group(1)).collect(Collectors.joining("; "));
        return Optional.of(found.isEmpty() ? "none" : found);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String address(String person, SeededRandom random) {
        return random.nextInt(3) == 0
                ? ""
                : " (" + person.toLowerCase(Locale.ROOT) + random.between(1, 99) + "@" + random.pick(HOSTS) + ")";
    }
}
