package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Whether two messages to a repair service are about the same matter of the same appliance. */
final class DuplicateTicket implements TaskFamily {

    private static final Pattern PAIR = Pattern.compile("1: ([^\\n]{1,300})\\n2: ([^\\n]{1,300})");

    private static final List<String> THINGS =
            List.of("dishwasher", "washing machine", "tumble dryer", "refrigerator", "freezer", "steam oven");

    private static final List<Wording> SENTENCES = Wordings.with(
                    Slot.oneOf("thing", THINGS), Slot.oneOf("day", Bank.WEEKDAYS), Slot.oneOf("who", Bank.PEOPLE))
            .say(
                    "opening",
                    "Hello, {who} here.",
                    "This is my second attempt to reach you.",
                    "I wrote to you on {day} but got no answer.",
                    "My neighbour {who} recommended your workshop.",
                    "Good morning to all of you at the workshop.")
            .say(
                    "leak",
                    "There is a puddle under the {thing} every morning.",
                    "Water runs out of the {thing} and over the floor.",
                    "The {thing} leaks, and I have to mop up after each use.")
            .say(
                    "noise",
                    "The {thing} rattles so loudly that nobody can sleep.",
                    "A terrible grinding comes from inside the {thing}.",
                    "Why has my {thing} become so noisy since {day}?")
            .say(
                    "dead",
                    "Nothing happens when I press the power button of the {thing}.",
                    "The {thing} has shown no sign of life since {day}.",
                    "I cannot switch the {thing} on any more.")
            .say(
                    "door",
                    "The door of the {thing} will not shut.",
                    "Whatever I try, the {thing} does not stay closed.",
                    "The latch is broken, so the {thing} springs open all the time.")
            .say(
                    "smell",
                    "A scorched smell hangs around the {thing}.",
                    "It stinks of hot plastic whenever the {thing} is running.",
                    "The {thing} smells as if something in it were burning.")
            .say(
                    "invoice",
                    "You have billed me twice for one repair of the {thing}.",
                    "Two invoices arrived for a single visit about the {thing}.",
                    "I was asked to pay a second time for the work on the {thing}, which I settled weeks ago.")
            .say(
                    "visit",
                    "Nobody came on {day} to look at the {thing}, although we had an appointment.",
                    "I waited in vain for the technician who was to see to the {thing}.",
                    "Your colleague missed the agreed date for the {thing}.")
            .say(
                    "manual",
                    "The instructions for the {thing} were not in the box.",
                    "Could you send me the handbook of the {thing}?",
                    "I need the manual for my {thing}, because mine was thrown away.")
            .list();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("who", Bank.PEOPLE), Slot.oneOf("place", Bank.PLACES))
            .say(
                    "same",
                    "Do the two messages report the same problem with the same appliance? Answer same or different.",
                    "Compare the tickets. If they describe one and the same fault of one device, write \"same\", else \"different\".",
                    "{who} merges tickets that belong together. Would these be merged (same) or kept apart (different)?",
                    "Judge two customer mails as \"different\" unless both complain of the same thing about the same machine, which makes them \"same\".")
            .say(
                    "duplicate",
                    "Is the second ticket a duplicate of the first or is it new? Reply duplicate or new.",
                    "The help desk in {place} closes repeated reports at once. Label report 2 as duplicate if report 1 already said so in other words, otherwise as new.",
                    "A second note has come in. Does it merely repeat the first one's concern (duplicate) or raise another (new)?",
                    "For de-duplication, tag the pair. Use duplicate when matter and appliance agree, and new when either of them does not.")
            .say(
                    "yes-no",
                    "Are both customers writing about the same matter and the same kind of appliance? Yes or no.",
                    "Could one and the same answer by the workshop settle both messages, given that each appliance and each matter has an answer of its own? Say yes or no.",
                    "Paraphrase detection for a repair shop: do the two requests mean the same apart from greetings and days, yes or no?",
                    "{who} suspects that number 2 is number 1 over again. Confirm with yes or deny with no.")
            .list();

    @Override
    public String name() {
        return "duplicate-ticket";
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
        var matters = random.sample(
                SENTENCES.stream()
                        .map(Wording::kind)
                        .filter(kind -> !kind.equals("opening"))
                        .distinct()
                        .toList(),
                2);
        var things = random.sample(THINGS, 2);
        var first = random.sample(of(matters.get(0)), 2);
        int difference = random.nextInt(2) == 0 ? 0 : difference(level, random);
        var second = difference == 0 || difference == 2 ? first.get(1) : random.pick(of(matters.get(1)));
        var thing = things.get(difference >= 2 ? 1 : 0);
        return "1: " + message(first.get(0), things.get(0), level, random) + "\n2: "
                + message(second, thing, level, random);
    }

    /** 1 for the matter, 2 for the appliance, 3 for both; only one of them, which is harder to tell, at higher levels. */
    private static int difference(int level, SeededRandom random) {
        return random.nextInt(6) < level ? random.between(1, 2) : 3;
    }

    private static List<Wording> of(String kind) {
        return SENTENCES.stream().filter(wording -> wording.kind().equals(kind)).toList();
    }

    private static String message(Wording wording, String thing, int level, SeededRandom random) {
        var telling = wording.say(level, random, new TreeMap<>(Map.of("thing", thing)))
                .text();
        return random.nextInt(6) < level
                ? random.pick(of("opening")).say(random).text() + " " + telling
                : telling;
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        var pair = PAIR.matcher(input);
        if (!pair.matches()) {
            return Optional.empty();
        }
        var first = matter(pair.group(1));
        var second = matter(pair.group(2));
        return first.isEmpty() || second.isEmpty()
                ? Optional.empty()
                : Optional.of(label(values.kind(), first.equals(second)));
    }

    /** Matter and appliance of a message, whose last sentence tells them. */
    private static Optional<String> matter(String message) {
        var sentences = Sentences.split(message);
        var last = sentences.get(sentences.size() - 1);
        boolean clear = sentences.stream()
                .limit(sentences.size() - 1)
                .allMatch(sentence -> understood(sentence)
                        .filter(said -> said.kind().equals("opening"))
                        .isPresent());
        return understood(last)
                .filter(said -> clear && said.has("thing"))
                .map(said -> said.kind() + " " + said.text("thing"));
    }

    private static Optional<Values> understood(String sentence) {
        return SENTENCES.stream()
                .flatMap(wording -> wording.understand(sentence).stream())
                .findFirst();
    }

    private static String label(String kind, boolean same) {
        return switch (kind) {
            case "same" -> same ? "same" : "different";
            case "duplicate" -> same ? "duplicate" : "new";
            default -> same ? "yes" : "no";
        };
    }
}
