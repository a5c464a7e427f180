package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the teacher answers about a single task: the answer itself, a harder task, other words, a mark. */
final class Answers {

    /** Families whose inputs hold words beside what they are about: in a translation these would stay English. */
    private static final Set<String> WITH_ENGLISH_INPUTS =
            Set.of("coin-change", "compound-growth", "dice-probability", "geometry-area");

    private static final double LOWEST = 1;
    private static final double HIGHEST = 10;

    private Answers() {}

    /** Answers an instruction; the variable {@code constraints} may hold sentences that are put after it. */
    static String respond(Variables variables) throws Variables.Unusable {
        var input = variables.textOrNone("input");
        var task = recognise(instruction(variables));
        return task.answer(input)
                .orElseThrow(() -> new Variables.Unusable("the input does not fit the task, or it has no answer."));
    }

    /**
     * Answers a message as people write it: an instruction, perhaps with the input after it, from a line end on.
     */
    static String chat(Variables variables) throws Variables.Unusable {
        var message = variables.text("message").strip();
        var whole = Recogniser.recognise(message).flatMap(task -> task.answer(""));
        if (whole.isPresent()) {
            return whole.get();
        }
        for (int end = message.indexOf('\n');
                end >= 0 && end <= Recogniser.LONGEST;
                end = message.indexOf('\n', end + 1)) {
            var input = message.substring(end + 1).strip();
            var answer = Recogniser.recognise(message.substring(0, end)).flatMap(task -> task.answer(input));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        var task = recognise(message);
        throw new Variables.Unusable("the task \"" + task.family().name() + "\" needs an input, after a line end.");
    }

    /** Constraints are a list of sentences or, from the field of an example, a text. */
    private static String instruction(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        if (!variables.has("constraints")) {
            return instruction;
        }
        var constraints = variables.hasText("constraints")
                ? variables.text("constraints")
                : String.join(" ", variables.texts("constraints"));
        return constraints.isBlank() || constraints.equals(Proposals.NONE)
                ? instruction
                : instruction + " " + constraints;
    }

    static Answer evolve(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var operator = operator(variables);
        if (operator.equals("fresh-start")) {
            return task(FreshStart.of(variables.texts("words"), variables.range(), variables.random())
                    .orElseThrow(() -> new Variables.Unusable("I do not know all of these words.")));
        }
        if (!Evolution.OPERATORS.contains(operator)) {
            throw new Variables.Unusable("the operator is none of " + String.join(", ", Evolution.OPERATORS) + ".");
        }
        var evolved = new Evolution(
                        instruction,
                        variables.textOrNone("input"),
                        recognise(instruction),
                        variables.range(),
                        variables.random())
                .by(operator)
                .orElseThrow(() -> new Variables.Unusable("I find no such change of this task."));
        return task(evolved);
    }

    /** Returns the operator that is named, or that an action asks for in words. */
    private static String operator(Variables variables) throws Variables.Unusable {
        return variables.has("operator")
                ? variables.text("operator")
                : Metadata.operator(variables.text("action"))
                        .orElseThrow(() -> new Variables.Unusable("I do not know this action."));
    }

    static Answer task(Evolution.Evolved made) {
        return task(made.instruction(), made.example().input(), made.example().output());
    }

    /** Returns nouns that start with the variable {@code letter}. */
    static Answer nouns(Variables variables) throws Variables.Unusable {
        var nouns = FreshStart.nouns(variables.text("letter"));
        if (nouns.isEmpty()) {
            throw new Variables.Unusable("I know no noun that starts so.");
        }
        return Answer.of(nouns);
    }

    static Answer rephrase(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        return Rewording.inOtherWords(recognise(instruction), instruction, variables.random())
                .map(said -> sameTask(said, variables))
                .orElseThrow(() -> new Variables.Unusable("I know no other words for this task."));
    }

    /** Says whether an instruction can be followed as it stands: it is understood, and its demands do not contradict each other. */
    static Answer isAnswerable(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var input = variables.textOrNone("input");
        boolean hasAnswer = Recogniser.recognise(instruction)
                .flatMap(task -> task.answer(input))
                .isPresent();
        return Answer.of(hasAnswer || Brief.understand(instruction).isPresent());
    }

    static Answer translate(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var language = variables.text("language").toLowerCase(Locale.ROOT);
        var task = recognise(instruction);
        if (WITH_ENGLISH_INPUTS.contains(task.family().name())
                && !language.equals(Wording.ENGLISH)
                && !variables.given("input").isBlank()) {
            throw new Variables.Unusable("I cannot say the input of this task in that language.");
        }
        return Rewording.inLanguage(task, language, instruction, variables.random())
                .map(said -> sameTask(said, variables))
                .orElseThrow(() -> new Variables.Unusable("I cannot say this task in that language."));
    }

    private static Answer sameTask(String instruction, Variables variables) {
        return task(instruction, variables.given("input"), variables.given("output"));
    }

    private static Answer task(String instruction, String input, String output) {
        return new Answer(instruction, Layout.fields("instruction", instruction, "input", input, "output", output));
    }

    /** Marks an answer; on a scale where the layout is a score, right or wrong otherwise. */
    static Answer judge(Variables variables) throws Variables.Unusable {
        var judgement = judgement(variables);
        var score = judgement.onScale(
                variables.decimal("reply-min", Judgement.WORST), variables.decimal("reply-max", Judgement.BEST));
        var layout = variables.textOrNone("reply-layout");
        return new Answer(
                layout.equals("score") ? (Object) score : (Object) judgement.isCorrect(),
                Layout.fields(
                        "score", Answer.of(score).text(),
                        "verdict", judgement.isCorrect() ? "correct" : "wrong",
                        "reason", judgement.reason()));
    }

    private static Judgement judgement(Variables variables) throws Variables.Unusable {
        return judgement(variables, variables.text("output"));
    }

    /** Says what is to be thought of an answer. */
    static Judgement judgement(Variables variables, String answer) throws Variables.Unusable {
        var brief = Brief.understand(instruction(variables));
        if (brief.isPresent()) {
            return brief.get().judge(answer);
        }
        var task = recognise(instruction(variables));
        var input = variables.textOrNone("input");
        var right = task.answer(input);
        var plain = task.family().answer(task.values(), input);
        if (right.isEmpty() || plain.isEmpty()) {
            throw new Variables.Unusable("the input does not fit the task, or it has no answer.");
        }
        return Judgement.of(right.get(), plain.get(), answer);
    }

    /**
     * Rates on a scale, 1 to 10 if the request names none: the difficulty of a task, or, with the variable {@code aspect} set to
     * {@code quality}, its answer.
     */
    static Answer score(Variables variables) throws Variables.Unusable {
        double min = variables.decimal("reply-min", LOWEST);
        double max = variables.decimal("reply-max", HIGHEST);
        double score =
                switch (variables.textOrNone("aspect")) {
                    case "", "complexity", "difficulty" ->
                        min + (max - min) * (level(variables) - Level.EASIEST) / (Level.HARDEST - Level.EASIEST);
                    case "quality", "correctness" -> judgement(variables).onScale(min, max);
                    default -> throw new Variables.Unusable("the aspect is neither complexity nor quality.");
                };
        return Answer.of(score);
    }

    private static int level(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var input = variables.textOrNone("input");
        return Recogniser.recognise(instruction)
                .map(task -> task.level(input))
                .orElseGet(() -> Level.of(instruction + " " + input));
    }

    /** Says whether two instructions ask for the same; {@code input} and {@code other-input} belong to them. */
    static Answer areEqual(Variables variables) throws Variables.Unusable {
        var one = variables.text("instruction");
        var other = variables.text("other");
        boolean inputs = folded(variables.textOrNone("input")).equals(folded(variables.textOrNone("other-input")));
        var task = Recogniser.recognise(one);
        var otherTask = Recogniser.recognise(other);
        if (!inputs || task.isEmpty() || otherTask.isEmpty()) {
            return Answer.of(inputs && folded(one).equals(folded(other)));
        }
        return Answer.of(Rewording.areEqual(task.get(), otherTask.get(), variables.random()));
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns the constraints that an instruction puts on its answer, one sentence each. */
    static Answer constraints(Variables variables) throws Variables.Unusable {
        List<String> found = recognise(variables.text("instruction")).constraints().stream()
                .map(constraint -> constraint.describe())
                .toList();
        if (found.isEmpty()) {
            throw new Variables.Unusable("the instruction puts no constraint on its answer.");
        }
        return Answer.of(found);
    }

    static Task recognise(String instruction) throws Variables.Unusable {
        Optional<Task> task = Recogniser.recognise(instruction);
        return task.orElseThrow(() -> new Variables.Unusable("I do not know this kind of task."));
    }
}
