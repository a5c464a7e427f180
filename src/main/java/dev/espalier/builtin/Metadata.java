package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What kind of work a task is and which skills it takes (CodecLM, 2024), and tasks and actions for such a kind. */
final class Metadata {

    /** The operations, by name. */
    static final Set<String> OPERATIONS =
            Set.of("extract-metadata", "tasks-for-skills", "propose-actions", "score-two");

    private static final int TASKS = 5;
    private static final int ACTIONS = 4;
    private static final int TRIES = 60;
    private static final double WORST_SCORE = 0;
    private static final double BEST_SCORE = 10;

    private static final Map<AnswerShape, String> USE_CASES = Map.of(
            AnswerShape.LABEL, "telling things apart",
            AnswerShape.NUMBER, "working out a number",
            AnswerShape.LINE, "finding a short answer",
            AnswerShape.BLOCK, "writing a document");

    /** Sentences that say how a task is made harder; the meaning is an operator of {@link Evolution}. */
    private static final List<Wording> ACTION = Wordings.with(
                    Slot.oneOf("use-case", useCases()),
                    Slot.meaning(
                            "operator",
                            "constrain: put one more condition on the answer | demand something of how the answer is written",
                            "deepen: ask for more of the same | go one step further",
                            "reason: ask for a second result about the first | make more thought necessary",
                            "concretise: set it in a particular place | name who asks, and the form they want"))
            .say("", "For {use-case}, {operator}.", "As this is about {use-case}, {operator}.")
            .list();

    private Metadata() {}

    static Answer answer(String operation, Variables variables) throws Variables.Unusable {
        return switch (operation) {
            case "extract-metadata" -> extracted(variables);
            case "tasks-for-skills" -> Answer.of(tasks(variables));
            case "propose-actions" -> Answer.of(actions(variables));
            default -> compared(variables);
        };
    }

    private static Answer extracted(Variables variables) throws Variables.Unusable {
        var family = Answers.recognise(variables.text("instruction")).family();
        var useCase = useCase(family);
        return new Answer(useCase, Layout.fields("use-case", useCase, "skills", skill(family)));
    }

    /** Returns the use cases, sorted. */
    static List<String> useCases() {
        return List.copyOf(new TreeSet<>(USE_CASES.values()));
    }

    static String useCase(TaskFamily family) {
        return USE_CASES.getOrDefault(family.shape(), "");
    }

    /** Returns the name of the skill that a family of tasks takes. */
    static String skill(TaskFamily family) {
        return family.name().replace('-', ' ');
    }

    /** Returns the family that takes a skill. */
    static Optional<TaskFamily> family(String skill) {
        var plain = skill.strip().toLowerCase(Locale.ROOT);
        return Families.ALL.stream()
                .filter(family -> skill(family).equals(plain))
                .findFirst();
    }

    /** Returns tasks without an input that take the skill, or, where every one needs an input, are of the same use case. */
    private static List<String> tasks(Variables variables) throws Variables.Unusable {
        var family = known(variables);
        var random = variables.random();
        var range = variables.range();
        var all = FreshStart.families(range);
        var families = all.contains(family)
                ? List.of(family)
                : all.stream().filter(other -> other.shape() == family.shape()).toList();
        if (families.isEmpty()) {
            throw new Variables.Unusable("every task of this kind needs an input.");
        }
        return Stream.generate(() -> FreshStart.standalone(random.pick(families), range.drawLevel(random), random))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .distinct()
                .limit(TASKS)
                .toList();
    }

    private static TaskFamily known(Variables variables) throws Variables.Unusable {
        return family(variables.text("skills"))
                .orElseThrow(() -> new Variables.Unusable("I do not have these skills."));
    }

    private static List<String> actions(Variables variables) throws Variables.Unusable {
        var useCase = useCase(known(variables));
        var random = variables.random();
        var operators = random.shuffled(List.of("constrain", "deepen", "reason", "concretise"));
        return operators.stream()
                .map(operator -> new Values(Map.of("use-case", useCase, "operator", operator)))
                .flatMap(values -> random.pick(ACTION).sayAgain(values, random).stream())
                .limit(ACTIONS)
                .toList();
    }

    /** Returns the operator that an action asks for. */
    static Optional<String> operator(String action) {
        return ACTION.stream()
                .flatMap(wording -> wording.understand(action.strip()).stream())
                .map(values -> values.text("operator"))
                .findFirst();
    }

    /** Scores two answers to the same task. */
    private static Answer compared(Variables variables) throws Variables.Unusable {
        var first = Answers.judgement(variables, variables.text("first")).onScale(WORST_SCORE, BEST_SCORE);
        var second = Answers.judgement(variables, variables.text("second")).onScale(WORST_SCORE, BEST_SCORE);
        var fields = Layout.fields(
                "first-score", Answer.of(first).text(),
                "second-score", Answer.of(second).text());
        return new Answer(first, fields);
    }
}
