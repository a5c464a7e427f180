package dev.espalier.builtin;

import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.constraint.Observed;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An order to write a text: what it is to be about, and constraints it has to meet. The teacher finds the order that a text would
 * have fulfilled, and checks whether a text fulfils one; it writes none itself.
 *
 * @param topic one of {@link Topics}
 */
record Brief(String topic, List<Constraint> constraints) {

    /** How somebody may ask, as in LongForm (2023): a command, a message to an assistant, words typed into a search box. */
    static final List<String> STYLES = List.of("instruction", "chat", "query");

    private static final int MOST_CONSTRAINTS = 3;

    /** Kinds whose sentences hold numbers at most: no word of a text gets into the order for it. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            "max-words",
            "min-words",
            "max-sentences",
            "min-sentences",
            "paragraphs",
            "max-characters",
            "bullets",
            "numbered-items",
            "no-digits",
            "no-questions",
            "no-exclamations",
            "ascii");

    private static final List<Wording> WORDINGS = Wordings.with(Slot.oneOf("topic", Topics.all()))
            .say(
                    "instruction",
                    "Write about {topic}.",
                    "Put something together on the subject of {topic}.",
                    "Put down what you know about {topic}.",
                    "Draft a passage that deals with {topic}.")
            .say(
                    "chat",
                    "Hi there, could you write me something about {topic}?",
                    "I am collecting texts and still lack one on {topic}, can you help?",
                    "Would you tell me a little about {topic}, please?")
            // Understood, but not said: recipes reject instructions that speak of a text, and many an answer is a list.
            .say("", "Write a text about {topic}.", "Compose a piece of prose on the subject of {topic}.")
            .say("query", "text about {topic}", "{topic} explained", "good article on {topic}")
            .list();

    Brief {
        constraints = List.copyOf(constraints);
    }

    /** Returns the order that a text fulfils; empty if the text is not understood. */
    static Optional<Brief> of(String text, SeededRandom random) {
        return Topics.of(text).map(topic -> {
            var met = Observed.in(text).stream()
                    .filter(constraint -> WITHOUT_WORDS.contains(constraint.name()))
                    .toList();
            return new Brief(topic, random.sample(met, random.between(1, MOST_CONSTRAINTS)));
        });
    }

    /** Returns the order in words. */
    String say(String style, SeededRandom random) {
        var wordings = WORDINGS.stream()
                .filter(wording -> wording.kind().equals(style))
                .toList();
        var known = new Values(Map.of("topic", topic));
        var said =
                new StringBuilder(random.pick(wordings).sayAgain(known, random).orElseThrow());
        if (!style.equals("query")) {
            constraints.forEach(constraint -> said.append(' ').append(constraint.describe(random.nextInt(1000))));
        }
        return said.toString();
    }

    /** Returns the order that an instruction gives, with constraints behind it in sentences or as a list; empty if it gives none. */
    static Optional<Brief> understand(String instruction) {
        if (instruction.length() > Recogniser.LONGEST) {
            return Optional.empty();
        }
        var sentences = Sentences.split(Whitespace.collapse(instruction.replaceAll("(?m)^\\s*[-*] ", "")));
        for (int first = 1; first <= Math.min(2, sentences.size()); first++) {
            var core = String.join(" ", sentences.subList(0, first));
            var topic = WORDINGS.stream()
                    .flatMap(wording -> wording.understand(core).stream())
                    .map(values -> values.text("topic"))
                    .findFirst();
            if (topic.isPresent()) {
                return constraints(sentences.subList(first, sentences.size()))
                        .map(constraints -> new Brief(topic.get(), constraints));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<Constraint>> constraints(List<String> sentences) {
        var constraints = new ArrayList<Constraint>();
        for (var sentence : sentences) {
            var constraint = Constraints.understand(sentence);
            if (constraint.isEmpty()) {
                return Optional.empty();
            }
            constraints.add(constraint.get());
        }
        return Optional.of(constraints);
    }

    /** Returns what is to be thought of a text as the answer. */
    Judgement judge(String text) {
        if (!Topics.of(text).equals(Optional.of(topic))) {
            return new Judgement(Judgement.WORST, "The text is not about what was asked for.");
        }
        long unmet = constraints.stream()
                .filter(constraint -> !constraint.holds(text))
                .count();
        return unmet == 0
                ? new Judgement(Judgement.BEST, "The text is about what was asked for and meets every constraint.")
                : new Judgement(
                        (int) Math.max(Judgement.WORST, 4 - unmet),
                        "Constraints that the text does not meet: " + unmet + ".");
    }
}
