package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finding dates written in words, and writing them in figures. */
final class DateFormats implements TaskFamily {

    private static final String MONTH = String.join("|", Bank.MONTHS);
    private static final Pattern DATE = Pattern.compile("\\b(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m1>" + MONTH
            + "),? (?<y1>\\d{4})|(?<m2>" + MONTH + ") (?:the )?(?<d2>\\d{1,2})(?:st|nd|rd|th)?, (?<y2>\\d{4}))\\b");

    private static final List<Wording> SENTENCES = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES), Slot.number("n", 2, 90))
            .say(
                    "past",
                    "On DATE the library bought {n} new chairs.",
                    "{who} was born on DATE.",
                    "Our choir first sang in {place} on DATE.",
                    "Since DATE nobody has lived in house number {n}.",
                    "The bridge near {place} was opened on DATE after {n} months of work.",
                    "{who} signed the contract on DATE.",
                    "A storm on DATE brought down {n} trees.",
                    "The first bus to {place} left on DATE with {n} passengers.",
                    "It was on DATE that {who} found the missing key.")
            .say(
                    "future",
                    "The lease of the shop in {place} ends on DATE.",
                    "Please return the {n} borrowed books by DATE.",
                    "The museum in {place} will show {n} old clocks from DATE on.",
                    "The warranty that {who} bought runs until DATE.",
                    "Nobody may park in front of number {n} before DATE.",
                    "{who} will retire on DATE.")
            .list();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "iso",
                    "Extract every date from the text and write it as YYYY-MM-DD, with semicolons between dates.",
                    "Normalise the dates that occur here to ISO 8601. Keep their order and separate them by semicolons.",
                    "{who} fills a database column that takes values like 2019-04-07 only. What goes into it from this note? Use semicolons if there are several.",
                    "Which days does the passage mention? Put year first, then month and day with two digits each, hyphens within and semicolons between.")
            .say(
                    "slashes",
                    "Find the dates and rewrite each as DD/MM/YYYY; join them with semicolons.",
                    "A form from {place} asks for day/month/year, all with leading zeros. Convert the dates of the text to that style, semicolon-separated.",
                    "Turn month names into numbers: list what dates you see in the style 07/04/2019, where 07 is the day, using semicolons as dividers.")
            .say(
                    "earliest",
                    "Which is the earliest date in the text? Give it in the form YYYY-MM-DD.",
                    "Of all days named below, one comes before the others. Write down that one as year-month-day in figures (like 2019-04-07).",
                    "{who} sorts these events by time. On what ISO date did the first of them take place?")
            .say(
                    "latest",
                    "Report the latest date mentioned, in ISO format.",
                    "Scan the note for the day furthest in the future, or least far in the past, and express it as YYYY-MM-DD.",
                    "If these events were laid out on a line of time, which date (YYYY-MM-DD) would stand at its right end?")
            .list();

    private record Day(int year, int month, int day) {
        String iso() {
            return four(year) + "-" + two(month) + "-" + two(day);
        }

        String slashes() {
            return two(day) + "/" + two(month) + "/" + four(year);
        }
    }

    @Override
    public String name() {
        return "date-formats";
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
        boolean compared = values.kind().equals("earliest") || values.kind().equals("latest");
        int count = Level.scale(level, compared ? 2 : 1, compared ? 5 : 4);
        return random.sample(SENTENCES, count).stream()
                .map(wording -> wording.say(level, random)
                        .text()
                        .replace("DATE", written(wording.kind().equals("past"), random)))
                .collect(Collectors.joining(" "));
    }

    private static String written(boolean past, SeededRandom random) {
        int year = past ? random.between(1950, 2024) : random.between(2027, 2045);
        int number = random.between(1, 12);
        int day = random.between(1, YearMonth.of(year, number).lengthOfMonth());
        var month = Bank.MONTHS.get(number - 1);
        return switch (random.nextInt(4)) {
            case 0 -> day + " " + month + " " + year;
            case 1 -> month + " " + day + ", " + year;
            case 2 -> "the " + day + ending(day) + " of " + month + " " + year;
            default -> month + " the " + day + ending(day) + ", " + year;
        };
    }

    private static String ending(int day) {
        return switch (day) {
            case 1, 21, 31 -> "st";
            case 2, 22 -> "nd";
            case 3, 23 -> "rd";
            default -> "th";
        };
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!Phrases.isPlain(input)) {
            return Optional.empty();
        }
        var days = new ArrayList<Day>();
        var found = DATE.matcher(input);
        while (found.find()) {
            var day = day(found);
            if (day.day < 1 || day.day > YearMonth.of(day.year, day.month).lengthOfMonth()) {
                return Optional.empty();
            }
            days.add(day);
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(answer(values.kind(), days));
    }

    private static Day day(Matcher found) {
        var digit = found.group("d1") == null ? "2" : "1";
        return new Day(
                Integer.parseInt(found.group("y" + digit)),
                1 + Bank.MONTHS.indexOf(found.group("m" + digit)),
                Integer.parseInt(found.group("d" + digit)));
    }

    private static String answer(String kind, List<Day> days) {
        var byTime = Comparator.comparing(Day::iso);
        return switch (kind) {
            case "earliest" -> days.stream().min(byTime).orElseThrow().iso();
            case "latest" -> days.stream().max(byTime).orElseThrow().iso();
            case "slashes" -> days.stream().map(Day::slashes).collect(Collectors.joining("; "));
            default -> days.stream().map(Day::iso).collect(Collectors.joining("; "));
        };
    }

    private static String four(int year) {
        return "0".repeat(4 - String.valueOf(year).length()) + year;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
