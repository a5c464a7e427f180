package dev.espalier.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Checks of the families that calculate. */
final class NumberChecks {

    static final Map<String, Check> ALL = Map.ofEntries(
            Map.entry("shopping-problem", NumberChecks::shopping),
            Map.entry("percent-problem", NumberChecks::percent),
            Map.entry("unit-conversion", NumberChecks::units),
            Map.entry("sort-numbers", NumberChecks::sorting),
            Map.entry("list-statistics", NumberChecks::statistics),
            Map.entry("roman-numerals", NumberChecks::roman),
            Map.entry("number-bases", NumberChecks::bases),
            Map.entry("next-term", NumberChecks::nextTerm),
            Map.entry("calendar-days", CalendarChecks::calendar));

    private NumberChecks() {}

    /** Pays piece by piece. */
    private static boolean shopping(String instruction, Values values, String input, String answer) {
        long sum = 0;
        if (values.kind().equals("afford")) {
            long pieces = 0;
            while (sum + values.number("price") <= values.number("paid")) {
                sum += values.number("price");
                pieces++;
            }
            return answer.equals("" + pieces);
        }
        for (int i = 0; i < values.number("n"); i++) {
            sum += values.number("price");
        }
        if (values.kind().equals("change")) {
            return sum + Long.parseLong(answer) == values.number("paid") && Long.parseLong(answer) >= 0;
        }
        for (int i = 0; i < values.number("m"); i++) {
            sum += values.number("cost");
        }
        return answer.equals("" + sum);
    }

    /** Multiplies back. */
    private static boolean percent(String instruction, Values values, String input, String answer) {
        var result = new BigDecimal(answer).multiply(BigDecimal.valueOf(100));
        var whole = BigDecimal.valueOf(values.number("base")).multiply(BigDecimal.valueOf(100));
        var part = BigDecimal.valueOf(values.number("base")).multiply(BigDecimal.valueOf(values.number("p")));
        var expected = values.kind().equals("part")
                ? part
                : values.kind().equals("more") ? whole.add(part) : whole.subtract(part);
        return result.compareTo(expected) == 0;
    }

    /** Divides back, by factors found from the words of the instruction. */
    private static boolean units(String instruction, Values values, String input, String answer) {
        var factors = Map.ofEntries(
                Map.entry("kilomet", 1000),
                Map.entry("km to", 1000),
                Map.entry("kilogr", 1000),
                Map.entry("kg to", 1000),
                Map.entry("minutes into", 60),
                Map.entry("min to", 60),
                Map.entry("hours into", 60),
                Map.entry("h to min", 60),
                Map.entry("days into", 24),
                Map.entry("metres into c", 100),
                Map.entry("m to cm", 100),
                Map.entry("litres into", 1000),
                Map.entry("millilitres to", 1000),
                Map.entry("weeks", 7),
                Map.entry("feet", 12),
                Map.entry("dozens", 12));
        var result = new BigDecimal(answer);
        if (values.kind().equals("hours")) {
            return result.multiply(BigDecimal.valueOf(60)).compareTo(BigDecimal.valueOf(values.number("min"))) == 0;
        }
        var found = factors.entrySet().stream()
                .filter(entry -> instruction.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
        var factor = BigDecimal.valueOf(found.get(0));
        return found.size() == 1
                && (values.kind().equals("down")
                        ? result.compareTo(factor.multiply(BigDecimal.valueOf(values.number("n")))) == 0
                        : result.multiply(factor).compareTo(BigDecimal.valueOf(values.number("k"))) == 0);
    }

    /** Counts how often each number occurs. */
    private static boolean sorting(String instruction, Values values, String input, String answer) {
        var counts = new int[1000];
        numbers(input).forEach(number -> counts[number]++);
        var expected = new ArrayList<String>();
        for (int number = 0; number < counts.length; number++) {
            boolean in =
                    switch (values.kind()) {
                        case "at-least" -> number >= values.number("limit");
                        case "below" -> number < values.number("limit");
                        default -> true;
                    };
            int times = values.kind().equals("distinct") ? Math.min(counts[number], 1) : counts[number];
            for (int i = 0; in && i < times; i++) {
                expected.add(values.text("order").equals("up") ? expected.size() : 0, "" + number);
            }
        }
        return answer.equals(expected.isEmpty() ? "none" : String.join(", ", expected));
    }

    private static boolean statistics(String instruction, Values values, String input, String answer) {
        long sum = 0;
        long evens = 0;
        long above = 0;
        int low = Integer.MAX_VALUE;
        int high = 0;
        for (int number : numbers(input)) {
            sum += number;
            evens += number % 2 == 1 ? 0 : number;
            above += values.has("limit") && number > values.number("limit") ? 1 : 0;
            low = Math.min(low, number);
            high = Math.max(high, number);
        }
        return switch (values.kind()) {
            case "sum" -> answer.equals("" + sum);
            case "range" -> answer.equals("" + (high - low));
            case "above" -> answer.equals("" + above);
            case "even-sum" -> answer.equals("" + evens);
            default -> isMedian(numbers(input), Double.parseDouble(answer));
        };
    }

    /** Takes away the smallest and the largest until one or two are left. */
    private static boolean isMedian(List<Integer> numbers, double answer) {
        var rest = new ArrayList<>(numbers);
        while (rest.size() > 2) {
            rest.remove(rest.stream().min(Integer::compare).orElseThrow());
            rest.remove(rest.stream().max(Integer::compare).orElseThrow());
        }
        return answer == rest.stream().mapToInt(n -> n).average().orElseThrow();
    }

    /** Reads from the right: a sign smaller than the one behind it counts against. */
    private static boolean roman(String instruction, Values values, String input, String answer) {
        boolean to = values.kind().equals("to");
        var numeral = to ? answer : input;
        int value = 0;
        int behind = 0;
        for (int i = numeral.length() - 1; i >= 0; i--) {
            int worth = List.of(1, 5, 10, 50, 100, 500, 1000).get("IVXLCDM".indexOf(numeral.charAt(i)));
            value += worth < behind ? -worth : worth;
            behind = Math.max(behind, worth);
        }
        return !numeral.matches(".*(IIII|VV|XXXX|LL|CCCC|DD|MMMM).*")
                && String.valueOf(value).equals(to ? values.text("n") : answer);
    }

    private static boolean bases(String instruction, Values values, String input, String answer) {
        boolean to = values.kind().equals("to");
        long value = 0;
        for (char digit : (to ? answer : input).toCharArray()) {
            value = value * values.number("base") + "0123456789abcdef".indexOf(digit);
        }
        return String.valueOf(value).equals(to ? values.text("n") : answer);
    }

    /** By the closed formula from the first term, not from term to term. */
    private static boolean nextTerm(String instruction, Values values, String input, String answer) {
        var terms = numbers(input);
        var first = BigInteger.valueOf(terms.get(0));
        int steps = terms.size() - 1 + (values.kind().equals("ahead") ? values.count("k") : 1);
        var difference = BigInteger.valueOf(terms.get(2) - terms.get(1));
        boolean adds = terms.get(2) - terms.get(1) == terms.get(1) - terms.get(0);
        var constant = adds ? difference : BigInteger.valueOf(terms.get(2) / terms.get(1));
        var expected = values.kind().equals("step")
                ? constant
                : adds ? first.add(constant.multiply(BigInteger.valueOf(steps))) : first.multiply(constant.pow(steps));
        return answer.equals(expected.toString());
    }

    static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(", ")).map(Integer::valueOf).toList();
    }
}
