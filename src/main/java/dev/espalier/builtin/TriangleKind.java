package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Kinds of triangles from the lengths of their sides. */
final class TriangleKind implements TaskFamily {

    private static final List<List<Integer>> RIGHT =
            List.of(List.of(3, 4, 5), List.of(5, 12, 13), List.of(8, 15, 17), List.of(7, 24, 25));

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "sides",
                    "The input gives the sides of a triangle. Classify it as equilateral, isosceles or scalene.",
                    "How many sides of this triangle are equal? Name its kind: equilateral for three, isosceles for two, scalene for none.",
                    "Based on three side lengths, decide between scalene, isosceles and equilateral.",
                    "{who} cuts triangles out of felt and sorts them by symmetry. Into which box, \"equilateral\", \"isosceles\" or \"scalene\", goes one with these edges?")
            .say(
                    "angles",
                    "Three lengths make a triangle; is it right, acute or obtuse?",
                    "From the sides, find out whether the largest angle is right, acute or obtuse.",
                    "Use the squares of the sides to label the triangle as acute, right or obtuse.",
                    "A carpenter measures the edges of a triangular board. Say whether its widest corner is obtuse, right or acute.")
            .say(
                    "exists",
                    "Can three sticks of these lengths form a triangle? Choose yes or no.",
                    "Check the triangle inequality for the given lengths and label them possible with yes and impossible with no.",
                    "{who} wants to fence a triangular bed with planks of the stated lengths. Does that work out, yes or no?")
            .list();

    @Override
    public String name() {
        return "triangle-kind";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        return sides(values, Level.scale(level, 12, 60), random);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input).filter(sides -> sides.size() == 3).flatMap(sides -> {
            var sorted = sides.stream().sorted().toList();
            return kind(values, sorted.get(0), sorted.get(1), sorted.get(2));
        });
    }

    /** Drawn so that each kind comes about as often as the others. */
    private static String sides(Values values, int longest, SeededRandom random) {
        int a = random.between(3, longest);
        int b = random.between(a, longest);
        if (values.kind().equals("angles") && random.nextInt(3) == 0) {
            int scale = random.between(1, 9);
            return NumberText.join(random.shuffled(
                    random.pick(RIGHT).stream().map(side -> side * scale).toList()));
        }
        var sides =
                switch (random.nextInt(4)) {
                    case 0 -> List.of(a, a, a);
                    case 1 -> List.of(a, b, b);
                    default -> List.of(a, b, random.between(1, longest + longest / 3));
                };
        return NumberText.join(random.shuffled(sides));
    }

    private static Optional<String> kind(Values values, long a, long b, long c) {
        boolean exists = a > 0 && a + b > c;
        if (values.kind().equals("exists")) {
            return Optional.of(exists ? "yes" : "no");
        }
        if (!exists) {
            return Optional.empty();
        }
        if (values.kind().equals("sides")) {
            return Optional.of(a == c ? "equilateral" : a == b || b == c ? "isosceles" : "scalene");
        }
        long excess = a * a + b * b - c * c;
        return Optional.of(excess == 0 ? "right" : excess > 0 ? "acute" : "obtuse");
    }
}
