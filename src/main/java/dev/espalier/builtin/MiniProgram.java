package dev.espalier.builtin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Runs programs of a tiny language: assignments {@code x = y + 3} with one operator at most, blocks under {@code repeat 3
 * times} and {@code if x > 5}, indented by two spaces, and one {@code print x} as the last line. Values and steps are
 * bounded.
 */
final class MiniProgram {

    /** What a program did. */
    record Run(String printed, int assignments) {}

    private static final int MOST_LINES = 40;
    private static final int MOST_STEPS = 5_000;
    private static final int DEEPEST = 6;
    private static final long LARGEST = 1_000_000_000_000L;

    private static final String OPERAND = "([a-z]|\\d{1,6})";
    private static final Pattern ASSIGNMENT = Pattern.compile("([a-z]) = " + OPERAND + "(?: ([+*-]) " + OPERAND + ")?");
    private static final Pattern REPEAT = Pattern.compile("repeat (\\d{1,3}) times");
    private static final Pattern IF = Pattern.compile("if " + OPERAND + " ([<>]) " + OPERAND);
    private static final Pattern PRINT = Pattern.compile("print ([a-z])");

    /** The program cannot be run; caught here. */
    private static final class Unrunnable extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private final List<String> lines;
    private final Map<String, Long> variables = new TreeMap<>();
    private int steps;
    private int assignments;

    private MiniProgram(List<String> lines) {
        this.lines = lines;
    }

    static Optional<Run> run(String program) {
        var lines = List.of(program.split("\n", MOST_LINES + 1));
        var print = PRINT.matcher(lines.get(lines.size() - 1));
        if (lines.size() > MOST_LINES || !print.matches()) {
            return Optional.empty();
        }
        var running = new MiniProgram(lines.subList(0, lines.size() - 1));
        try {
            running.block(0, running.lines.size(), 0);
            return Optional.of(new Run(String.valueOf(running.value(print.group(1))), running.assignments));
        } catch (Unrunnable unrunnable) {
            return Optional.empty();
        }
    }

    private void block(int from, int to, int depth) {
        require(depth <= DEEPEST);
        int at = from;
        while (at < to) {
            require(++steps <= MOST_STEPS);
            int end = endOfBlock(at, to, depth);
            line(at, end, depth);
            at = end;
        }
    }

    /** Returns the first line after this one that is not indented deeper. */
    private int endOfBlock(int at, int to, int depth) {
        int end = at + 1;
        while (end < to && lines.get(end).startsWith("  ".repeat(depth + 1))) {
            end++;
        }
        return end;
    }

    private void line(int at, int end, int depth) {
        require(lines.get(at).startsWith("  ".repeat(depth)));
        var line = lines.get(at).substring(2 * depth);
        var repeat = REPEAT.matcher(line);
        var condition = IF.matcher(line);
        require(end > at + 1 == (repeat.matches() || condition.matches()));
        if (repeat.matches()) {
            for (int i = Integer.parseInt(repeat.group(1)); i > 0; i--) {
                block(at + 1, end, depth + 1);
            }
        } else if (condition.matches()) {
            long left = value(condition.group(1));
            long right = value(condition.group(3));
            if (condition.group(2).equals("<") ? left < right : left > right) {
                block(at + 1, end, depth + 1);
            }
        } else {
            assign(line);
        }
    }

    private void assign(String line) {
        var assignment = ASSIGNMENT.matcher(line);
        require(assignment.matches());
        long value = value(assignment.group(2));
        if (assignment.group(3) != null) {
            long other = value(assignment.group(4));
            value = switch (assignment.group(3)) {
                case "+" -> value + other;
                case "-" -> value - other;
                default -> product(value, other);
            };
        }
        require(Math.abs(value) <= LARGEST);
        variables.put(assignment.group(1), value);
        assignments++;
    }

    private static long product(long a, long b) {
        require(b == 0 || Math.abs(a) <= LARGEST / Math.abs(b));
        return a * b;
    }

    private long value(String operand) {
        if (Character.isDigit(operand.charAt(0))) {
            return Long.parseLong(operand);
        }
        var value = variables.get(operand);
        if (value == null) {
            throw new Unrunnable();
        }
        return value;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new Unrunnable();
        }
    }
}
