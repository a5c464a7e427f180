package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/** Figures of a list of numbers: sum, range, middle, how many. */
final class ListStatistics implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.number("limit", 10, 60), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "sum",
                    "Add up all the numbers in the list.",
                    "What do the amounts below come to in total?",
                    "{who} walked these distances, in kilometres, on successive days. How far was it altogether?")
            .say(
                    "range",
                    "Find the difference between the largest and the smallest value.",
                    "Temperatures of one week are given; by how many degrees do the warmest and the coldest day differ?",
                    "State the range of this data set.")
            .say(
                    "median",
                    "Determine the median. When the count of values is even, take the mean of the middle two.",
                    "Line the figures up by size and tell me the one in the middle, or halfway between the middle pair.",
                    "{who} wants to know the typical price, meaning the median of the prices supplied.")
            .say(
                    "above",
                    "How many of the numbers are greater than {limit}?",
                    "Count the parcels that weigh more than {limit} kilograms, given the weights.",
                    "In a game, points above {limit} earn a badge. Say how many of the listed results do so.")
            .say(
                    "even-sum",
                    "Total the even numbers of the list and ignore the odd ones.",
                    "Only even tickets win. What is the sum of the winning numbers?")
            .in("de")
            .say("sum", "Addiere alle Zahlen der Liste.", "Wie groß ist die Summe der folgenden Zahlen?")
            .say(
                    "range",
                    "Wie groß ist der Unterschied zwischen dem größten und dem kleinsten Wert?",
                    "Bestimme die Spannweite der Werte.")
            .say(
                    "median",
                    "Bestimme den Median. Bei gerader Anzahl nimm den Mittelwert der beiden mittleren Werte.",
                    "Ordne die Zahlen und nenne die mittlere, oder die Mitte zwischen den beiden mittleren.")
            .say("above", "Wie viele der Zahlen sind größer als {limit}?", "Zähle die Werte, die über {limit} liegen.")
            .say("even-sum", "Addiere nur die geraden Zahlen der Liste.", "Wie groß ist die Summe der geraden Zahlen?")
            .in("es")
            .say("sum", "Suma todos los números de la lista.", "¿Cuál es la suma de los números siguientes?")
            .say("range", "Halla la diferencia entre el valor mayor y el menor.", "¿Cuál es el rango de estos valores?")
            .say(
                    "median",
                    "Halla la mediana. Si hay un número par de valores, toma la media de los dos centrales.",
                    "Ordena los números y da el central, o el punto medio entre los dos centrales.")
            .say("above", "¿Cuántos de los números son mayores que {limit}?", "Cuenta los valores que superan {limit}.")
            .say("even-sum", "Suma solo los números pares de la lista.", "¿Cuál es la suma de los números pares?")
            .in("fr")
            .say("sum", "Additionne tous les nombres de la liste.", "Quelle est la somme des nombres suivants ?")
            .say(
                    "range",
                    "Trouve l'écart entre la plus grande et la plus petite valeur.",
                    "Quelle est l'étendue de ces valeurs ?")
            .say(
                    "median",
                    "Détermine la médiane. Si le nombre de valeurs est pair, prends la moyenne des deux du milieu.",
                    "Range les nombres et donne celui du milieu, ou le milieu entre les deux nombres centraux.")
            .say(
                    "above",
                    "Combien de ces nombres sont supérieurs à {limit} ?",
                    "Compte les valeurs qui dépassent {limit}.")
            .say(
                    "even-sum",
                    "Additionne seulement les nombres pairs de la liste.",
                    "Quelle est la somme des nombres pairs ?")
            .in("zh")
            .say("sum", "把列表中的所有数字加起来。", "下列数字的总和是多少？")
            .say("range", "求最大值与最小值之差。", "这组数据的极差是多少？")
            .say("median", "求中位数。如果数据个数为偶数，取中间两个数的平均值。", "把数字按大小排列，给出最中间的数，或中间两数的平均数。")
            .say("above", "有多少个数字大于{limit}？", "数一数，超过{limit}的数字有几个？")
            .say("even-sum", "只把列表中的偶数加起来。", "列表中所有偶数的和是多少？")
            .list();

    @Override
    public String name() {
        return "list-statistics";
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
        return NumberText.draw(
                random, Level.scale(level, 3, 10), Level.scale(level, 5, 16), 1, Level.scale(level, 70, 150));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input).map(numbers -> {
            var sorted = numbers.stream().sorted().toList();
            return switch (values.kind()) {
                case "sum" -> String.valueOf(sorted.stream().mapToLong(n -> n).sum());
                case "range" -> String.valueOf(sorted.get(sorted.size() - 1) - sorted.get(0));
                case "median" -> median(sorted);
                case "above" ->
                    String.valueOf(sorted.stream()
                            .filter(n -> n > values.number("limit"))
                            .count());
                default ->
                    String.valueOf(sorted.stream()
                            .filter(n -> n % 2 == 0)
                            .mapToLong(n -> n)
                            .sum());
            };
        });
    }

    private static String median(List<Integer> sorted) {
        long low = sorted.get((sorted.size() - 1) / 2);
        long high = sorted.get(sorted.size() / 2);
        return NumberText.quotient(low + high, 2).orElseThrow();
    }
}
