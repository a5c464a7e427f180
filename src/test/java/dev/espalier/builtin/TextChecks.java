package dev.espalier.builtin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks of the families that work on texts, lists and tables. */
final class TextChecks {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

    static final Map<String, Check> ALL = Map.ofEntries(
            Map.entry("count-letters", TextChecks::counting),
            Map.entry("text-mirror", TextChecks::mirror),
            Map.entry("caesar-cipher", TextChecks::caesar),
            Map.entry("extract-details", TextChecks::extraction),
            Map.entry("csv-to-json", TextChecks::csv),
            Map.entry("text-repair", TextChecks::repair),
            Map.entry("list-sets", TextChecks::sets),
            Map.entry("timetable-reading", TextChecks::timetable),
            Map.entry("ordering-puzzle", PuzzleChecks::ordering));

    private TextChecks() {}

    /** By what is left when the counted things are taken away. */
    private static boolean counting(String instruction, Values values, String input, String answer) {
        var bare = input.replace(",", "").replace(".", "");
        long expected =
                switch (values.kind()) {
                    case "words" -> new StringTokenizer(bare).countTokens();
                    case "letter" ->
                        input.length() - without(input, values.text("letter")).length();
                    case "vowels" -> input.length() - without(input, "aeiou").length();
                    case "long" ->
                        Arrays.stream(bare.split(" "))
                                .filter(word -> word.matches(".{" + (values.number("size") + 1) + ",}"))
                                .count();
                    default -> bare.replace(" ", "").length();
                };
        return answer.equals("" + expected);
    }

    private static String without(String text, String letters) {
        return text.replaceAll("[" + letters + letters.toUpperCase(Locale.ROOT) + "]", "");
    }

    private static boolean mirror(String instruction, Values values, String input, String answer) {
        var in = List.of(input.split(" "));
        var out = List.of(answer.split(" "));
        return switch (values.kind()) {
            case "letters" -> isMirrored(input, answer);
            case "words" -> {
                var turned = new ArrayList<>(out);
                Collections.reverse(turned);
                yield turned.equals(in);
            }
            default -> {
                boolean right = in.size() == out.size();
                for (int i = 0; right && i < in.size(); i++) {
                    right = isMirrored(in.get(i), out.get(i));
                }
                yield right;
            }
        };
    }

    private static boolean isMirrored(String a, String b) {
        for (int i = 0; i < a.length(); i++) {
            if (a.charAt(i) != b.charAt(b.length() - 1 - i)) {
                return false;
            }
        }
        return a.length() == b.length();
    }

    private static boolean caesar(String instruction, Values values, String input, String answer) {
        var plain = values.kind().equals("encode") ? input : answer;
        var code = values.kind().equals("encode") ? answer : input;
        var expected = plain.chars()
                .mapToObj(c -> ALPHABET.indexOf(c) < 0
                        ? Character.toString(c)
                        : "" + (ALPHABET + ALPHABET).charAt(ALPHABET.indexOf(c) + values.count("shift")))
                .collect(Collectors.joining());
        return code.equals(expected);
    }

    /** Word by word. */
    private static boolean extraction(String instruction, Values values, String input, String answer) {
        var words = List.of(input.split(" "));
        var found = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i).replaceAll("[()]|\\.$|\\)\\.$", "");
            boolean wanted =
                    switch (values.kind()) {
                        case "mail" -> word.contains("@");
                        case "amount" ->
                            i + 1 < words.size() && words.get(i + 1).startsWith("euros");
                        case "date" -> word.length() == 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
                        default -> Character.isUpperCase(word.charAt(0));
                    };
            if (wanted) {
                found.add(word);
            }
        }
        return answer.equals(found.isEmpty() ? "none" : String.join("; ", found));
    }

    private static boolean csv(String instruction, Values values, String input, String answer) {
        var rows = input.lines().map(line -> List.of(line.split(","))).toList();
        return switch (values.kind()) {
            case "json" -> json(answer).equals(records(rows));
            case "markdown" -> {
                var cells = answer.lines()
                        .map(line ->
                                List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                        .collect(Collectors.toCollection(ArrayList::new));
                yield cells.remove(1).stream().allMatch("---"::equals) && cells.equals(rows);
            }
            default ->
                answer.lines()
                        .toList()
                        .equals(rows.stream().skip(1).map(row -> row.get(0)).toList());
        };
    }

    private static List<Map<String, String>> records(List<List<String>> rows) {
        var records = new ArrayList<Map<String, String>>();
        for (var row : rows.subList(1, rows.size())) {
            var record = new LinkedHashMap<String, String>();
            for (int i = 0; i < row.size(); i++) {
                record.put(rows.get(0).get(i), row.get(i));
            }
            records.add(record);
        }
        return records;
    }

    private static Object json(String text) {
        try {
            return new ObjectMapper().readValue(text, Object.class);
        } catch (JsonProcessingException broken) {
            return broken;
        }
    }

    private static boolean repair(String instruction, Values values, String input, String answer) {
        var words = new ArrayList<String>();
        var tokens = new StringTokenizer(input);
        while (tokens.hasMoreTokens()) {
            var word = tokens.nextToken();
            words.add(
                    switch (values.kind()) {
                        case "title" -> (char) (word.charAt(0) - 32) + word.substring(1);
                        case "expand" -> whole(word);
                        default -> word;
                    });
        }
        var separator = values.kind().equals("snake") ? "_" : " ";
        var joined = String.join(separator, words);
        // A comma of its own, or at the start of a word, moves to the word before.
        return answer.equals(values.kind().equals("spaces") ? joined.replaceAll("\\s+,", ",") : joined);
    }

    private static String whole(String word) {
        return switch (word) {
            case "Tue" -> "Tuesday";
            case "Wed" -> "Wednesday";
            case "Thu" -> "Thursday";
            case "Sat" -> "Saturday";
            case "Mon", "Fri", "Sun" -> word + "day";
            case "Jan" -> "January";
            case "Feb" -> "February";
            case "Mar" -> "March";
            case "Apr" -> "April";
            case "Jun" -> "June";
            case "Jul" -> "July";
            case "Aug" -> "August";
            case "Sep" -> "September";
            case "Oct" -> "October";
            case "Nov", "Dec" -> word + "ember";
            default -> word;
        };
    }

    /** By counting in which lists each word stands. */
    private static boolean sets(String instruction, Values values, String input, String answer) {
        var places = new LinkedHashMap<String, String>();
        for (var line : input.split("\n")) {
            for (var word : line.substring(3).split(", ")) {
                places.merge(word, line.substring(0, 1), String::concat);
            }
        }
        var wanted = new TreeMap<>(Map.of("both", "AB", "first-only", "A", "one-only", "A|B", "either", "A|B|AB"));
        var expected = places.entrySet().stream()
                .filter(entry -> entry.getValue().matches(wanted.get(values.kind())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return answer.equals(expected.isEmpty() ? "none" : expected);
    }

    private static boolean timetable(String instruction, Values values, String input, String answer) {
        var lines = List.of(input.split("\n"));
        // Times of five characters sort as texts.
        return switch (values.kind()) {
            case "first" -> {
                var after = String.format(Locale.ROOT, "%02d:00", values.number("hour"));
                var later = lines.stream().map(line -> line.substring(0, 5)).filter(time -> time.compareTo(after) > 0);
                yield answer.equals(later.sorted().findFirst().orElse("none"));
            }
            case "where" -> answer.equals(town(lines.stream().sorted().toList().get(lines.size() - 1)));
            case "longest" ->
                lines.stream()
                        .filter(line -> town(line).equals(answer))
                        .allMatch(line -> lines.stream().noneMatch(other -> minutes(other) > minutes(line)));
            case "count" ->
                answer.equals(""
                        + lines.stream()
                                .filter(line -> minutes(line) < values.number("minutes"))
                                .count());
            default -> isLater(lines.get(0).substring(0, 5), minutes(lines.get(0)), answer);
        };
    }

    private static boolean isLater(String from, int minutes, String to) {
        int gap = (Integer.parseInt(to.substring(0, 2)) - Integer.parseInt(from.substring(0, 2))) * 60
                + Integer.parseInt(to.substring(3))
                - Integer.parseInt(from.substring(3));
        return Math.floorMod(gap, 1440) == minutes;
    }

    private static String town(String line) {
        return line.substring(6, line.indexOf(','));
    }

    private static int minutes(String line) {
        return Integer.parseInt(line.substring(line.indexOf(',') + 2, line.length() - 4));
    }
}
