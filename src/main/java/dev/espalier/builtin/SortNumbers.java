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
            .say("all", "Sortiere die Zahlen der Liste {order}, getrennt durch Komma und Leerzeichen.")
            .say("distinct", "Schreibe jede Zahl der Liste nur einmal auf, {order}.")
            .in(
                    "es",
                    Slot.meaning(
                            "order",
                            "up: de menor a mayor | en orden ascendente",
                            "down: de mayor a menor | en orden descendente"))
            .say("all", "Ordena los números de la lista {order}, separados por coma y espacio.")
            .say("distinct", "Escribe cada número de la lista una sola vez, {order}.")
            .in(
                    "fr",
                    Slot.meaning(
                            "order",
                            "up: par ordre croissant | du plus petit au plus grand",
                            "down: par ordre décroissant | du plus grand au plus petit"))
            .say("all", "Trie les nombres de la liste {order}, séparés par une virgule et une espace.")
            .say("distinct", "Écris chaque nombre de la liste une seule fois, {order}.")
            .in("zh", Slot.meaning("order", "up: 从小到大 | 按升序", "down: 从大到小 | 按降序"))
            .say("all", "把列表中的数字{order}排列，用逗号和空格分隔。")
            .say("distinct", "每个数字只保留一次，并{order}排列。")
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
