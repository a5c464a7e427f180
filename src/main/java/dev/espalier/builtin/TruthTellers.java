package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Who lies and who tells the truth, from what all of them say; only where that is certain. */
final class TruthTellers implements TaskFamily {

    private static final int MOST = 8;
    private static final String NAME = "[A-Z][a-z]{1,20}";
    private static final Pattern LINE =
            Pattern.compile("(" + NAME + "): (?:(" + NAME + ") (lies|tells the truth)|(" + NAME + ") and (" + NAME
                    + ") (both lie|are of the same kind|are of different kinds)|Exactly (\\d) of us (?:lies|lie))\\.");

    /** What somebody says: about one person, about two, or about how many lie. */
    private record Statement(String claim, int one, int other, int count) {

        /** Returns whether the statement is right if those whose bits are set tell the truth. */
        boolean holds(int truthful, int people) {
            boolean first = (truthful >> one & 1) == 1;
            boolean second = (truthful >> other & 1) == 1;
            return switch (claim) {
                case "lies" -> !first;
                case "tells the truth" -> first;
                case "both lie" -> !first && !second;
                case "are of the same kind" -> first == second;
                case "are of different kinds" -> first != second;
                default -> people - Integer.bitCount(truthful) == count;
            };
        }
    }

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("place", Bank.PLACES))
            .say(
                    "first",
                    "Each of these people either always lies or always tells the truth. Is the first speaker truthful, yes or no?",
                    "On an island live knights, who never lie, and knaves, who never say a true word. Several of them talk. Is the one who opens the conversation a knight? Reply yes or no.",
                    "In {place} everybody is either completely honest or a complete liar. Can we trust the person who speaks first? Answer with yes or no.",
                    "Solve the puzzle of liars and truth-tellers: do the words of the speaker on line one hold true, yes or no?",
                    "Suppose each witness makes only true or only false statements. Say yes if the witness at the top is one of the reliable ones, otherwise no.")
            .say(
                    "last",
                    "Liars say nothing true here and the others nothing false. Find out whether the last speaker is honest; yes or no.",
                    "The following remarks come from people of two tribes, one of which tells the truth without exception while the other lies without exception. Does the final remark come from a member of the honest tribe? Yes or no.",
                    "Of the persons below, each one is a constant liar or a constant truth-teller. What about whoever speaks last: truthful (yes) or not (no)?",
                    "Should the closing statement be believed, given that every speaker sticks to truth always or to lies always? Choose yes or no.")
            .say(
                    "most",
                    "Every speaker lies all the time or never. Are the liars in the majority? Reply with yes or no.",
                    "Knowing that nobody mixes truth and falsehood, work out whether more than half of the speakers are liars, and label the case yes or no.",
                    "A room in {place} holds people who either cannot lie or cannot help lying. Do the liars outnumber the rest? Yes or no, please.",
                    "From what the group says about itself, with each member wholly truthful or wholly dishonest, decide if there are more dishonest members than truthful ones (yes) or not (no).")
            .list();

    @Override
    public String name() {
        return "truth-tellers";
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
        var people = random.sample(Bank.PEOPLE, 2 + level);
        while (true) {
            var lines = new ArrayList<String>();
            for (var person : people) {
                lines.add(person + ": " + claim(people, person, random) + ".");
            }
            var input = String.join("\n", lines);
            if (truthful(input).isPresent()) {
                return input;
            }
        }
    }

    private static String claim(List<String> people, String speaker, SeededRandom random) {
        var others = random.shuffled(
                people.stream().filter(person -> !person.equals(speaker)).toList());
        var one = others.get(0);
        var two = one + " and " + others.get(1);
        return switch (random.nextInt(7)) {
            case 0, 1 -> one + " lies";
            case 2 -> one + " tells the truth";
            case 3 -> two + " both lie";
            case 4 -> two + " are of the same kind";
            case 5 -> two + " are of different kinds";
            default -> {
                int count = random.between(1, people.size());
                yield "Exactly " + count + " of us " + (count == 1 ? "lies" : "lie");
            }
        };
    }

    @Override
    public int level(Values values, String input) {
        return Measure.level(Measure.lines(input), 3, 4, 5, 6);
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        return truthful(input)
                .map(truthful -> switch (values.kind()) {
                    case "first" -> (truthful & 1) == 1;
                    case "last" -> truthful >> (Measure.lines(input) - 1) == 1;
                    default -> Measure.lines(input) > 2 * Integer.bitCount(truthful);
                })
                .map(holds -> holds ? "yes" : "no");
    }

    /** Returns who tells the truth, the first speaker in the lowest bit; empty unless exactly one answer is possible. */
    private static Optional<Integer> truthful(String input) {
        var lines = List.of(input.split("\n", MOST + 1));
        var people = lines.stream()
                .map(line -> line.substring(0, Math.max(0, line.indexOf(':'))))
                .toList();
        var statements =
                lines.stream().flatMap(line -> statement(line, people).stream()).toList();
        if (lines.size() < 2
                || lines.size() > MOST
                || statements.size() < lines.size()
                || people.stream().distinct().count() < people.size()) {
            return Optional.empty();
        }
        var possible = IntStream.range(0, 1 << people.size())
                .filter(truthful -> IntStream.range(0, people.size())
                        .allMatch(speaker -> statements.get(speaker).holds(truthful, people.size())
                                == ((truthful >> speaker & 1) == 1)))
                .boxed()
                .toList();
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private static Optional<Statement> statement(String line, List<String> people) {
        var read = LINE.matcher(line);
        if (!read.matches()) {
            return Optional.empty();
        }
        if (read.group(7) != null) {
            return Optional.of(new Statement("count", 0, 0, Integer.parseInt(read.group(7))));
        }
        boolean about1 = read.group(2) != null;
        int one = people.indexOf(read.group(about1 ? 2 : 4));
        int other = about1 ? one : people.indexOf(read.group(5));
        return one < 0 || other < 0
                ? Optional.empty()
                : Optional.of(new Statement(read.group(about1 ? 3 : 6), one, other, 0));
    }
}
