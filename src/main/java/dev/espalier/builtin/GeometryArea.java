package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Areas of rectangles, triangles, parallelograms and trapeziums, and the lengths of their edges where they are known. */
final class GeometryArea implements TaskFamily {

    private static final int MOST = 30;
    private static final String N = "(\\d{1,4})";
    private static final Pattern RECTANGLE = Pattern.compile("rectangle, " + N + " m by " + N + " m");
    private static final Pattern SQUARE = Pattern.compile("square with sides of " + N + " m");
    private static final Pattern TRIANGLE = Pattern.compile("triangle, base " + N + " m, height " + N + " m");
    private static final Pattern RIGHT =
            Pattern.compile("right triangle with sides of " + N + " m, " + N + " m and " + N + " m");
    private static final Pattern TRAPEZIUM =
            Pattern.compile("trapezium, parallel sides " + N + " m and " + N + " m, height " + N + " m");
    private static final List<List<Integer>> PYTHAGOREAN =
            List.of(List.of(3, 4, 5), List.of(5, 12, 13), List.of(8, 15, 17), List.of(6, 8, 10));

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.number("price", 2, 12))
            .say(
                    "area",
                    "What is the total area in square metres?",
                    "A floor consists of the parts listed. How many square metres of carpet does it take to cover it exactly?",
                    "Compute the surface of each shape and add them up; the unit of the answer is m2, but write only the number.",
                    "{who} owns land that a surveyor has cut up into simple pieces. Find its size in square metres.",
                    "Using the usual area formulas, determine how large these pieces of land are altogether.")
            .say(
                    "cost",
                    "One square metre of turf costs {price} euros. How many euros does turf for all the listed shapes cost?",
                    "Painting comes to {price} crowns per square metre. Quote a price in crowns for the areas described.",
                    "{who} pays {price} dollars in rent for each square metre of these grounds. Calculate the rent in dollars.",
                    "At {price} francs a square metre, what are the listed pieces worth together?")
            .say(
                    "edge",
                    "How many metres of fence are needed to enclose every one of these shapes separately?",
                    "Add up the perimeters of all the figures and give the sum in metres.",
                    "A seamstress hems each of the listed cloths all the way round. What length of seam, in metres, is that in total?",
                    "{who} glues a border along the whole boundary of each piece. State the metres of border required.")
            .list();

    @Override
    public String name() {
        return "geometry-area";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.NUMBER;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < level; i++) {
            lines.add(shape(values.kind().equals("edge"), 6 + 4 * level, random));
        }
        return String.join("\n", lines);
    }

    private static String shape(boolean edgesKnown, int largest, SeededRandom random) {
        int a = random.between(2, largest);
        int b = random.between(2, largest);
        int h = random.between(2, 12);
        return switch (random.nextInt(edgesKnown ? 4 : 6)) {
            case 0 -> "square with sides of " + a + " m";
            case 1, 2 -> "rectangle, " + a + " m by " + b + " m";
            case 3 -> {
                var sides = random.pick(PYTHAGOREAN);
                yield "right triangle with sides of " + sides.get(0) + " m, " + sides.get(1) + " m and " + sides.get(2)
                        + " m";
            }
            case 4 -> "triangle, base " + a + " m, height " + h + " m";
            default -> "trapezium, parallel sides " + (a + b) + " m and " + b + " m, height " + h + " m";
        };
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 1, 2, 3, 4);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        long twice = 0;
        long edge = 0;
        var lines = input.split("\n", MOST + 1);
        for (var line : lines) {
            long area = twiceArea(line);
            long round = edge(line);
            if (lines.length > MOST || area <= 0 || (values.kind().equals("edge") && round <= 0)) {
                return Optional.empty();
            }
            twice += area;
            edge += round;
        }
        return switch (values.kind()) {
            case "edge" -> Optional.of(String.valueOf(edge));
            case "area" -> NumberText.quotient(twice, 2);
            default -> NumberText.quotient(twice * values.number("price"), 2);
        };
    }

    /** Returns twice the area; 0 if the shape is unknown or impossible. */
    private static long twiceArea(String line) {
        var triangle = numbers(TRIANGLE, line);
        if (!triangle.isEmpty()) {
            return triangle.get(0) * triangle.get(1);
        }
        var trapezium = numbers(TRAPEZIUM, line);
        if (!trapezium.isEmpty()) {
            return (trapezium.get(0) + trapezium.get(1)) * trapezium.get(2);
        }
        var right = numbers(RIGHT, line);
        if (!right.isEmpty()) {
            boolean exists = right.get(0) * right.get(0) + right.get(1) * right.get(1) == right.get(2) * right.get(2);
            return exists ? right.get(0) * right.get(1) : 0;
        }
        var square = numbers(SQUARE, line);
        var rectangle = square.isEmpty() ? numbers(RECTANGLE, line) : List.of(square.get(0), square.get(0));
        return rectangle.isEmpty() ? 0 : 2 * rectangle.get(0) * rectangle.get(1);
    }

    /** Returns the length of the boundary; 0 if it is not known. */
    private static long edge(String line) {
        var square = numbers(SQUARE, line);
        if (!square.isEmpty()) {
            return 4 * square.get(0);
        }
        var rectangle = numbers(RECTANGLE, line);
        if (!rectangle.isEmpty()) {
            return 2 * (rectangle.get(0) + rectangle.get(1));
        }
        return numbers(RIGHT, line).stream().mapToLong(side -> side).sum();
    }

    private static List<Long> numbers(Pattern pattern, String line) {
        var shape = pattern.matcher(line);
        var numbers = new ArrayList<Long>();
        for (int i = 1; shape.matches() && i <= shape.groupCount(); i++) {
            numbers.add(Long.parseLong(shape.group(i)));
        }
        return numbers;
    }
}
