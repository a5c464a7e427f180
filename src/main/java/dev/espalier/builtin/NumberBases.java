package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whole numbers in other bases, both ways. */
final class NumberBases implements TaskFamily {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,12}");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.growing("n", 9, 60, 3000, 1),
                    Slot.meaning(
                            "base",
                            "2: binary | base 2",
                            "8: octal | base 8",
                            "16: hexadecimal | base 16",
                            "3: ternary | base 3",
                            "5: quinary | base 5"))
            .say(
                    "to",
                    "Convert the decimal number {n} to {base}.",
                    "What is {n} in {base}?",
                    "Write down how {n} looks in {base} notation, lower-case digits, no prefix.",
                    "By repeated division, bring {n} into {base}.",
                    "A register holds {n}. Show its content in {base}.",
                    "Represent {n}, an ordinary decimal, as a {base} numeral without leading zeros.")
            .say(
                    "from",
                    "The input is a number in {base}. Give its decimal value.",
                    "Read these digits as {base} and translate them into base ten.",
                    "Which ordinary decimal number hides behind this {base} notation?",
                    "Evaluate the numeral, whose digits are {base}, and answer in decimal.")
            .in(
                    "de",
                    Slot.meaning(
                            "base",
                            "2: Binärsystem",
                            "8: Oktalsystem",
                            "16: Hexadezimalsystem",
                            "3: Dreiersystem",
                            "5: Fünfersystem"))
            .say("to", "Wandle die Dezimalzahl {n} ins {base} um.", "Wie schreibt man die Dezimalzahl {n} im {base}?")
            .say(
                    "from",
                    "Diese Zahl steht im {base}. Wie lautet sie dezimal?",
                    "Rechne die Zahl aus dem {base} in eine Dezimalzahl um.")
            .in(
                    "es",
                    Slot.meaning(
                            "base",
                            "2: sistema binario",
                            "8: sistema octal",
                            "16: sistema hexadecimal",
                            "3: sistema ternario",
                            "5: sistema quinario"))
            .say(
                    "to",
                    "Convierte el número decimal {n} al {base}.",
                    "¿Cómo se escribe el número decimal {n} en el {base}?")
            .say(
                    "from",
                    "Este número está escrito en el {base}. Da su valor decimal.",
                    "Pasa a decimal este número del {base}.")
            .in("fr", Slot.meaning("base", "2: binaire", "8: octal", "16: hexadécimal", "3: ternaire", "5: quinaire"))
            .say(
                    "to",
                    "Convertis le nombre décimal {n} en {base}.",
                    "Comment s'écrit le nombre décimal {n} en {base} ?")
            .say(
                    "from",
                    "Ce nombre est écrit en {base}. Donne sa valeur décimale.",
                    "Ce nombre est noté en {base}. Que vaut-il en base dix ?")
            .in("zh", Slot.meaning("base", "2: 二进制", "8: 八进制", "16: 十六进制", "3: 三进制", "5: 五进制"))
            .say("to", "把十进制数{n}转换成{base}。", "十进制数{n}用{base}怎么表示？")
            .say("from", "这是一个{base}数，请给出它的十进制值。", "这个数是用{base}写的，换算成十进制是多少？")
            .list();

    @Override
    public String name() {
        return "number-bases";
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
        return values.kind().equals("to")
                ? ""
                : Integer.toString(random.between(9, Level.scale(level, 60, 4000)), values.count("base"));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        int base = values.count("base");
        if (values.kind().equals("to")) {
            return input.isEmpty() ? Optional.of(Long.toString(values.number("n"), base)) : Optional.empty();
        }
        return DIGITS.matcher(input).matches() && input.chars().allMatch(c -> Character.digit(c, base) >= 0)
                ? Optional.of(String.valueOf(Long.parseLong(input, base)))
                : Optional.empty();
    }
}
