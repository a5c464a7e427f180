package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who sits where in a row, from clues that leave one order only. */
final class SeatingPuzzle implements TaskFamily {

    private static final int MOST_PEOPLE = 7;
    private static final int MOST_CLUES = 20;
    private static final String NAME = "([A-Z][a-z]{1,20})";
    private static final Pattern PEOPLE = Pattern.compile("Seated: [A-Z][a-z]{1,20}(?:, [A-Z][a-z]{1,20}){2,6}");
    private static final Pattern CLUE = Pattern.compile(NAME
            + " (?:is in seat (\\d)|is not in seat (\\d)|sits next to " + NAME + "|does not sit next to " + NAME
            + "|sits somewhere to the left of " + NAME + "|sits directly to the left of " + NAME + ")\\.");

    private static final List<Wording> WORDINGS = Wordings.with()
            .say(
                    "order",
                    "Find the seating order from left to right and list the names with commas. Seats are numbered from the left.",
                    "Reconstruct who sits where in the row. Seat 1 is the leftmost; answer with all names in that order, separated by commas.",
                    "The people named on the first line sit side by side on a bench. Use the clues to arrange them, seat 1 being the left end, and print the arrangement comma-separated.",
                    "Only one arrangement satisfies every hint. Write it down as names with commas in between, starting at the left (seat 1).")
            .say(
                    "left",
                    "Who occupies the leftmost seat (seat 1) of the row?",
                    "Deduce from the statements which person sits in seat number 1, at the far left.",
                    "Several friends share a row of cinema seats, counted from left to right. Whose seat is the first?",
                    "Combine the hints: who has nobody to the left?")
            .say(
                    "right",
                    "Which person has the rightmost seat? The count of seats starts at the left.",
                    "With seats numbered left to right, name the one at the right end of the row.",
                    "Guests are lined up along one side of a table according to these hints. At the far right, who is it?",
                    "Everybody but one has a neighbour to the right. Name the exception; seat numbers rise from left to right.")
            .say(
                    "second",
                    "Who sits second from the left, in seat 2?",
                    "Which name belongs on the place card of seat number two, seats being numbered from the left?",
                    "Solve the seating riddle, then tell me the person immediately to the right of the leftmost one.")
            .list();

    @Override
    public String name() {
        return "seating-puzzle";
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
        var order = random.sample(Bank.PEOPLE, level < 3 ? 3 : level + 1);
        var lines = new ArrayList<String>();
        lines.add("Seated: " + String.join(", ", random.shuffled(order)));
        var fitting = new ArrayList<List<String>>();
        permute(new ArrayList<>(order), 0, List.of(), fitting);
        while (fitting.size() > 1) {
            var clue = clue(order, level, random);
            int before = fitting.size();
            var parts = parts(clue).orElseThrow();
            fitting.removeIf(other -> !holds(parts, other));
            if (fitting.size() < before) {
                lines.add(clue);
            }
        }
        return String.join("\n", lines);
    }

    /** Returns something true about the order. Easy puzzles tell seats outright. */
    private static String clue(List<String> order, int level, SeededRandom random) {
        int i = random.nextInt(order.size() - 1);
        int j = random.nextInt(order.size());
        var one = order.get(i);
        int after = random.between(i + 1, order.size() - 1);
        return switch (random.nextInt(level < 3 ? 4 : 7)) {
            case 0 -> order.get(j) + " is in seat " + (j + 1) + ".";
            case 1 -> one + " sits directly to the left of " + order.get(i + 1) + ".";
            case 2, 4 -> one + " sits somewhere to the left of " + order.get(after) + ".";
            case 3 -> one + " is not in seat " + (after + 1) + ".";
            case 5 -> order.get(i + 1) + " sits next to " + one + ".";
            default ->
                Math.abs(i - j) > 1
                        ? one + " does not sit next to " + order.get(j) + "."
                        : order.get(i + 1) + " sits next to " + one + ".";
        };
    }

    @Override
    public int level(Values values, String input) {
        int names = 1 + Measure.count(input.substring(0, Math.max(0, input.indexOf('\n'))), ',');
        return names > 3 ? Measure.level(names, 0, 0, 4, 5) : Measure.level(Measure.lines(input), 3);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return order(input).map(order -> switch (values.kind()) {
            case "order" -> String.join(", ", order);
            case "left" -> order.get(0);
            case "second" -> order.get(1);
            default -> order.get(order.size() - 1);
        });
    }

    /** Returns the only order that fits; empty if there are several or none. */
    private static Optional<List<String>> order(String input) {
        var lines = List.of(input.split("\n", MOST_CLUES + 2));
        if (!PEOPLE.matcher(lines.get(0)).matches() || lines.size() > MOST_CLUES + 1) {
            return Optional.empty();
        }
        var people = List.of(lines.get(0).substring("Seated: ".length()).split(", ", MOST_PEOPLE));
        var clues = new ArrayList<List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var clue = parts(line);
            if (clue.isEmpty()) {
                return Optional.empty();
            }
            clues.add(clue.get());
        }
        var fitting = new ArrayList<List<String>>();
        if (people.stream().distinct().count() == people.size()) {
            permute(new ArrayList<>(people), 0, clues, fitting);
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /** Returns the parts of a clue: the whole, the name, and one of six things said of it. */
    private static Optional<List<String>> parts(String line) {
        var clue = CLUE.matcher(line);
        var parts = new ArrayList<String>();
        for (int i = 0; clue.matches() && i <= clue.groupCount(); i++) {
            parts.add(clue.group(i) == null ? "" : clue.group(i));
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static void permute(List<String> order, int from, List<List<String>> clues, List<List<String>> fitting) {
        if (from == order.size()) {
            if (clues.stream().allMatch(clue -> holds(clue, order))) {
                fitting.add(List.copyOf(order));
            }
            return;
        }
        for (int i = from; i < order.size(); i++) {
            Collections.swap(order, from, i);
            permute(order, from + 1, clues, fitting);
            Collections.swap(order, from, i);
        }
    }

    private static boolean holds(List<String> clue, List<String> order) {
        int seat = order.indexOf(clue.get(1));
        int kind = 2;
        while (clue.get(kind).isEmpty()) {
            kind++;
        }
        if (kind < 4) {
            return (seat + 1 == Integer.parseInt(clue.get(kind))) == (kind == 2) && seat >= 0;
        }
        int other = order.indexOf(clue.get(kind));
        return seat >= 0
                && other >= 0
                && switch (kind) {
                    case 4 -> Math.abs(seat - other) == 1;
                    case 5 -> Math.abs(seat - other) > 1;
                    case 6 -> seat < other;
                    default -> seat + 1 == other;
                };
    }
}
