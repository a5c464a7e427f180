package dev.espalier.builtin;

import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether a statement follows from a text, contradicts it, or neither. */
final class StatementCheck implements TaskFamily {

    private static final String SEPARATOR = "\nStatement: ";
    private static final int MOST_SENTENCES = 30;
    private static final int TRIES = 60;

    private static final List<String> TRADES = List.of(
            "baker", "librarian", "nurse", "carpenter", "translator", "gardener", "bus driver", "locksmith", "painter");
    private static final List<String> ANIMALS = List.of("hens", "goats", "rabbits", "sheep", "ducks");

    private static final Slot[] SLOTS = {
        Slot.oneOf("who", Bank.PEOPLE),
        Slot.oneOf("other", Bank.PEOPLE),
        Slot.oneOf("place", Bank.PLACES),
        Slot.oneOf("trade", TRADES),
        Slot.oneOf("animals", ANIMALS),
        Slot.number("n", 2, 12)
    };

    private static final List<Wording> FACTS = Wordings.with(SLOTS)
            .say(
                    "place",
                    "{who} lives in {place}.",
                    "{who} moved to {place} years ago and has stayed there.",
                    "The house of {who} stands in {place}.",
                    "If you want to see {who} at home, you must travel to {place}.")
            .say(
                    "trade",
                    "{who} works as a {trade}.",
                    "{who} earns a living as a {trade}.",
                    "Everybody knows {who} as the best {trade} for miles around.",
                    "By profession, {who} is a {trade}.")
            .say(
                    "animals",
                    "{who} keeps {n} {animals}.",
                    "Behind the house of {who} you can find {n} {animals}.",
                    "There are {n} {animals} that belong to {who}.",
                    "{who} is the proud owner of {n} {animals}.")
            .list();

    private static final List<Wording> STATEMENTS = Wordings.with(SLOTS)
            .say("place", "The home of {who} is in {place}.", "{who} lives in {place}.")
            .say("trade", "{who} is a {trade} by trade.", "{who} has the job of a {trade}.")
            .say("animals", "{who} owns {n} {animals}.", "{n} {animals} belong to {who}.")
            .say("more", "{who} has more {animals} than {other}.", "{who} has fewer {animals} than {other}.")
            .list();

    private static final List<Wording> WORDINGS = Wordings.with(
                    Slot.oneOf("reader", Bank.PEOPLE), Slot.oneOf("school", Bank.PLACES))
            .say(
                    "true-false",
                    "Is the statement true, false or unknown according to the text?",
                    "Judge the last line by what the passage says. Permitted verdicts are true, false and, where the passage is silent, unknown.",
                    "Reading test for class five in {school}. Tick \"true\", \"false\" or \"unknown\" beside the claim at the end.",
                    "Trust the text and nothing else. What do you make of the claim below it, true, false, or unknown?",
                    "{reader} has to mark a claim about the villagers as unknown, false or true with only this description at hand. Which mark is right?")
            .say(
                    "nli",
                    "Determine the relation between text and statement. Choose entailment, contradiction or neutral.",
                    "Label the pair of premise and hypothesis for natural language inference with neutral, contradiction or entailment.",
                    "Does the hypothesis that closes the input follow from what stands before (entailment), clash with it (contradiction) or leave us undecided (neutral)?",
                    "As an annotator, grade the sentence behind \"Statement\" against its context, using contradiction, entailment or neutral.")
            .say(
                    "supported",
                    "Do the given sentences support the statement, yes or no?",
                    "Say yes if the final claim can be proved from the passage alone and no if it cannot.",
                    "{reader} checks facts for the parish newsletter of {school} and lets a claim pass only when its source backs it. Does this claim pass? Yes or no.")
            .list();

    @Override
    public String name() {
        return "statement-check";
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
        var people = random.sample(Bank.PEOPLE, Level.scale(level, 2, 4));
        var animals = random.sample(ANIMALS, 2);
        var text = new ArrayList<String>();
        var facts = new TreeMap<String, String>();
        int sentences = Level.scale(level, 3, 8);
        for (int i = 0; text.size() < sentences && i < TRIES; i++) {
            var beside = Map.of("who", people.get(i % people.size()), "animals", random.pick(animals));
            var said = random.pick(FACTS).say(level, random, new TreeMap<>(beside));
            if (!facts.containsKey(key(said.values(), "who"))) {
                facts.put(key(said.values(), "who"), fact(said.values()));
                text.add(said.text());
            }
        }
        var wanted = random.pick(
                values.kind().equals("supported")
                        ? List.of("true", "true", "false", "unknown")
                        : List.of("true", "false", "unknown"));
        return String.join(" ", text) + SEPARATOR + statement(wanted, people, animals, facts, random);
    }

    private static String statement(
            String wanted, List<String> people, List<String> animals, Map<String, String> facts, SeededRandom random) {
        var numbers = facts.values().stream()
                .filter(value -> Character.isDigit(value.charAt(0)))
                .collect(Collectors.toCollection(ArrayList::new));
        numbers.add("3");
        var places = facts.values().stream().filter(Bank.PLACES::contains).collect(Collectors.toList());
        places.add(random.pick(Bank.PLACES));
        var trades = facts.values().stream().filter(TRADES::contains).collect(Collectors.toList());
        trades.add(random.pick(TRADES));
        for (int i = 0; ; i++) {
            var two = random.sample(people, 2);
            var beside = new TreeMap<>(Map.of(
                    "who", two.get(0),
                    "other", two.get(1),
                    "animals", random.pick(animals),
                    "n", random.pick(numbers),
                    "place", random.pick(places),
                    "trade", random.pick(trades)));
            var said = random.pick(STATEMENTS).say(Level.MIDDLE, random, beside);
            if (i == TRIES || truth(said.text(), facts).equals(wanted)) {
                return said.text();
            }
        }
    }

    @Override
    public Optional<String> answer(Values values, String input) {
        int end = input.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        var facts = new TreeMap<String, String>();
        var sentences = Sentences.split(input.substring(0, end));
        for (var sentence : sentences.subList(0, Math.min(sentences.size(), MOST_SENTENCES))) {
            var fact = understood(FACTS, sentence);
            if (fact.isEmpty()) {
                return Optional.empty();
            }
            var before = facts.put(key(fact.get(), "who"), fact(fact.get()));
            if (before != null && !before.equals(fact(fact.get()))) {
                return Optional.empty();
            }
        }
        var statement = input.substring(end + SEPARATOR.length());
        return understood(STATEMENTS, statement).isEmpty() || sentences.size() > MOST_SENTENCES
                ? Optional.empty()
                : Optional.of(label(values.kind(), truth(statement, facts)));
    }

    private static Optional<Values> understood(List<Wording> wordings, String sentence) {
        return wordings.stream()
                .flatMap(wording -> wording.understand(sentence).stream())
                .findFirst();
    }

    private static String truth(String statement, Map<String, String> facts) {
        var said = understood(STATEMENTS, statement).orElseThrow();
        var found = facts.get(key(said, "who"));
        if (!said.kind().equals("more")) {
            return found == null ? "unknown" : String.valueOf(found.equals(fact(said)));
        }
        var other = facts.get(key(said, "other"));
        if (found == null || other == null) {
            return "unknown";
        }
        long difference = Long.parseLong(found) - Long.parseLong(other);
        return String.valueOf(statement.contains("more") ? difference > 0 : difference < 0);
    }

    /** What a sentence is about. Everybody has one home and one trade, and one flock of each kind of animal. */
    private static String key(Values said, String person) {
        boolean flock = said.kind().equals("animals") || said.kind().equals("more");
        return said.text(person) + " " + (flock ? said.text("animals") : said.kind());
    }

    private static String fact(Values said) {
        return switch (said.kind()) {
            case "place" -> said.text("place");
            case "trade" -> said.text("trade");
            default -> said.text("n");
        };
    }

    private static String label(String kind, String truth) {
        int index = List.of("true", "false", "unknown").indexOf(truth);
        var labels =
                switch (kind) {
                    case "nli" -> List.of("entailment", "contradiction", "neutral");
                    case "supported" -> List.of("yes", "no", "no");
                    default -> List.of("true", "false", "unknown");
                };
        return labels.get(index);
    }
}
