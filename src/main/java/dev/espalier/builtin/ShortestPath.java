package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The shortest way between two places along roads of known lengths. */
final class ShortestPath implements TaskFamily {

    private static final int MOST = 60;
    private static final Pattern ROAD = Pattern.compile("([A-Z][a-z]{1,20}) - ([A-Z][a-z]{1,20}): ([1-9]\\d{0,3}) km");
    private static final Pattern TRIP = Pattern.compile("From ([A-Z][a-z]{1,20}) to ([A-Z][a-z]{1,20})");

    private record Road(String one, String other, int length) {}

    /** The best way to a place so far, and whether another one is as short. */
    private record Way(int length, List<String> places, boolean tied) {}

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "length",
                    "How many kilometres is the shortest route? All roads can be used in both directions.",
                    "Given the lengths of the roads between towns, compute the minimal driving distance in km for the trip on the last line. No road is one-way.",
                    "{who} cycles along two-way roads and wants to cover as few kilometres as possible. What will the odometer show at the destination?",
                    "In this road network, what is the least total length of a connection between start and end? Roads run both ways.",
                    "A navigation device minimises kilometres. Which distance does it announce for the journey stated at the bottom, if every stretch is open in either direction?",
                    "Apply Dijkstra's algorithm to the undirected, weighted network and state the cost from source to target.")
            .say(
                    "route",
                    "Name the towns of the shortest route in order, start and destination included, separated by commas. Roads work both ways.",
                    "Which way should {who} drive to keep the distance minimal? List every place passed, from first to last, with commas; all roads are two-way.",
                    "Plan the trip with the fewest kilometres and write down its stations, comma-separated, beginning with the start.",
                    "Through which places does the optimal journey lead? Put them on one line in travelling order with commas between; each road may be taken in either direction.",
                    "The lorry takes the connection of least length. Give its itinerary as a comma-separated list of towns from departure to arrival.")
            .say(
                    "roads",
                    "Of how many roads does the shortest route consist?",
                    "Count the stretches of road on the kilometre-saving way from start to end. Travel in both directions is possible everywhere.",
                    "{who} always picks the shortest connection. How many of the listed roads are used on this trip?")
            .list();

    @Override
    public String name() {
        return "shortest-path";
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
        var places = random.sample(Bank.PLACES, 3 + level);
        var lines = new ArrayList<String>();
        for (int i = 1; i < places.size(); i++) {
            // Each place hangs on one before it, and often on a second one.
            int first = random.between(Math.max(0, i - 3), i - 1);
            lines.add(road(places.get(first), places.get(i), random));
            int second = random.nextInt(i);
            if (second != first) {
                lines.add(road(places.get(second), places.get(i), random));
            }
        }
        var roads = new ArrayList<>(random.shuffled(lines));
        roads.add("From " + places.get(0) + " to " + places.get(places.size() - 1));
        return String.join("\n", roads);
    }

    private static String road(String one, String other, SeededRandom random) {
        boolean turned = random.nextInt(2) == 0;
        return (turned ? other + " - " + one : one + " - " + other) + ": " + random.between(2, 25) + " km";
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 6, 8, 9, 11);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var lines = List.of(input.split("\n", MOST + 1));
        var trip = TRIP.matcher(lines.get(lines.size() - 1));
        if (lines.size() > MOST || !trip.matches() || trip.group(1).equals(trip.group(2))) {
            return Optional.empty();
        }
        var roads = new ArrayList<Road>();
        for (var line : lines.subList(0, lines.size() - 1)) {
            var road = ROAD.matcher(line);
            if (!road.matches()) {
                return Optional.empty();
            }
            roads.add(new Road(road.group(1), road.group(2), Integer.parseInt(road.group(3))));
        }
        return Optional.ofNullable(ways(trip.group(1), roads).get(trip.group(2)))
                .flatMap(way -> answer(values, way));
    }

    private static Optional<String> answer(Values values, Way way) {
        if (values.kind().equals("length")) {
            return Optional.of(String.valueOf(way.length));
        }
        if (way.tied) {
            return Optional.empty();
        }
        return Optional.of(
                values.kind().equals("route") ? String.join(", ", way.places) : String.valueOf(way.places.size() - 1));
    }

    /** Improves ways along single roads until nothing changes (Bellman and Ford). */
    private static Map<String, Way> ways(String start, List<Road> roads) {
        var ways = new TreeMap<String, Way>();
        ways.put(start, new Way(0, List.of(start), false));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var road : roads) {
                changed |= improve(ways, road.one, road.other, road.length);
                changed |= improve(ways, road.other, road.one, road.length);
            }
        }
        return ways;
    }

    private static boolean improve(Map<String, Way> ways, String from, String to, int length) {
        var before = ways.get(from);
        if (before == null) {
            return false;
        }
        var known = ways.get(to);
        var places = new ArrayList<>(before.places);
        places.add(to);
        int total = before.length + length;
        if (known == null || total < known.length) {
            ways.put(to, new Way(total, places, before.tied));
            return true;
        }
        boolean tied = before.tied || !places.equals(known.places);
        if (total == known.length && tied && !known.tied) {
            ways.put(to, new Way(total, known.places, true));
            return true;
        }
        return false;
    }
}
