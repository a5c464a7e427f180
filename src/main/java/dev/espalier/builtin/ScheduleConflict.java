package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether appointments of a day overlap. Those that merely touch are not judged: people disagree about them. */
final class ScheduleConflict implements TaskFamily {

    private static final Pattern ENTRY =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d) ([a-z ]{1,30})");
    private static final int MOST = 40;
    private static final List<String> EVENTS = List.of(
            "dentist",
            "team meeting",
            "swimming lesson",
            "phone call",
            "lunch with a client",
            "guided tour",
            "rehearsal",
            "haircut",
            "job interview",
            "parents evening",
            "car service",
            "book club",
            "piano lesson",
            "fire drill");

    private record Entry(int from, int to) {

        boolean overlaps(Entry other) {
            return from < other.to && other.from < to;
        }

        boolean touches(Entry other) {
            return from == other.to || to == other.from;
        }
    }

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "any",
                    "Do any two of these appointments overlap? Answer yes or no.",
                    "Look through the day plan for a clash and report yes if you find one, no if everything fits.",
                    "{who} can only be in one place at a time. Is there a moment in this calendar when two entries run at once, yes or no?",
                    "One room has been booked as listed. Has it been double-booked at any time of the day? Say yes or no.",
                    "Judge the schedule: label it \"no\" if all of its entries can be attended in full, else \"yes\" for a conflict.",
                    "Would a single person miss part of something on this list because something else takes place meanwhile? Yes or no.")
            .say(
                    "last",
                    "Can the last appointment be added to those above it without a clash? Answer yes or no.",
                    "The bottom line is a new request, everything before it is already fixed. Does the request fit into the free time, yes or no?",
                    "Accept or decline the final invitation: write yes if {who} is free throughout it according to the other lines, and no if not.",
                    "All lines but the closing one are confirmed bookings. State with yes or no whether the closing one leaves them undisturbed.",
                    "Is the slot on the last line still completely unoccupied by the earlier entries? Reply \"yes\" or \"no\".",
                    "Somebody wants to squeeze in the event listed at the end. Tell me yes if the hours it needs are free, no if they collide with an earlier line.")
            .list();

    @Override
    public String name() {
        return "schedule-conflict";
    }

    @Override
    public AnswerShape shape() {
        return AnswerShape.LABEL;
    }

    @Override
    public List<Wording> wordings() {
        return WORDINGS;
    }

    @Override
    public String input(Values values, int level, SeededRandom random) {
        int count = 2 + level;
        boolean clash = random.nextInt(2) == 0;
        var entries = apart(count, random);
        // One entry that is moved onto another makes a clash of a day without one.
        int moved = values.kind().equals("last") ? count - 1 : random.nextInt(count);
        var lines = random.shuffled(entries);
        if (clash) {
            var onto = lines.get((moved + 1 + random.nextInt(count - 1)) % count);
            var entry = new Entry(onto.from + 5, onto.to + 5 * random.between(1, 6));
            lines = new ArrayList<>(lines);
            lines.set(moved, entry);
        }
        var events = random.sample(EVENTS, count).iterator();
        return lines.stream()
                .map(entry -> time(entry.from) + "-" + time(entry.to) + " " + events.next())
                .collect(Collectors.joining("\n"));
    }

    /** Entries with gaps of 5 to 60 minutes between them, from eight o'clock on. */
    private static List<Entry> apart(int count, SeededRandom random) {
        var entries = new ArrayList<Entry>();
        int time = 480 + 15 * random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int end = time + 5 * random.between(4, 15);
            entries.add(new Entry(time, end));
            time = end + 5 * random.between(1, 12);
        }
        return entries;
    }

    private static String time(int minutes) {
        int hour = minutes / 60;
        int minute = minutes % 60;
        return (hour < 10 ? "0" : "") + hour + ":" + (minute < 10 ? "0" : "") + minute;
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 3, 4, 5, 6);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var entries = new ArrayList<Entry>();
        for (var line : input.split("\n", MOST + 1)) {
            var read = ENTRY.matcher(line);
            if (!read.matches()) {
                return Optional.empty();
            }
            entries.add(new Entry(minutes(read.group(1), read.group(2)), minutes(read.group(3), read.group(4))));
        }
        if (entries.size() < 2 || entries.size() > MOST || entries.stream().anyMatch(one -> one.from >= one.to)) {
            return Optional.empty();
        }
        return values.kind().equals("any") ? any(entries) : last(entries);
    }

    private static int minutes(String hours, String minutes) {
        return 60 * Integer.parseInt(hours) + Integer.parseInt(minutes);
    }

    private static Optional<String> any(List<Entry> entries) {
        boolean overlap = false;
        for (int i = 0; i < entries.size(); i++) {
            for (var other : entries.subList(i + 1, entries.size())) {
                if (entries.get(i).touches(other)) {
                    return Optional.empty();
                }
                overlap |= entries.get(i).overlaps(other);
            }
        }
        return Optional.of(overlap ? "yes" : "no");
    }

    private static Optional<String> last(List<Entry> entries) {
        var fixed = entries.subList(0, entries.size() - 1);
        var request = entries.get(entries.size() - 1);
        return fixed.stream().anyMatch(request::touches)
                ? Optional.empty()
                : Optional.of(fixed.stream().noneMatch(request::overlaps) ? "yes" : "no");
    }
}
