package dev.espalier.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks that try everything: all ways along the roads, all orders in a row. */
final class SearchChecks {

    static final Map<String, Check> ALL =
            Map.of("shortest-path", SearchChecks::path, "seating-puzzle", SearchChecks::seating);

    /** A way and its length. */
    private record Way(List<String> places, int length) {}

    private SearchChecks() {}

    private static boolean path(String instruction, Values values, String input, String answer) {
        var lines = new ArrayList<>(List.of(input.split("\n")));
        var trip = lines.remove(lines.size() - 1).substring(5).split(" to ");
        var ways = new ArrayList<Way>();
        follow(List.of(trip[0]), 0, trip[1], lines, ways);
        ways.sort(Comparator.comparingInt(Way::length));
        var best = ways.get(0);
        if (values.kind().equals("length")) {
            return answer.equals("" + best.length);
        }
        return (ways.size() == 1 || ways.get(1).length > best.length)
                && answer.equals(
                        values.kind().equals("route") ? String.join(", ", best.places) : "" + (best.places.size() - 1));
    }

    private static void follow(List<String> places, int length, String end, List<String> roads, List<Way> ways) {
        var here = places.get(places.size() - 1);
        if (here.equals(end)) {
            ways.add(new Way(places, length));
            return;
        }
        for (var road : roads) {
            var ends =
                    new ArrayList<>(List.of(road.substring(0, road.indexOf(':')).split(" - ")));
            if (ends.remove(here) && !places.contains(ends.get(0))) {
                var longer = new ArrayList<>(places);
                longer.add(ends.get(0));
                int km = Integer.parseInt(road.replaceAll("\\D", ""));
                follow(longer, length + km, end, roads, ways);
            }
        }
    }

    private static boolean seating(String instruction, Values values, String input, String answer) {
        var lines = input.split("\n");
        var orders = List.of(List.<String>of());
        for (var person : lines[0].substring(8).split(", ")) {
            orders = orders.stream()
                    .flatMap(order -> IntStream.rangeClosed(0, order.size()).mapToObj(place -> {
                        var longer = new ArrayList<>(order);
                        longer.add(place, person);
                        return List.copyOf(longer);
                    }))
                    .toList();
        }
        for (int i = 1; i < lines.length; i++) {
            var clue = lines[i].replace(".", "");
            orders = orders.stream().filter(order -> holds(clue, order)).toList();
        }
        return orders.size() == 1
                && answer.equals(
                        switch (values.kind()) {
                            case "order" -> orders.get(0).stream().collect(Collectors.joining(", "));
                            case "left" -> orders.get(0).get(0);
                            case "second" -> orders.get(0).get(1);
                            default -> orders.get(0).get(orders.get(0).size() - 1);
                        });
    }

    private static boolean holds(String clue, List<String> order) {
        var words = clue.split(" ");
        int one = order.indexOf(words[0]) + 1;
        var last = words[words.length - 1];
        if (clue.contains(" seat ")) {
            return (one == Integer.parseInt(last)) != clue.contains(" not ");
        }
        int gap = order.indexOf(last) + 1 - one;
        if (clue.contains("left of")) {
            return clue.contains("directly") ? gap == 1 : gap > 0;
        }
        return (gap == 1 || gap == -1) != clue.contains(" not ");
    }
}
