package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Sums and differences of times in hours and minutes. */
final class DurationArithmetic implements TaskFamily {

    private static final int MOST = 40;
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,3}) h)? ?(?:(\\d{1,3}) min)?");

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE),
                    Slot.oneOf("work", "painting | gardening | rehearsals | bookkeeping | driving lessons"))
            .say(
                    "total",
                    "Add up these durations and give the total in the same style, such as 3 h 20 min.",
                    "{who} wrote down the hours spent on {work}. What do they sum up to, in hours and minutes (for instance 2 h 5 min)?",
                    "How long do the listed items last one after the other? Write hours as h and minutes as min.",
                    "Sum the times, carry every 60 minutes into an hour, and write the result as for example 4 h 10 min.")
            .say(
                    "minutes",
                    "How many minutes are these times altogether?",
                    "Convert everything into minutes and give the sum as a bare number.",
                    "Report the joint length of the entries in minutes only, without any hours.",
                    "A parking ticket must cover all the periods listed. For how many minutes should {who} pay?")
            .say(
                    "gap",
                    "By how much is the longest duration longer than the shortest? Use the style 1 h 15 min.",
                    "Compare the extremes: what lies between the shortest and the longest of these times, in h and min?",
                    "Find the difference between the largest and the smallest entry, written with h and min.",
                    "{who} finished last and the winner first; their times are among those given. How far apart were the two, in hours (h) and minutes (min)?")
            .list();

    @Override
    public String name() {
        return "duration-arithmetic";
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
        var durations = new ArrayList<String>();
        for (int i = 0; i <= level; i++) {
            durations.add(text(level < 2 ? 15L * random.between(1, 16) : random.between(12, 290)));
        }
        return String.join(", ", durations);
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.count(input, ','), 1, 2, 3, 4);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var parts = input.split(", ", MOST + 1);
        var all = LongStream.builder();
        for (var part : parts) {
            var duration = DURATION.matcher(part);
            if (!duration.matches() || part.isBlank()) {
                return Optional.empty();
            }
            all.add(60 * number(duration.group(1)) + number(duration.group(2)));
        }
        var minutes = all.build().summaryStatistics();
        if (parts.length > MOST || parts.length < 2 || minutes.getMin() == 0) {
            return Optional.empty();
        }
        return switch (values.kind()) {
            case "total" -> Optional.of(text(minutes.getSum()));
            case "minutes" -> Optional.of(String.valueOf(minutes.getSum()));
            default -> Optional.of(text(minutes.getMax() - minutes.getMin()));
        };
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static String text(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        if (hours == 0) {
            return rest + " min";
        }
        return rest == 0 ? hours + " h" : hours + " h " + rest + " min";
    }
}
