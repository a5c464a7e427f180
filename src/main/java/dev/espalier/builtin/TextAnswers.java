package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.constraint.Observed;
import dev.espalier.prompt.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the teacher makes of an answer that is there already: the instruction it answers, a better version, what it meets. */
final class TextAnswers {

    /** The operations, by name. */
    static final Set<String> OPERATIONS =
            Set.of("back-translate", "polish", "revise", "refine", "describe-constraints", "judge-constraint");

    private static final Set<String> STYLISTIC = Set.of(
            "no-digits", "no-commas", "no-questions", "no-exclamations", "ascii", "line-length", "paragraphs", "lines");

    private static final String STAYS_WITH = "Stay with the subject of ";

    private TextAnswers() {}

    static Answer answer(String operation, Variables variables) throws Variables.Unusable {
        return switch (operation) {
            case "back-translate" -> backTranslate(variables);
            case "polish" -> Answer.of(polished(variables));
            case "revise" -> revise(variables);
            case "refine" -> refine(variables);
            case "describe-constraints" -> describe(variables);
            default -> judge(variables);
        };
    }

    /** Returns an instruction that the variable {@code output} would be an answer to. */
    private static Answer backTranslate(Variables variables) throws Variables.Unusable {
        var style = variables.textOrNone("style");
        if (!style.isEmpty() && !Brief.STYLES.contains(style)) {
            throw new Variables.Unusable("the style is none of " + String.join(", ", Brief.STYLES) + ".");
        }
        return brief(variables, style.isEmpty() ? "instruction" : style);
    }

    private static Answer brief(Variables variables, String style) throws Variables.Unusable {
        var random = variables.random();
        var output = variables.text("output");
        var instruction =
                Brief.of(output, random).map(brief -> brief.say(style, random)).orElseThrow(TextAnswers::unknownText);
        return new Answer(instruction, Layout.fields("instruction", instruction, "input", "", "output", output));
    }

    private static Variables.Unusable unknownText() {
        return new Variables.Unusable("I cannot tell what this text is about.");
    }

    /** Returns the answer put right: computed again for a task that has one answer, in shape for prose. */
    private static String polished(Variables variables) throws Variables.Unusable {
        var right = Recogniser.recognise(variables.text("instruction"))
                .flatMap(task -> task.answer(variables.given("input")));
        return right.or(() -> Tidying.of(variables.given("output"))).orElseThrow(TextAnswers::unknownText);
    }

    private static Answer revise(Variables variables) throws Variables.Unusable {
        var instruction = Whitespace.collapse(variables.text("instruction"));
        if (Recogniser.recognise(instruction).isEmpty()
                && Brief.understand(instruction).isEmpty()) {
            throw new Variables.Unusable("I do not know this kind of task.");
        }
        var output = polished(variables);
        return new Answer(
                output, Layout.fields("instruction", instruction, "input", variables.given("input"), "output", output));
    }

    /** Returns the instruction in words that fit the answer better. */
    private static Answer refine(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var task = Recogniser.recognise(instruction);
        if (task.isEmpty()) {
            return brief(variables, "instruction");
        }
        var said = Rewording.inOtherWords(task.get(), instruction, variables.random())
                .orElseThrow(() -> new Variables.Unusable("I know no other words for this task."));
        return new Answer(said, Layout.fields("instruction", said, "input", variables.given("input")));
    }

    /** Returns constraints of style that an answer meets, and its subject. */
    private static Answer describe(Variables variables) throws Variables.Unusable {
        var output = variables.text("output");
        var topic = Topics.of(output).orElseThrow(TextAnswers::unknownText);
        var random = variables.random();
        var found = new ArrayList<String>();
        found.add(STAYS_WITH + topic + ".");
        Observed.in(output).stream()
                .filter(constraint -> STYLISTIC.contains(constraint.name()))
                .forEach(constraint -> found.add(constraint.describe(random.nextInt(1000))));
        return Answer.of(List.copyOf(found));
    }

    /** Says whether an answer meets the variable {@code constraint}. */
    private static Answer judge(Variables variables) throws Variables.Unusable {
        var sentence = variables.text("constraint").strip();
        var output = variables.text("output");
        Optional<Constraint> constraint = Constraints.understand(sentence);
        if (constraint.isPresent()) {
            return Answer.of(constraint.get().holds(output));
        }
        for (var topic : Topics.all()) {
            if (sentence.equals(STAYS_WITH + topic + ".")) {
                return Answer.of(Topics.of(output).equals(Optional.of(topic)));
            }
        }
        throw new Variables.Unusable("I do not know this kind of constraint.");
    }
}
