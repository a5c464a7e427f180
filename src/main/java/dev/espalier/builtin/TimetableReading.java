package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Questions about a small timetable. */
final class TimetableReading implements TaskFamily {

    private static final Pattern RIDE =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d) ([A-Z][a-z]{1,30}), (\\d{1,3}) min");

    private record Ride(int start, String town, int minutes) {}

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.number("hour", 7, 17), Slot.oneOf("who", Bank.PEOPLE), Slot.number("minutes", 15, 90, 5))
            .say(
                    "first",
                    "Read the timetable and say when the first departure after {hour}:00 leaves, with the hour and the minutes.",
                    "{who} reaches the station at {hour}:00 sharp. At what time does the next train go?",
                    "From the departures below choose the earliest one later than {hour}:00 and give its time.")
            .say(
                    "where",
                    "Where does the last train of the timetable go?",
                    "Which town is the destination of the latest departure?",
                    "Somebody misses every train but the final one. In which town will they end up?")
            .say(
                    "longest",
                    "Which destination has the longest journey according to the timetable?",
                    "Compare the travel times and name the town that takes most minutes to reach.",
                    "{who} likes long rides. Pick the town whose train is on the way longest.")
            .say(
                    "count",
                    "How many departures take less than {minutes} minutes?",
                    "Count the trains in the plan whose ride is shorter than {minutes} minutes.",
                    "For a trip under {minutes} minutes, how many choices does the table offer?")
            .say(
                    "arrival",
                    "When does the first train of the list arrive? Add its travel time to its departure.",
                    "Take the top line of the plan and compute the time of arrival there, in hours and minutes.",
                    "{who} boards the train in row one. At what time is the ride over?")
            .list();

    @Override
    public String name() {
        return "timetable-reading";
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
        var towns = random.sample(Bank.PLACES, random.between(Level.scale(level, 2, 6), Level.scale(level, 3, 9)));
        var minutes = random.sample(IntStream.rangeClosed(2, 20).boxed().toList(), towns.size());
        var times = random.sample(IntStream.range(0, 13 * 12).boxed().toList(), towns.size()).stream()
                .sorted()
                .toList();
        return IntStream.range(0, towns.size())
                .mapToObj(i -> time(360 + 5 * times.get(i)) + " " + towns.get(i) + ", " + 5 * minutes.get(i) + " min")
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var rides = new ArrayList<Ride>();
        for (var line : input.split("\n", -1)) {
            var ride = RIDE.matcher(line);
            if (!ride.matches() || rides.size() > 50) {
                return Optional.empty();
            }
            int start = 60 * Integer.parseInt(ride.group(1)) + Integer.parseInt(ride.group(2));
            rides.add(new Ride(start, ride.group(3), Integer.parseInt(ride.group(4))));
        }
        return answer(values, rides);
    }

    private static Optional<String> answer(Values values, List<Ride> rides) {
        return switch (values.kind()) {
            case "first" ->
                rides.stream()
                        .map(Ride::start)
                        .filter(start -> start > 60 * values.number("hour"))
                        .min(Integer::compare)
                        .map(TimetableReading::time)
                        .or(() -> Optional.of("none"));
            case "where" -> single(rides, Ride::start);
            case "longest" -> single(rides, Ride::minutes);
            case "count" ->
                Optional.of(String.valueOf(rides.stream()
                        .filter(ride -> ride.minutes < values.number("minutes"))
                        .count()));
            default -> Optional.of(time(rides.get(0).start + rides.get(0).minutes));
        };
    }

    /** The town with the largest value; none if two share it. */
    private static Optional<String> single(List<Ride> rides, ToIntFunction<Ride> value) {
        int largest = rides.stream().mapToInt(value).max().orElse(0);
        var towns = rides.stream()
                .filter(ride -> value.applyAsInt(ride) == largest)
                .map(Ride::town)
                .toList();
        return towns.size() == 1 ? Optional.of(towns.get(0)) : Optional.empty();
    }

    private static String time(int minutes) {
        int ofDay = minutes % 1440;
        return two(ofDay / 60) + ":" + two(ofDay % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
