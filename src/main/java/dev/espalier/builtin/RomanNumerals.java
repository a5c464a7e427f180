package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Roman numerals from 1 to 3999, both ways. */
final class RomanNumerals implements TaskFamily {

    private static final List<String> SIGNS =
            List.of("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I");
    private static final List<Integer> WORTH = List.of(1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1);

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.growing("n", 4, 99, 3999, 1), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "to",
                    "Write {n} as a Roman numeral.",
                    "The mason in {place} carves the year {n} in Roman letters above the door. Which letters are needed?",
                    "Express the number {n} the way the ancient Romans did.",
                    "How would a clock maker who uses I, V, X, L, C, D and M note down {n}?",
                    "Convert {n} from Arabic digits to Roman ones.")
            .say(
                    "from",
                    "What number does the Roman numeral stand for?",
                    "Read the inscription and give its value in ordinary digits.",
                    "A book names its year in Roman letters. Translate that into our usual notation.",
                    "Decode these Roman digits.",
                    "Change the numeral, which uses letters such as X and V, back to a decimal number.")
            .in("de")
            .say("to", "Schreibe {n} in römischen Ziffern.", "Wie lautet die Zahl {n} in römischer Schreibweise?")
            .say(
                    "from",
                    "Welche Zahl steht hinter diesen römischen Ziffern?",
                    "Übertrage die römische Zahl in gewöhnliche Ziffern.")
            .in("es")
            .say("to", "Escribe {n} en números romanos.", "¿Cómo se escribe {n} con cifras romanas?")
            .say("from", "¿Qué número representa este numeral romano?", "Pasa el número romano a cifras corrientes.")
            .in("fr")
            .say("to", "Écris {n} en chiffres romains.", "Comment s'écrit {n} en numération romaine ?")
            .say(
                    "from",
                    "Quel nombre ces chiffres romains représentent-ils ?",
                    "Convertis le nombre romain en chiffres ordinaires.")
            .in("zh")
            .say("to", "用罗马数字写出{n}。", "{n}的罗马数字怎么写？")
            .say("from", "这个罗马数字表示多少？", "把罗马数字改写成普通的十进制数。")
            .list();

    @Override
    public String name() {
        return "roman-numerals";
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
        return values.kind().equals("to") ? "" : roman(random.between(4, Level.scale(level, 99, 3999)));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        if (values.kind().equals("to")) {
            long number = values.number("n");
            return input.isEmpty() && number >= 1 && number <= 3999
                    ? Optional.of(roman((int) number))
                    : Optional.empty();
        }
        return value(input).map(String::valueOf);
    }

    private static String roman(int number) {
        var roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < SIGNS.size(); i++) {
            while (rest >= WORTH.get(i)) {
                roman.append(SIGNS.get(i));
                rest -= WORTH.get(i);
            }
        }
        return roman.toString();
    }

    /** Only the usual spelling counts: what is read must be what would be written. */
    private static Optional<Integer> value(String roman) {
        int value = 0;
        int at = 0;
        for (int i = 0; i < SIGNS.size(); i++) {
            while (roman.startsWith(SIGNS.get(i), at) && value < 4000) {
                value += WORTH.get(i);
                at += SIGNS.get(i).length();
            }
        }
        return value > 0 && value < 4000 && roman(value).equals(roman) ? Optional.of(value) : Optional.empty();
    }
}
