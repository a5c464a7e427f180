package dev.espalier.builtin;

import dev.espalier.builtin.Chain.Operation;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations on a list of numbers, one after the other. */
final class NumberChain implements TaskFamily {

    private static final List<Wording> WORDINGS = Chain.wordings(
            ClauseSlot.of(
                    "step",
                    "up: sort them in ascending order | arrange them from small to large",
                    "down: sort them in descending order | arrange them from large to small",
                    "at-least 5-40: remove those below # | take out every number smaller than #",
                    "at-most 50-95: remove those above # | take out every number larger than #",
                    "even: keep the even ones only | cross out the odd ones",
                    "odd: keep the odd ones only | cross out the even ones",
                    "distinct: delete repeated numbers after their first occurrence | let each value stay once, where it comes first",
                    "reverse: reverse their order | turn the sequence around",
                    "times 2-5: multiply each of them by # | make every number # times as large",
                    "plus 2-30: add # to each | increase every one by #",
                    "first 3-6: keep the first # of them | cut off all that comes after place #",
                    "last 3-6: keep the last # of them | retain only # of them, counted from the end"),
            ClauseSlot.of(
                    "end",
                    "sum: give the sum of what is left | add up what remains",
                    "largest: name the largest number that is left | report the maximum of the rest",
                    "smallest: name the smallest number that is left | report the minimum of the rest",
                    "count: say how many numbers are left | count what remains",
                    "list: write down the resulting list with commas | show the list that results, comma-separated",
                    "hyphens: join what is left with hyphens | write the rest in one row with a hyphen between each two"),
            "numbers");

    @Override
    public String name() {
        return "number-chain";
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
    public List<Wording> wordings(int level) {
        return Chain.ofLevel(WORDINGS, level);
    }

    @Override
    public int level(Values values, String input) {
        return Chain.level(values);
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return NumberText.draw(random, Level.scale(level, 4, 9), Level.scale(level, 6, 14), 1, 99);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input).map(numbers -> {
            var left = numbers.stream().map(Long::valueOf).toList();
            for (var step : Chain.steps(values)) {
                left = apply(step, left);
            }
            return end(Chain.end(values).name(), left);
        });
    }

    private static List<Long> apply(Operation step, List<Long> numbers) {
        long n = step.number();
        return switch (step.name()) {
            case "reverse" -> {
                var reversed = new ArrayList<>(numbers);
                Collections.reverse(reversed);
                yield reversed;
            }
            case "last" -> numbers.subList((int) Math.max(0, numbers.size() - n), numbers.size());
            default -> stream(step.name(), n, numbers.stream()).toList();
        };
    }

    private static Stream<Long> stream(String operation, long n, Stream<Long> numbers) {
        return switch (operation) {
            case "up" -> numbers.sorted();
            case "down" -> numbers.sorted(Comparator.reverseOrder());
            case "at-least" -> numbers.filter(number -> number >= n);
            case "at-most" -> numbers.filter(number -> number <= n);
            case "even" -> numbers.filter(number -> number % 2 == 0);
            case "odd" -> numbers.filter(number -> number % 2 != 0);
            case "distinct" -> numbers.distinct();
            case "times" -> numbers.map(number -> saturated(number, n));
            case "plus" -> numbers.map(number -> number + n);
            default -> numbers.limit(n);
        };
    }

    /** Numbers beyond all sense, four times in a row, would overflow. */
    private static long saturated(long number, long factor) {
        return Math.abs(number) > Long.MAX_VALUE / 100 / Math.max(1, factor) ? Long.MAX_VALUE / 1000 : number * factor;
    }

    private static String end(String operation, List<Long> left) {
        return switch (operation) {
            case "sum" -> String.valueOf(left.stream().mapToLong(n -> n).sum());
            case "count" -> String.valueOf(left.size());
            case "largest" -> left.isEmpty() ? "none" : String.valueOf(Collections.max(left));
            case "smallest" -> left.isEmpty() ? "none" : String.valueOf(Collections.min(left));
            case "hyphens" -> joined(left, "-");
            default -> joined(left, ", ");
        };
    }

    private static String joined(List<Long> numbers, String separator) {
        return numbers.isEmpty()
                ? "none"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
