package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks ordering puzzles by trying all orders against what the text says of the names, in the order they stand in it. */
final class PuzzleChecks {

    private static final String CHAIN = "0>1 2>3 4>5";

    /** What a wording says, told by words of it: the n-th name comes before the m-th. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("tallest", CHAIN),
            Map.entry("In a race", CHAIN),
            Map.entry("their ages", "0>1 2>0 0>3 1>3 2>3"),
            Map.entry("stamps", "0>1 1>2 2>3"),
            Map.entry("jumped", CHAIN),
            Map.entry("boxes", "4>5 5>6 6>3"),
            Map.entry("arrived after", "1>0 3>2 5>4"),
            Map.entry("outranks", CHAIN),
            Map.entry("earns less", "1>0 0>2 3>4"),
            Map.entry("finished before", CHAIN),
            Map.entry("Seen from", "0>1 0>2 0>3 2>1 3>1 3>2"),
            Map.entry("heavier", CHAIN),
            Map.entry("lives above", CHAIN),
            Map.entry("queues directly", CHAIN));

    private PuzzleChecks() {}

    static boolean ordering(String instruction, Values values, String input, String answer) {
        var said = SAID.entrySet().stream()
                .filter(entry -> instruction.contains(entry.getKey()))
                .toList();
        var mentioned = Pattern.compile(String.join("|", Bank.PEOPLE))
                .matcher(instruction)
                .results()
                .map(result -> result.group())
                .toList();
        var orders = new ArrayList<List<String>>();
        permute(new ArrayList<>(mentioned.stream().distinct().toList()), 0, orders);
        orders.removeIf(order -> !Arrays.stream(said.get(0).getValue().split(" "))
                .allMatch(pair -> order.indexOf(mentioned.get(pair.charAt(0) - '0'))
                        < order.indexOf(mentioned.get(pair.charAt(2) - '0'))));
        if (said.size() != 1 || orders.size() != 1) {
            return false;
        }
        var order = orders.get(0);
        return answer.equals(
                switch (values.kind()) {
                    case "first" -> order.get(0);
                    case "second" -> order.get(1);
                    case "last" -> order.get(3);
                    default -> String.join(", ", order);
                });
    }

    private static void permute(List<String> names, int from, List<List<String>> orders) {
        if (from == names.size()) {
            orders.add(List.copyOf(names));
        }
        for (int i = from; i < names.size(); i++) {
            Collections.swap(names, from, i);
            permute(names, from + 1, orders);
            Collections.swap(names, from, i);
        }
    }
}
