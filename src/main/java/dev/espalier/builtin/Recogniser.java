package dev.espalier.builtin;

import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.prompt.Whitespace;
import java.util.List;
import java.util.Optional;

/**
 * Understands instructions: a task of one of the families, with sentences around it that ask for a form of the answer or
 * merely set a scene; one form at most. Capitals and white space do not matter. What it does not understand in full it does not understand.
 */
final class Recogniser {

    /** Sentences around a task, at most. */
    private static final int FRAME = 3;

    /** Longer texts than any that families and frame make are not read at all. */
    private static final int LONGEST = 2000;

    private Recogniser() {}

    static Optional<Task> recognise(String instruction) {
        if (instruction.length() > LONGEST) {
            return Optional.empty();
        }
        return recognise(Whitespace.collapse(instruction), List.of(), FRAME);
    }

    private static Optional<Task> recognise(String text, List<AskedForm> forms, int frame) {
        var task = core(text, forms);
        return task.isPresent() || frame == 0 ? task : withoutSentence(text, forms, frame);
    }

    private static Optional<Task> core(String text, List<AskedForm> forms) {
        for (var family : Families.ALL) {
            if (!forms.stream().allMatch(asked -> asked.form().shapes().contains(family.shape()))) {
                continue;
            }
            for (var wording : family.wordings()) {
                var values = wording.understand(text);
                if (values.isPresent()) {
                    return Optional.of(new Task(family, values.get(), forms));
                }
            }
        }
        return Optional.empty();
    }

    /** Tries the text without its first, then without its last sentence, if that one belongs to the frame. */
    private static Optional<Task> withoutSentence(String text, List<AskedForm> forms, int frame) {
        int first = Sentences.endOfFirst(text);
        if (first < text.length()) {
            var task = without(text, 0, first, text.substring(first + 1), forms, frame);
            if (task.isPresent()) {
                return task;
            }
            int last = Sentences.startOfLast(text);
            return without(text, last, text.length(), text.substring(0, last - 1), forms, frame);
        }
        return Optional.empty();
    }

    private static Optional<Task> without(
            String text, int from, int to, String rest, List<AskedForm> forms, int frame) {
        for (var scene : Scenes.ALL) {
            if (scene.understand(text, from, to).isPresent()) {
                return recognise(rest, forms, frame - 1);
            }
        }
        if (!forms.isEmpty()) {
            // The order in which two forms apply would be a guess.
            return Optional.empty();
        }
        for (var form : AnswerForms.ALL) {
            for (var wording : form.wordings()) {
                var values = wording.understand(text, from, to);
                if (values.isPresent()) {
                    return recognise(rest, List.of(new AskedForm(form, values.get())), frame - 1);
                }
            }
        }
        return Optional.empty();
    }
}
