package dev.espalier.builtin;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Checks of the families that calculate with more than one step. */
final class ArithmeticChecks {

    static final Map<String, Check> ALL = Map.of(
            "linear-equation", ArithmeticChecks::equation,
            "fraction-arithmetic", ArithmeticChecks::fractions,
            "compound-growth", ArithmeticChecks::growth,
            "average-speed", ArithmeticChecks::speed,
            "duration-arithmetic", ArithmeticChecks::durations,
            "geometry-area", ArithmeticChecks::geometry,
            "dice-probability", ArithmeticChecks::dice,
            "coin-change", ArithmeticChecks::coins,
            "bit-operations", ArithmeticChecks::bits,
            "stack-machine", ArithmeticChecks::stack);

    private ArithmeticChecks() {}

    /** Puts numbers in place of x. */
    private static boolean equation(String instruction, Values values, String input, String answer) {
        var sides = List.of(input.split(" = "));
        if (values.kind().equals("x")) {
            return at(sides.get(0), answer).compareTo(at(sides.get(1), answer)) == 0;
        }
        return IntStream.rangeClosed(-99, 99)
                .mapToObj(String::valueOf)
                .filter(x -> at(sides.get(0), x).compareTo(at(sides.get(1), x)) == 0)
                .allMatch(x -> at(sides.get(1), x).compareTo(new BigDecimal(answer)) == 0);
    }

    private static BigDecimal at(String side, String x) {
        return Calculator.value(side.replaceAll("(\\d)([x(])", "$1*$2").replace("x", "(" + x + ")"));
    }

    private static boolean fractions(String instruction, Values values, String input, String answer) {
        var sign = answer.startsWith("-") ? "-" : "";
        var bare = answer.substring(sign.length());
        boolean mixed = values.kind().equals("mixed");
        var value = Calculator.value(sign + "(" + bare.replace(" ", "+") + ")");
        var parts = bare.substring(bare.indexOf(' ') + 1).split("/");
        boolean reduced = parts.length == 1 || isReduced(Long.parseLong(parts[0]), Long.parseLong(parts[1]), mixed);
        return reduced
                && (mixed || !bare.contains(" "))
                && value.subtract(Calculator.value(input)).abs().compareTo(new BigDecimal("1e-30")) < 0;
    }

    private static boolean isReduced(long above, long below, boolean proper) {
        return below > 1
                && !(proper && above > below)
                && IntStream.rangeClosed(2, 100).noneMatch(n -> above % n == 0 && below % n == 0);
    }

    /** In whole numbers, the powers of a hundred on the other side. */
    private static boolean growth(String instruction, Values values, String input, String answer) {
        var numbers = NumberChecks.numbers(input.replaceAll("\\D+", " ").strip().replace(" ", ", "));
        var end = new BigDecimal(answer);
        if (values.kind().equals("gain")) {
            end = end.add(BigDecimal.valueOf(numbers.get(0)));
        }
        var expected = BigInteger.valueOf(numbers.get(0));
        for (int year = 0; year < numbers.get(2); year++) {
            int sign = values.kind().equals("down") ? -1 : 1;
            expected = expected.multiply(BigInteger.valueOf(100 + sign * numbers.get(1)));
        }
        return end.movePointRight(2 * numbers.get(2)).compareTo(new BigDecimal(expected)) == 0;
    }

    /** Multiplies back. */
    private static boolean speed(String instruction, Values values, String input, String answer) {
        var result = new BigDecimal(answer);
        var legs = Arrays.stream(input.replaceAll("km in | min", "").split("\n"))
                .map(line -> NumberChecks.numbers(line.replace(" ", ", ")))
                .toList();
        int km = legs.stream().mapToInt(leg -> leg.get(0)).sum();
        int minutes = legs.stream().mapToInt(leg -> leg.get(1)).sum();
        return switch (values.kind()) {
            case "speed" -> isProduct(result, minutes, 60L * km);
            case "time" -> isProduct(result, km, values.number("km") * minutes);
            default ->
                legs.stream().anyMatch(leg -> isProduct(result, leg.get(1), 60L * leg.get(0)))
                        && legs.stream().allMatch(leg -> result.doubleValue() * leg.get(1) > 60 * leg.get(0) - 0.001);
        };
    }

    private static boolean isProduct(BigDecimal one, long other, long product) {
        return one.multiply(BigDecimal.valueOf(other)).compareTo(BigDecimal.valueOf(product)) == 0;
    }

    private static boolean durations(String instruction, Values values, String input, String answer) {
        var all =
                Arrays.stream(input.split(", ")).map(ArithmeticChecks::duration).toList();
        var sum = all.stream().reduce(Duration.ZERO, Duration::plus);
        var sorted = all.stream().sorted().toList();
        return switch (values.kind()) {
            case "minutes" -> answer.equals("" + sum.toMinutes());
            case "total" -> isNatural(answer) && duration(answer).equals(sum);
            default -> isNatural(answer) && duration(answer).plus(sorted.get(0)).equals(sorted.get(sorted.size() - 1));
        };
    }

    private static boolean isNatural(String duration) {
        return duration.matches("0 min|([1-9]\\d* h)?( ?[1-5]?\\d min)?");
    }

    private static Duration duration(String text) {
        return Duration.parse(
                "PT" + text.replace(" h", "H").replace(" min", "M").replace(" ", ""));
    }

    /** From the corners: areas by Gauss's formula, edges by Pythagoras. */
    private static boolean geometry(String instruction, Values values, String input, String answer) {
        double area = 0;
        double edge = 0;
        for (var line : input.split("\n")) {
            var corners = corners(line);
            for (int i = 0; i < corners.size(); i++) {
                var from = corners.get(i);
                var to = corners.get((i + 1) % corners.size());
                area += (from[0] * to[1] - to[0] * from[1]) / 2;
                edge += Math.hypot(to[0] - from[0], to[1] - from[1]);
            }
        }
        double expected =
                switch (values.kind()) {
                    case "area" -> area;
                    case "cost" -> area * values.number("price");
                    default -> edge;
                };
        return Math.abs(expected - Double.parseDouble(answer)) < 1e-6;
    }

    private static List<double[]> corners(String line) {
        var n = Pattern.compile("\\d+")
                .matcher(line)
                .results()
                .map(found -> Double.valueOf(found.group()))
                .toList();
        double last = n.get(n.size() - 1);
        return switch (line.substring(0, 4)) {
            case "squa" -> List.of(corner(0, 0), corner(last, 0), corner(last, last), corner(0, last));
            case "rect" -> List.of(corner(0, 0), corner(n.get(0), 0), corner(n.get(0), last), corner(0, last));
            case "righ" -> List.of(corner(0, 0), corner(n.get(0), 0), corner(0, n.get(1)));
            case "tria" -> List.of(corner(0, 0), corner(n.get(0), 0), corner(7, last));
            default -> List.of(corner(0, 0), corner(n.get(0), 0), corner(n.get(1) + 3, last), corner(3, last));
        };
    }

    private static double[] corner(double x, double y) {
        return new double[] {x, y};
    }

    /** Throws the dice in all ways. */
    private static boolean dice(String instruction, Values values, String input, String answer) {
        var lines = input.split("\n");
        var dice = NumberChecks.numbers(lines[0].substring(17));
        int target = Integer.parseInt(lines[1].substring(8));
        int all = dice.stream().reduce(1, (a, b) -> a * b);
        int favourable = 0;
        for (int i = 0; i < all; i++) {
            int sum = 0;
            int rest = i;
            for (int sides : dice) {
                sum += 1 + rest % sides;
                rest /= sides;
            }
            int order = Integer.compare(sum, target);
            boolean counts =
                    switch (values.kind()) {
                        case "exactly" -> order == 0;
                        case "below" -> order < 0;
                        default -> order >= 0;
                    };
            favourable += counts ? 1 : 0;
        }
        var parts = answer.split("/");
        long below = parts.length == 1 ? 1 : Long.parseLong(parts[1]);
        return Long.parseLong(parts[0]) * all == favourable * below
                && (below == 1 || isReduced(Long.parseLong(parts[0]), below, true));
    }

    private static boolean coins(String instruction, Values values, String input, String answer) {
        var lines = input.split("\n");
        var coins = NumberChecks.numbers(lines[0].substring(7)).stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        int amount = Integer.parseInt(lines[1].substring(8));
        return answer.equals("" + (values.kind().equals("ways") ? ways(coins, amount) : fewest(coins, amount)));
    }

    private static long ways(List<Integer> coins, int amount) {
        if (amount <= 0 || coins.isEmpty()) {
            return amount == 0 ? 1 : 0;
        }
        return ways(coins, amount - coins.get(0)) + ways(coins.subList(1, coins.size()), amount);
    }

    /** Adds a coin to all sums that can be reached, again and again. */
    private static int fewest(List<Integer> coins, int amount) {
        var sums = new boolean[amount + 1];
        sums[0] = true;
        int count = 0;
        while (!sums[amount]) {
            var next = new boolean[amount + 1];
            for (int coin : coins) {
                for (int sum = coin; sum <= amount; sum++) {
                    next[sum] |= sums[sum - coin];
                }
            }
            sums = next;
            count++;
        }
        return count;
    }

    /** Bit by bit. */
    private static boolean bits(String instruction, Values values, String input, String answer) {
        var words = input.split("\n");
        var row = new StringBuilder();
        int different = 0;
        for (int i = 0; i < words[0].length(); i++) {
            int ones = words[0].charAt(i) - '0' + words[1].charAt(i) - '0';
            different += ones % 2;
            row.append(
                    switch (values.kind()) {
                        case "and" -> ones / 2;
                        case "or" -> ones == 0 ? 0 : 1;
                        default -> ones % 2;
                    });
        }
        return switch (values.kind()) {
            case "distance" -> answer.equals("" + different);
            case "sum" ->
                answer.equals(new BigInteger(words[0], 2)
                        .add(new BigInteger(words[1], 2))
                        .toString(2));
            default -> answer.contentEquals(row);
        };
    }

    /** Turns the program into one expression. */
    private static boolean stack(String instruction, Values values, String input, String answer) {
        var stack = new ArrayDeque<String>();
        var heights = new ArrayList<Integer>();
        for (var line : input.split("\n")) {
            switch (line) {
                case "dup" -> stack.push(stack.getFirst());
                case "swap" -> {
                    var top = stack.pop();
                    var below = stack.pop();
                    stack.push(top);
                    stack.push(below);
                }
                case "add", "sub", "mul" -> {
                    var top = stack.pop();
                    var sign = "+-*".charAt(List.of("add", "sub", "mul").indexOf(line));
                    stack.push("(" + stack.pop() + sign + top + ")");
                }
                default -> stack.push(line.substring(5));
            }
            heights.add(stack.size());
        }
        return values.kind().equals("deepest")
                ? answer.equals("" + heights.stream().max(Integer::compare).orElseThrow())
                : answer.equals(Calculator.value(stack.getFirst()).toPlainString());
    }
}
