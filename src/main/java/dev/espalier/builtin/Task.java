package dev.espalier.builtin;

import dev.espalier.constraint.Constraint;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.List;
import java.util.Optional;

/**
 * An instruction as the teacher understands it.
 *
 * @param family what kind of task it is
 * @param values its particulars
 * @param forms how the answer is to be written, in the order of the instruction
 * @param constraints what the answer has to meet, in the order of the instruction
 */
record Task(TaskFamily family, Values values, List<AskedForm> forms, List<Constraint> constraints) {

    /** Tries at an input that is worth an example; families succeed at the first or second. */
    private static final int TRIES = 40;

    /** A form with its particulars. */
    record AskedForm(AnswerForm form, Values values) {}

    Task {
        forms = List.copyOf(forms);
        constraints = List.copyOf(constraints);
    }

    Task(TaskFamily family, Values values, List<AskedForm> forms) {
        this(family, values, forms, List.of());
    }

    /** Returns whether the answer only has to be right, in no form of its own and under no constraint. */
    boolean isPlain() {
        return forms.isEmpty() && constraints.isEmpty();
    }

    /** Returns the task with other constraints. */
    Task with(List<Constraint> others) {
        return new Task(family, values, forms, others);
    }

    /**
     * Returns the right answer to an input; empty if there is none, if the input is not understood, or if the constraints
     * contradict each other or the answer.
     */
    Optional<String> answer(String input) {
        return family.answer(values, input)
                .filter(plain -> !plain.isBlank())
                .map(this::inForm)
                .flatMap(this::constrained);
    }

    private String inForm(String plain) {
        var answer = plain;
        for (var asked : forms) {
            answer = asked.form().effect().apply(asked.values(), answer);
        }
        return answer;
    }

    private Optional<String> constrained(String formed) {
        var answer = Optional.of(formed);
        for (var constraint : constraints) {
            // A form settles how the answer is written: nothing is changed about that any more.
            answer = forms.isEmpty() ? answer.flatMap(constraint::apply) : answer.filter(constraint::holds);
        }
        return answer.filter(met -> constraints.stream().allMatch(constraint -> constraint.holds(met)));
    }

    /** Returns how hard this task is with an input, 1 to 5: what it asks for, and a step for every two demands on top. */
    int level(String input) {
        int demands = forms.size() + constraints.size();
        return Math.min(Level.HARDEST, family.level(values, input) + (demands + 1) / 2);
    }

    /** Returns a worked case of a level, 1 to 5; empty if these values allow none. */
    Optional<Instance> instance(int level, SeededRandom random) {
        for (int i = 0; i < TRIES; i++) {
            var input = family.input(values, level, random);
            var answer = answer(input);
            if (answer.isPresent() && !answer.get().equals(input)) {
                return Optional.of(new Instance(input, answer.get()));
            }
        }
        return Optional.empty();
    }
}
