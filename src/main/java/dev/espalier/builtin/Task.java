package dev.espalier.builtin;

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
 */
record Task(TaskFamily family, Values values, List<AskedForm> forms) {

    /** Tries at an input that is worth an example; families succeed at the first or second. */
    private static final int TRIES = 40;

    /** A form with its particulars. */
    record AskedForm(AnswerForm form, Values values) {}

    Task {
        forms = List.copyOf(forms);
    }

    /** Returns the right answer to an input; empty if there is none or the input is not understood. */
    Optional<String> answer(String input) {
        return family.answer(values, input).filter(plain -> !plain.isBlank()).map(this::inForm);
    }

    private String inForm(String plain) {
        var answer = plain;
        for (var asked : forms) {
            answer = asked.form().effect().apply(asked.values(), answer);
        }
        return answer;
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
