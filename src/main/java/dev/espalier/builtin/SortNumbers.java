package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Sorting whole numbers, perhaps without some of them. */
final class SortNumbers implements TaskFamily {

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.meaning(
                            "order",
                            "up: smallest first | in ascending order | from low to high",
                            "down: largest first | in descending order | from high to low"),
                    Slot.number("limit", 15, 70))
            .say(
                    "all",
                    "Sort the list of numbers {order}, with a comma and a space between them.",
                    "Arrange the given values {order}; separate them by commas.",
                    "The readings below came in at random. Rewrite them {order} on one line, comma-separated.",
                    "Put these scores into sequence, {order}.")
            .say(
                    "at-least",
                    "Sort these numbers {order} and leave out every number below {limit}.",
                    "Which of the values are {limit} or more? List those {order}, divided by commas.",
                    "Strike whatever is smaller than {limit} from the row of figures, then order the rest {order}.")
            .say(
                    "below",
                    "Keep only the numbers under {limit} and print them {order}, with commas in between.",
                    "From the measurements supplied, return the ones that lie below {limit}, {order}.",
                    "Anything that reaches {limit} is an error: remove it and show the remaining entries {order}.")
            .say(
                    "distinct",
                    "Remove repeated numbers from the list and write what is left {order}.",
                    "Each value should occur once; give the distinct values {order}, comma-separated.",
                    "Some house numbers were noted twice or more. Produce a clean list {order} without any repetition.")
            .in(
                    "de",
                    Slot.meaning(
                            "order",
                            "up: aufsteigend | vom kleinsten zum größten",
                            "down: absteigend | vom größten zum kleinsten"))
            .say(
                    "all",
                    "Sortiere die Zahlen der Liste {order}, getrennt durch Komma und Leerzeichen.",
                    "Bringe die Werte {order} in eine Reihe, mit Komma und Leerzeichen dazwischen.")
            .say(
                    "at-least",
                    "Sortiere die Zahlen {order} und lass alle unter {limit} weg.",
                    "Welche der Werte betragen mindestens {limit}? Liste sie {order} auf, durch Kommas getrennt.")
            .say(
                    "below",
                    "Behalte nur die Zahlen unter {limit} und schreibe sie {order} auf, mit Kommas dazwischen.",
                    "Liste {order} diejenigen Werte auf, die kleiner als {limit} sind.")
            .say(
                    "distinct",
                    "Schreibe jede Zahl der Liste nur einmal auf, {order}.",
                    "Entferne doppelte Zahlen und sortiere den Rest {order}.")
            .in(
                    "es",
                    Slot.meaning(
                            "order",
                            "up: de menor a mayor | en orden ascendente",
                            "down: de mayor a menor | en orden descendente"))
            .say(
                    "all",
                    "Ordena los números de la lista {order}, separados por coma y espacio.",
                    "Escribe estos valores {order}, con una coma y un espacio entre ellos.")
            .say(
                    "at-least",
                    "Ordena los números {order} y omite los que sean menores que {limit}.",
                    "¿Qué valores llegan al menos a {limit}? Enuméralos {order}, separados por comas.")
            .say(
                    "below",
                    "Conserva solo los números menores que {limit} y escríbelos {order}, con comas entre ellos.",
                    "Enumera {order} los valores que están por debajo de {limit}.")
            .say(
                    "distinct",
                    "Escribe cada número de la lista una sola vez, {order}.",
                    "Elimina los números repetidos y ordena el resto {order}.")
            .in(
                    "fr",
                    Slot.meaning(
                            "order",
                            "up: par ordre croissant | du plus petit au plus grand",
                            "down: par ordre décroissant | du plus grand au plus petit"))
            .say(
                    "all",
                    "Trie les nombres de la liste {order}, séparés par une virgule et une espace.",
                    "Range ces valeurs {order}, avec une virgule et une espace entre elles.")
            .say(
                    "at-least",
                    "Trie les nombres {order} en laissant de côté ceux qui sont inférieurs à {limit}.",
                    "Quelles valeurs sont supérieures ou égales à {limit} ? Donne-les {order}, séparées par des virgules.")
            .say(
                    "below",
                    "Garde seulement les nombres inférieurs à {limit} et écris-les {order}, avec des virgules.",
                    "Donne {order} les valeurs qui sont au-dessous de {limit}.")
            .say(
                    "distinct",
                    "Écris chaque nombre de la liste une seule fois, {order}.",
                    "Supprime les nombres répétés et trie le reste {order}.")
            .in("zh", Slot.meaning("order", "up: 从小到大 | 按升序", "down: 从大到小 | 按降序"))
            .say("all", "把列表中的数字{order}排列，用逗号和空格分隔。", "请将这些数值{order}写成一行，中间用逗号和空格隔开。")
            .say("at-least", "去掉小于{limit}的数字，其余的{order}排列。", "哪些数值不小于{limit}？请{order}列出，用逗号分隔。")
            .say("below", "只保留小于{limit}的数字，并{order}写出，中间用逗号隔开。", "列出低于{limit}的数值，{order}排列。")
            .say("distinct", "每个数字只保留一次，并{order}排列。", "去掉重复的数字，再把剩下的{order}排列。")
            .list();

    @Override
    public String name() {
        return "sort-numbers";
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
        return NumberText.draw(
                random,
                Level.scale(level, 4, 12),
                Level.scale(level, 6, 20),
                1,
                values.kind().equals("distinct") ? 15 : 99);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return NumberText.list(input).map(numbers -> {
            var chosen =
                    numbers.stream().filter(number -> belongs(values, number)).sorted();
            var sorted = (values.kind().equals("distinct") ? chosen.distinct() : chosen).toList();
            return sorted.isEmpty() ? "none" : NumberText.join(inOrder(values, sorted));
        });
    }

    private static boolean belongs(Values values, int number) {
        return switch (values.kind()) {
            case "at-least" -> number >= values.number("limit");
            case "below" -> number < values.number("limit");
            default -> true;
        };
    }

    private static List<Integer> inOrder(Values values, List<Integer> ascending) {
        if (values.text("order").equals("up")) {
            return ascending;
        }
        var reversed = new ArrayList<>(ascending);
        Collections.reverse(reversed);
        return reversed;
    }
}
