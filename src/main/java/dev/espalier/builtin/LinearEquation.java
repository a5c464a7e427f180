package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Equations of the first degree in x. */
final class LinearEquation implements TaskFamily {

    private static final String TERM = "(?:\\d{1,4}\\(x [+-] \\d{1,4}\\)|\\d{0,4}x|\\d{1,6})";
    private static final String SIDE = "-?" + TERM + "(?: [+-] " + TERM + "){0,6}";
    private static final Pattern EQUATION = Pattern.compile("(" + SIDE + ") = (" + SIDE + ")");
    private static final Pattern PIECE =
            Pattern.compile("([+-] ?)?(?:(\\d{1,4})\\(x ([+-]) (\\d{1,4})\\)|(\\d{0,4})x|(\\d{1,6}))");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "x",
                    "Solve the equation for x.",
                    "Which value of x makes both sides equal?",
                    "Find the unknown number x and write down the number only.",
                    "{who} is doing algebra homework and arrives at the line shown. What is x?",
                    "Isolate the variable step by step and report what it equals.",
                    "For the relation given, determine the one number that may stand in place of x.",
                    "A pair of scales balances when the two expressions agree. At which x does that happen?",
                    "Give the root of this first-degree equation.")
            .say(
                    "side",
                    "Solve the equation, then say what number the left side becomes for that solution.",
                    "Once x is known, both sides of the equation have the same value. Which value is it?",
                    "Not x itself is wanted but what the two sides come to when x satisfies the equation; compute it.",
                    "Two price lists, one to each side of the equals sign, agree for a certain x. How much do they both charge then?",
                    "Taken as functions of x, the two sides describe straight lines. At which height do these lines cross?",
                    "Insert the solution of the equation into its right side and evaluate.")
            .in("de")
            .say(
                    "x",
                    "Löse die Gleichung nach x auf und gib nur die Zahl an.",
                    "Für welchen Wert von x sind beide Seiten der Gleichung gleich?")
            .say(
                    "side",
                    "Löse die Gleichung und gib an, welchen Wert die linke Seite für diese Lösung hat.",
                    "Welchen Wert haben beide Seiten, wenn man die Lösung für x einsetzt?")
            .in("es")
            .say(
                    "x",
                    "Resuelve la ecuación y escribe solo el valor de x.",
                    "¿Para qué valor de x son iguales los dos miembros de la ecuación?")
            .say(
                    "side",
                    "Resuelve la ecuación y di cuánto vale el miembro izquierdo para esa solución.",
                    "¿Qué valor toman ambos miembros cuando se sustituye x por la solución?")
            .in("fr")
            .say(
                    "x",
                    "Résous l'équation et écris seulement la valeur de x.",
                    "Pour quelle valeur de x les deux membres de l'équation sont-ils égaux ?")
            .say(
                    "side",
                    "Résous l'équation, puis donne la valeur du membre de gauche pour cette solution.",
                    "Quelle valeur prennent les deux membres quand on remplace x par la solution ?")
            .in("zh")
            .say("x", "解这个方程，只写出x的值。", "x取什么值时，方程两边相等？")
            .say("side", "先解方程，再求出方程左边在该解处的值。", "把方程的解代入后，两边等于多少？")
            .list();

    /** A side of an equation: {@code slope * x + constant}. */
    private record Linear(long slope, long constant) {}

    @Override
    public String name() {
        return "linear-equation";
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
        int x = level < 3 ? random.between(1, 12) : random.between(-9, 15);
        int a = level == 1 ? 1 : random.between(2, 9);
        int b = level == 3 ? random.between(30, 90) : random.between(1, 20);
        int c = level < 4 ? 0 : random.between(1, a - 1);
        boolean plus = random.nextInt(2) == 0;
        var sign = plus ? " + " : " - ";
        int shift = plus ? b : -b;
        var left = (a == 1 ? "" : a) + (level == 5 ? "(x" + sign + b + ")" : "x" + sign + b);
        int value = level == 5 ? a * (x + shift) : a * x + shift;
        return left + " = " + right(c, value - c * x);
    }

    private static String right(int slope, int constant) {
        var term = slope == 1 ? "x" : slope + "x";
        if (constant < 0) {
            return slope == 0 ? "-" + -constant : term + " - " + -constant;
        }
        return slope == 0 ? String.valueOf(constant) : term + " + " + constant;
    }

    @Override
    public int level(Values values, String input) {
        if (input.contains("(")) {
            return Level.HARDEST;
        }
        return Measure.count(input, 'x') > 1 ? 4 : input.startsWith("x") ? 1 : Measure.level(input.length(), 0, 12);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var equation = EQUATION.matcher(input);
        if (!equation.matches()) {
            return Optional.empty();
        }
        var left = side(equation.group(1));
        var right = side(equation.group(2));
        long slope = left.slope - right.slope;
        long constant = right.constant - left.constant;
        if (slope == 0) {
            return Optional.empty();
        }
        return values.kind().equals("x")
                ? NumberText.quotient(constant, slope)
                : NumberText.quotient(left.slope * constant + left.constant * slope, slope);
    }

    private static Linear side(String text) {
        long slope = 0;
        long constant = 0;
        var piece = PIECE.matcher(text);
        while (piece.find()) {
            long sign = piece.group(1) != null && piece.group(1).startsWith("-") ? -1 : 1;
            if (piece.group(2) != null) {
                long factor = sign * Long.parseLong(piece.group(2));
                slope += factor;
                constant += factor * Long.parseLong(piece.group(3) + piece.group(4));
            } else if (piece.group(5) != null) {
                slope += sign * (piece.group(5).isEmpty() ? 1 : Long.parseLong(piece.group(5)));
            } else {
                constant += sign * Long.parseLong(piece.group(6));
            }
        }
        return new Linear(slope, constant);
    }
}
