package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sums, differences and products of fractions. */
final class FractionArithmetic implements TaskFamily {

    private static final String NUMBER = "\\d{1,4}(?:/[1-9]\\d{0,3})?";
    private static final Pattern INPUT = Pattern.compile(NUMBER + "(?: [+*-] " + NUMBER + "){1,20}");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "plain",
                    "Calculate and reduce the result to lowest terms; improper fractions may stay improper.",
                    "What is the value of this expression as a single fraction that cannot be shortened any further?",
                    "Bring the fractions to a common denominator where needed, combine them, and cancel common factors from what you get. No mixed numbers.",
                    "{who} forgot how to deal with numerators and denominators. Simplify the term to one irreducible fraction, or to a whole number if the denominator becomes 1.",
                    "Work out the exact result, written like 7/3 rather than as a decimal or mixed number.",
                    "Evaluate the following, products before sums, and state the outcome as a/b with a and b coprime.",
                    "Which reduced fraction equals the arithmetic expression shown?")
            .say(
                    "mixed",
                    "Calculate and write the result as a mixed number, for example 2 1/3.",
                    "A recipe asks for this many cups. How much is it altogether, with the whole cups in front and a reduced proper fraction behind?",
                    "Combine the fractions. If more than a whole comes out, split off the integer part, as in 4 2/5.",
                    "{who} cuts boards by inches and reads lengths such as 3 1/4. Convert the expression into that style, fully reduced.",
                    "Give the exact answer in mixed notation, which means integer part, blank, proper fraction in lowest terms.",
                    "How would a school book print the result, with wholes separated from the remaining fraction?")
            .in("de")
            .say(
                    "plain",
                    "Berechne den Ausdruck und gib das Ergebnis als vollständig gekürzten Bruch an, nicht als gemischte Zahl.",
                    "Welcher gekürzte Bruch ist gleich diesem Term? Unechte Brüche dürfen stehen bleiben.")
            .say(
                    "mixed",
                    "Rechne und schreibe das Ergebnis als gemischte Zahl, zum Beispiel 2 1/3.",
                    "Fasse die Brüche zusammen und gib die Ganzen vor dem gekürzten Restbruch an, wie in 4 2/5.")
            .in("es")
            .say(
                    "plain",
                    "Calcula la expresión y da el resultado como fracción irreducible, no como número mixto.",
                    "¿Qué fracción irreducible equivale a esta expresión? Puede ser impropia.")
            .say(
                    "mixed",
                    "Calcula y escribe el resultado como número mixto, por ejemplo 2 1/3.",
                    "Combina las fracciones y pon la parte entera delante de la fracción reducida, como en 4 2/5.")
            .in("fr")
            .say(
                    "plain",
                    "Calcule l'expression et donne le résultat sous forme de fraction irréductible, sans nombre mixte.",
                    "Quelle fraction irréductible est égale à cette expression ? Elle peut être supérieure à 1.")
            .say(
                    "mixed",
                    "Calcule et écris le résultat sous forme de nombre mixte, par exemple 2 1/3.",
                    "Réunis les fractions et place la partie entière devant la fraction simplifiée, comme dans 4 2/5.")
            .in("zh")
            .say("plain", "计算这个式子，用最简分数表示结果，不要写成带分数。", "这个式子等于哪个最简分数？可以是假分数。")
            .say("mixed", "计算并把结果写成带分数，例如2 1/3。", "把这些分数合并起来，整数部分写在最简真分数前面，如4 2/5。")
            .list();

    @Override
    public String name() {
        return "fraction-arithmetic";
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
        int largest = Level.scale(level, 6, 14);
        var text = new StringBuilder(fraction(largest, random));
        // Mixed numbers are for amounts, which do not fall below zero.
        var sums = values.kind().equals("mixed") ? List.of(" + ") : List.of(" + ", " - ");
        var signs = new ArrayList<>(sums);
        if (level > 2) {
            signs.add(" * ");
        }
        for (int i = level < 3 ? level : level - 1; i > 0; i--) {
            text.append(random.pick(signs)).append(fraction(largest, random));
        }
        return text.toString();
    }

    private static String fraction(int largest, SeededRandom random) {
        int denominator = random.between(2, largest);
        int numerator = random.between(1, denominator + 2);
        return (numerator == denominator ? 1 : numerator) + "/" + denominator;
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.count(input, ' ') / 2, 1, input.contains("*") ? 1 : 2, 2, 3);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (!INPUT.matcher(input).matches()) {
            return Optional.empty();
        }
        var sum = Fraction.ZERO;
        var product = Fraction.of(1, 1);
        for (var token : input.split(" ", -1)) {
            switch (token) {
                case "+", "-" -> {
                    sum = sum.plus(product);
                    product = Fraction.of(token.equals("+") ? 1 : -1, 1);
                }
                case "*" -> {}
                default -> product = product.times(fraction(token));
            }
        }
        var result = sum.plus(product);
        return Optional.of(values.kind().equals("plain") ? result.plain() : result.mixed());
    }

    private static Fraction fraction(String token) {
        var parts = token.split("/", 2);
        return Fraction.of(Long.parseLong(parts[0]), parts.length < 2 ? 1 : Long.parseLong(parts[1]));
    }
}
