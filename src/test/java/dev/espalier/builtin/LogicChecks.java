package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Checks of the families that decide: logic, patterns, calendars, check digits, brackets. */
final class LogicChecks {

    static final Map<String, Check> ALL = Map.of(
            "boolean-logic", LogicChecks::logic,
            "regex-match", LogicChecks::regex,
            "schedule-conflict", LogicChecks::schedule,
            "checksum", LogicChecks::checksum,
            "bracket-balance", LogicChecks::brackets,
            "truth-tellers", LogicChecks::truthTellers);

    private LogicChecks() {}

    /** Rewrites the text until one word is left. */
    private static boolean logic(String instruction, Values values, String input, String answer) {
        if (values.kind().equals("value")) {
            var lines = input.split("\n");
            return answer.equals(rewritten(lines[1], lines[0]));
        }
        boolean always = true;
        for (int row = 0; row < 16; row++) {
            var settings =
                    "A = " + (row < 8) + ", B = " + (row % 8 < 4) + ", C = " + (row % 4 < 2) + ", D = " + (row % 2 < 1);
            always &= rewritten(input, settings).equals("true");
        }
        return answer.equals(always ? "yes" : "no");
    }

    private static String rewritten(String expression, String settings) {
        var text = expression;
        for (var setting : settings.split(", ")) {
            text = text.replace(setting.substring(0, 1), setting.substring(4));
        }
        var before = "";
        while (!before.equals(text)) {
            before = text;
            text = text.replace("(true)", "true")
                    .replace("(false)", "false")
                    .replace("not true", "false")
                    .replace("not false", "true")
                    .replaceAll("(?<!not )true and true", "true")
                    .replaceAll("(?<!not )(false and (true|false)|true and false)", "false")
                    .replaceAll("(?<!not )(true or (true|false)|false or true)", "true")
                    .replaceAll("(?<!not )false or false", "false");
        }
        return text;
    }

    /** By the regular expressions of the JDK. */
    private static boolean regex(String instruction, Values values, String input, String answer) {
        var lines = input.split("\n");
        var matcher = Pattern.compile(lines[0].substring(9)).matcher(lines[1].substring(6));
        boolean matches = values.kind().equals("whole") ? matcher.matches() : matcher.find();
        return answer.equals(matches ? "yes" : "no");
    }

    /** Marks every minute of the day. */
    private static boolean schedule(String instruction, Values values, String input, String answer) {
        var taken = new int[1440];
        var lines = input.split("\n");
        boolean clash = false;
        for (int i = 0; i < lines.length; i++) {
            int from = minute(lines[i].substring(0, 5));
            int to = minute(lines[i].substring(6, 11));
            for (int minute = from; minute < to; minute++) {
                taken[minute]++;
                clash |= taken[minute] > 1 && (values.kind().equals("any") || i == lines.length - 1);
            }
        }
        return answer.equals(clash == values.kind().equals("any") ? "yes" : "no");
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static boolean checksum(String instruction, Values values, String input, String answer) {
        int sum = 0;
        var number = new StringBuilder(input).reverse();
        if (values.kind().equals("isbn10")) {
            // The sum of running sums weighs the first character most.
            int running = 0;
            for (char c : input.toCharArray()) {
                running += c == 'X' ? 10 : c - '0';
                sum += running;
            }
            return answer.equals(sum % 11 == 0 ? "valid" : "invalid");
        }
        for (int i = 0; i < number.length(); i += 2) {
            sum += number.charAt(i) - '0';
        }
        for (int i = 1; i < number.length(); i += 2) {
            int digit = number.charAt(i) - '0';
            // 0 2 4 6 8 1 3 5 7 9 are the sums of the digits of the doubles.
            sum += values.kind().equals("luhn") ? "0246813579".charAt(digit) - '0' : digit + digit + digit;
        }
        return answer.equals(String.valueOf(sum).endsWith("0") ? "valid" : "invalid");
    }

    private static boolean brackets(String instruction, Values values, String input, String answer) {
        var rest = input.replaceAll("[a-z+]", "");
        for (int i = 0; i < input.length(); i++) {
            rest = rest.replace("()", "").replace("[]", "").replace("{}", "");
        }
        return answer.equals(
                values.kind().equals("fault")
                        ? rest.isEmpty() ? "no" : "yes"
                        : rest.isEmpty() ? "balanced" : "unbalanced");
    }

    /** Tries all casts, told by words, and asks that those that fit agree. */
    private static boolean truthTellers(String instruction, Values values, String input, String answer) {
        var lines =
                Arrays.stream(input.split("\n")).map(line -> line.split(": ")).toList();
        var casts = new ArrayList<Map<String, Boolean>>();
        cast(lines, new TreeMap<>(), casts);
        var verdicts = casts.stream().map(cast -> verdict(values, lines, cast)).toList();
        return verdicts.size() == 1 && answer.equals(verdicts.get(0) ? "yes" : "no");
    }

    private static boolean verdict(Values values, List<String[]> lines, Map<String, Boolean> cast) {
        return switch (values.kind()) {
            case "first" -> cast.get(lines.get(0)[0]);
            case "last" -> cast.get(lines.get(lines.size() - 1)[0]);
            default ->
                cast.values().stream().mapToInt(honest -> honest ? -1 : 1).sum() > 0;
        };
    }

    private static void cast(List<String[]> lines, Map<String, Boolean> cast, List<Map<String, Boolean>> casts) {
        if (cast.size() == lines.size()) {
            if (lines.stream().allMatch(line -> cast.get(line[0]) == isTrue(line[1], cast))) {
                casts.add(new TreeMap<>(cast));
            }
            return;
        }
        for (boolean honest : List.of(true, false)) {
            var next = new TreeMap<>(cast);
            next.put(lines.get(cast.size())[0], honest);
            cast(lines, next, casts);
        }
    }

    private static boolean isTrue(String claim, Map<String, Boolean> cast) {
        var words = claim.replace(".", "").split(" ");
        long liars = cast.values().stream().filter(honest -> !honest).count();
        if (words[0].equals("Exactly")) {
            return liars == Long.parseLong(words[1]);
        }
        boolean one = cast.get(words[0]);
        return switch (words[words.length - 1]) {
            case "lies" -> !one;
            case "truth" -> one;
            case "lie" -> !one && !cast.get(words[2]);
            case "kind" -> one == cast.get(words[2]);
            default -> one != cast.get(words[2]);
        };
    }
}
