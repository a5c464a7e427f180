package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import dev.espalier.constraint.Constraint;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** New tasks, with what recipes ask for beside them: inputs, outputs, constraints, other forms of words. */
final class Proposals {

    /** What stands for constraints where there are none. */
    static final String NONE = "None.";

    /** Tries at tasks of the kind that is wanted, for each one. */
    private static final int TRIES = 40;

    /** In how many of a hundred tasks the output is constrained. */
    private static final int CONSTRAINED = 50;

    private Proposals() {}

    /**
     * Makes {@code count} tasks, 1 if the request does not say, like {@code demonstrations}. {@code input} says whether they need
     * one: {@code needed}, {@code none} or {@code any}. Fields instruction, input, output and constraints; the output meets the
     * constraints, which the instruction does not name.
     */
    static Answer tasks(Variables variables) throws Variables.Unusable {
        int count = variables.countOrOne();
        var input = variables.has("needs-input") ? variables.text("needs-input") : "any";
        boolean constrained =
                variables.has("reply-fields") && variables.texts("reply-fields").contains("constraints");
        var random = variables.random();
        var items = new ArrayList<Map<String, String>>();
        for (int i = 0; i < TRIES && items.size() < count; i++) {
            for (var made : Composer.compose(count, variables.range(), variables.guidance(), random)) {
                boolean hasInput = !made.example().input().isEmpty();
                // What restricts the output has a place of its own, so the instruction does not say it.
                boolean isPlaced = !constrained || made.task().isPlain();
                if (items.size() < count && isPlaced && (input.equals("any") || input.equals("needed") == hasInput)) {
                    items.add(item(made, constrained && random.nextInt(100) < CONSTRAINED, random));
                }
            }
        }
        if (items.isEmpty()) {
            throw new Variables.Unusable("I find no such task.");
        }
        return new Answer(items, items.get(0));
    }

    private static Map<String, String> item(Composer.Composed made, boolean constrained, SeededRandom random) {
        var task = made.task();
        var constraint = constrained ? constraint(task, made.example(), random) : Optional.<Constraint>empty();
        var output = constraint
                .flatMap(more -> task.with(List.of(more)).answer(made.example().input()))
                .orElse(made.example().output());
        return Layout.fields(
                "instruction",
                made.instruction(),
                "input",
                made.example().input(),
                "constraints",
                constraint.map(more -> more.describe(random.nextInt(1000))).orElse(NONE),
                "output",
                output);
    }

    private static Optional<Constraint> constraint(Task task, Instance example, SeededRandom random) {
        return Demands.draw(task.family().shape(), 1, random).stream()
                .filter(drawn ->
                        task.with(List.of(drawn)).answer(example.input()).isPresent())
                .findFirst();
    }

    /** Makes an input, if the task needs one, and the output to it. */
    static Answer example(Variables variables) throws Variables.Unusable {
        var task = Answers.recognise(variables.text("instruction"));
        var random = variables.random();
        for (int i = 0; i < TRIES; i++) {
            var made = task.instance(variables.range().drawLevel(random), random);
            if (made.isPresent()) {
                return new Answer(
                        made.get().output(),
                        Layout.fields(
                                "input",
                                made.get().input(),
                                "output",
                                made.get().output()));
            }
        }
        throw new Variables.Unusable("the task has no answer.");
    }

    /**
     * Says a task in {@code count} other ways that have a place for the input, {@code slot}, and hold the constraints.
     */
    static Answer formulations(Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var task = Answers.recognise(instruction);
        var slot = variables.text("slot");
        int count = variables.countOrOne();
        var constraints = variables.given("constraints");
        var after = constraints.isEmpty() || constraints.equals(NONE) ? "" : " " + constraints;
        var random = variables.random();
        var said = new ArrayList<Object>();
        for (int i = 0; i < TRIES && said.size() < count; i++) {
            Rewording.inOtherWords(task, instruction, random)
                    .map(words -> words + after + " " + slot)
                    .filter(words -> !said.contains(words))
                    .ifPresent(said::add);
        }
        if (said.isEmpty()) {
            throw new Variables.Unusable("I know no other words for this task.");
        }
        return Answer.of(said);
    }

    /** Says whether the output of one task, {@code output}, can be the input of another, {@code other}. */
    static Answer fits(Variables variables) throws Variables.Unusable {
        return Answer.of(fits(variables.text("output"), variables.text("other")));
    }

    private static boolean fits(String output, String other) {
        return Recogniser.recognise(other)
                .filter(task -> !output.isBlank() && task.answer("").isEmpty())
                .flatMap(task -> task.answer(output))
                .filter(answer -> !answer.equals(output))
                .isPresent();
    }

    /** Returns one of the tasks {@code candidates} that the output of a task, {@code output}, can be the input of, or none. */
    static Answer next(Variables variables) throws Variables.Unusable {
        var output = variables.text("output");
        return Answer.of(variables.random().shuffled(variables.texts("candidates")).stream()
                .filter(candidate -> fits(output, candidate))
                .findFirst()
                .orElse(NONE));
    }

    /** Says which of two answers, {@code first} and {@code second}, is better: the label of that name, or {@code tie}. */
    static Answer better(Variables variables) throws Variables.Unusable {
        int first = mark(variables, variables.text("first"));
        int second = mark(variables, variables.text("second"));
        return Answer.of(first > second ? "first" : second > first ? "second" : "tie");
    }

    /** Ranks the outputs of {@code answers}, a list of maps: their places from 1, the best first, equal ones as they stand. */
    static Answer ranked(Variables variables) throws Variables.Unusable {
        var marks = new TreeMap<Long, Integer>();
        for (var answer : variables.maps("answers")) {
            var output = answer.get("output");
            marks.put(marks.size() + 1L, mark(variables, output == null ? "" : output.toString()));
        }
        var places = new ArrayList<>(marks.keySet());
        places.sort(Comparator.comparingInt(place -> -marks.getOrDefault(place, 0)));
        return Answer.of(places);
    }

    private static int mark(Variables variables, String output) throws Variables.Unusable {
        var task = Answers.recognise(variables.text("instruction"));
        var input = variables.textOrNone("input");
        var right = task.answer(input);
        var plain = task.family().answer(task.values(), input);
        if (right.isEmpty() || plain.isEmpty()) {
            throw new Variables.Unusable("the input does not fit the task, or it has no answer.");
        }
        return Judgement.of(right.get(), plain.get(), output).mark();
    }
}
