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
            .in("de")
            .say(
                    "area",
                    "Wie groß ist die gesamte Fläche in Quadratmetern?",
                    "Berechne den Flächeninhalt jeder Figur und gib nur die Summe in Quadratmetern an.")
            .say(
                    "cost",
                    "Ein Quadratmeter Rasen kostet {price} Euro. Wie viele Euro kostet Rasen für alle genannten Flächen?",
                    "Was kosten die genannten Flächen zusammen, wenn jeder Quadratmeter {price} Euro kostet?")
            .say(
                    "edge",
                    "Wie viele Meter Zaun braucht man, um jede dieser Figuren einzeln einzuzäunen?",
                    "Addiere die Umfänge aller Figuren und gib die Summe in Metern an.")
            .in("es")
            .say(
                    "area",
                    "¿Cuál es la superficie total en metros cuadrados?",
                    "Calcula el área de cada figura y da solo la suma en metros cuadrados.")
            .say(
                    "cost",
                    "Un metro cuadrado de césped cuesta {price} euros. ¿Cuántos euros cuesta el césped para todas las figuras?",
                    "¿Cuánto cuestan juntas las superficies indicadas si cada metro cuadrado cuesta {price} euros?")
            .say(
                    "edge",
                    "¿Cuántos metros de valla hacen falta para cercar cada figura por separado?",
                    "Suma los perímetros de todas las figuras y da el total en metros.")
            .in("fr")
            .say(
                    "area",
                    "Quelle est la surface totale en mètres carrés ?",
                    "Calcule l'aire de chaque figure et donne seulement la somme en mètres carrés.")
            .say(
                    "cost",
                    "Un mètre carré de gazon coûte {price} euros. Combien d'euros coûte le gazon pour toutes les figures ?",
                    "Combien coûtent ensemble les surfaces indiquées si chaque mètre carré coûte {price} euros ?")
            .say(
                    "edge",
                    "Combien de mètres de clôture faut-il pour entourer chaque figure séparément ?",
                    "Additionne les périmètres de toutes les figures et donne le total en mètres.")
            .in("zh")
            .say("area", "总面积是多少平方米？", "分别计算每个图形的面积，只写出以平方米为单位的总和。")
            .say("cost", "每平方米草皮{price}欧元，给所有图形铺草皮，共需多少欧元？", "如果每平方米的价格是{price}欧元，所列各块地一共值多少欧元？")
            .say("edge", "给每个图形单独围上篱笆，一共需要多少米？", "把所有图形的周长相加，给出以米为单位的总和。")
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
