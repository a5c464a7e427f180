package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bitwise operations on two binary numbers of the same width. */
final class BitOperations implements TaskFamily {

    private static final Pattern INPUT = Pattern.compile("([01]{1,40})\\n([01]{1,40})");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "and",
                    "Compute the bitwise AND of the two binary numbers, keeping all digits.",
                    "Apply the second line as a mask to the first: a bit stays 1 where the mask has a 1 and becomes 0 elsewhere. Write the masked pattern in full width.",
                    "Where both rows show a one, the answer has a one, otherwise a zero. Print that row.")
            .say(
                    "or",
                    "Combine the two bit strings by a bitwise OR and give the result with leading zeros.",
                    "{who} merges two sets of flags. Which flags are on if a flag counts as on as soon as either line has it on? Same number of bits, please.",
                    "Overlay two punched strips: a position is open (1) if at least one of them is open there. State the combined bit pattern.")
            .say(
                    "xor",
                    "What is the XOR of these two binary words? Keep their width.",
                    "Write a 1 for every position at which the lines differ and a 0 where they agree.",
                    "Encrypt the first word with the second as a one-time pad, adding bit by bit modulo two.")
            .say(
                    "distance",
                    "How many bits differ between the two words, i.e. what is their Hamming distance?",
                    "Count the positions that must be flipped to turn the first binary string into the second.",
                    "A message of bits was sent (line 1) and received (line 2). Find the number of transmission errors.")
            .say(
                    "sum",
                    "Add the two binary numbers and give the sum in binary without leading zeros.",
                    "Perform a base-two addition with carries; write the total in base two, its first digit being 1.")
            .in("de")
            .say(
                    "and",
                    "Verknüpfe die beiden Binärzahlen bitweise mit UND und behalte alle Stellen.",
                    "Schreibe überall dort eine 1, wo beide Zeilen eine 1 haben, sonst eine 0.")
            .say(
                    "or",
                    "Verknüpfe die beiden Bitfolgen bitweise mit ODER, führende Nullen eingeschlossen.",
                    "Schreibe eine 1, wo mindestens eine der Zeilen eine 1 hat, sonst eine 0.")
            .say(
                    "xor",
                    "Bilde das exklusive ODER der beiden Binärwörter in voller Breite.",
                    "Schreibe eine 1, wo sich die Zeilen unterscheiden, und eine 0, wo sie übereinstimmen.")
            .say(
                    "distance",
                    "An wie vielen Stellen unterscheiden sich die beiden Binärwörter?",
                    "Bestimme den Hamming-Abstand der beiden Bitfolgen.")
            .say(
                    "sum",
                    "Addiere die beiden Binärzahlen und gib die Summe binär ohne führende Nullen an.",
                    "Rechne im Zweiersystem: Wie lautet die Summe der beiden Zeilen, beginnend mit einer 1?")
            .in("es")
            .say(
                    "and",
                    "Calcula el AND bit a bit de los dos números binarios y conserva todas las cifras.",
                    "Escribe un 1 donde ambas líneas tengan un 1 y un 0 en las demás posiciones.")
            .say(
                    "or",
                    "Combina las dos cadenas de bits con un OR bit a bit, incluidos los ceros iniciales.",
                    "Escribe un 1 donde al menos una de las líneas tenga un 1 y un 0 en las demás posiciones.")
            .say(
                    "xor",
                    "Halla el XOR de las dos palabras binarias sin cambiar su longitud.",
                    "Escribe un 1 donde las líneas difieran y un 0 donde coincidan.")
            .say(
                    "distance",
                    "¿En cuántas posiciones difieren las dos palabras binarias?",
                    "Calcula la distancia de Hamming entre las dos cadenas de bits.")
            .say(
                    "sum",
                    "Suma los dos números binarios y da el total en binario sin ceros iniciales.",
                    "Haz la suma en base dos, con acarreo; el resultado, en base dos, empieza por 1.")
            .in("fr")
            .say(
                    "and",
                    "Calcule le ET bit à bit des deux nombres binaires en gardant tous les chiffres.",
                    "Écris un 1 là où les deux lignes ont un 1, et un 0 ailleurs.")
            .say(
                    "or",
                    "Combine les deux suites de bits par un OU bit à bit, zéros initiaux compris.",
                    "Écris un 1 là où au moins une des lignes a un 1, et un 0 ailleurs.")
            .say(
                    "xor",
                    "Calcule le OU exclusif des deux mots binaires sans changer leur longueur.",
                    "Écris un 1 là où les lignes diffèrent et un 0 là où elles concordent.")
            .say(
                    "distance",
                    "En combien de positions les deux mots binaires diffèrent-ils ?",
                    "Donne la distance de Hamming entre les deux suites de bits.")
            .say(
                    "sum",
                    "Additionne les deux nombres binaires et donne la somme en binaire sans zéros initiaux.",
                    "Fais l'addition en base deux, avec retenues ; le résultat, en base deux, commence par 1.")
            .in("zh")
            .say("and", "对这两个二进制数按位做与运算，保留全部位数。", "两行在同一位上都是1就写1，否则写0。")
            .say("or", "对这两个比特串按位做或运算，保留前导零。", "同一位上至少有一行是1就写1，否则写0。")
            .say("xor", "求这两个二进制字的按位异或，位数不变。", "两行在某一位上不同就写1，相同就写0。")
            .say("distance", "这两个二进制字有多少位不同？", "求两个比特串的汉明距离。")
            .say("sum", "把这两个二进制数相加，用二进制写出和，不带前导零。", "做二进制加法，注意进位，结果用二进制表示，首位为1。")
            .list();

    @Override
    public String name() {
        return "bit-operations";
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
        int width = 2 + 2 * level;
        return bits(width, random) + "\n" + bits(width, random);
    }

    private static String bits(int width, SeededRandom random) {
        var bits = new StringBuilder("1");
        while (bits.length() < width) {
            bits.append(random.nextInt(2));
        }
        return bits.toString();
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(input.length(), 9, 13, 17, 21);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var words = INPUT.matcher(input);
        if (!words.matches() || words.group(1).length() != words.group(2).length()) {
            return Optional.empty();
        }
        long one = Long.parseLong(words.group(1), 2);
        long other = Long.parseLong(words.group(2), 2);
        int width = words.group(1).length();
        return Optional.of(
                switch (values.kind()) {
                    case "and" -> padded(one & other, width);
                    case "or" -> padded(one | other, width);
                    case "xor" -> padded(one ^ other, width);
                    case "distance" -> String.valueOf(Long.bitCount(one ^ other));
                    default -> Long.toBinaryString(one + other);
                });
    }

    private static String padded(long number, int width) {
        var digits = Long.toBinaryString(number);
        return "0".repeat(width - digits.length()) + digits;
    }
}
