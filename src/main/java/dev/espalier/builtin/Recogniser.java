package dev.espalier.builtin;

import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.prompt.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Understands instructions: a task of one of the families, with sentences around it that ask for a form of the answer, put a
 * constraint on it, or merely set a scene; one form at most, as the order in which two apply would be a guess. Capitals and white
 * space do not matter. What it does not understand in full it does not understand.
 */
final class Recogniser {

    /** Sentences around a task, at most. */
    private static final int FRAME = 12;

    /** Longer texts than any that families and frame make are not read at all. */
    static final int LONGEST = 2500;

    private static final WordingIndex INDEX = new WordingIndex(Families.ALL);

    /** What a sentence of the frame asks for. */
    private record Frame(List<AskedForm> forms, List<Constraint> constraints) {

        static final Frame SCENE = new Frame(List.of(), List.of());
    }

    private Recogniser() {}

    static Optional<Task> recognise(String instruction) {
        if (instruction.length() > LONGEST) {
            return Optional.empty();
        }
        var text = Whitespace.collapse(instruction);
        var sentences = Sentences.split(text);
        var before = frames(sentences, 1);
        var after = frames(sentences, -1);
        for (int around = 0; around <= FRAME; around++) {
            for (int first = Math.min(around, before.size()); first >= 0; first--) {
                int last = around - first;
                if (last <= after.size() && around < sentences.size()) {
                    var core = String.join(" ", sentences.subList(first, sentences.size() - last));
                    var task = core(core, before.subList(0, first), after.subList(0, last));
                    if (task.isPresent()) {
                        return task;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Reads the frame from one end inwards, up to the first sentence that does not belong to it. */
    private static List<Frame> frames(List<String> sentences, int step) {
        var frames = new ArrayList<Frame>();
        int at = step > 0 ? 0 : sentences.size() - 1;
        while (frames.size() < Math.min(FRAME, sentences.size() - 1)) {
            var frame = frame(sentences.get(at));
            if (frame.isEmpty()) {
                break;
            }
            frames.add(frame.get());
            at += step;
        }
        return frames;
    }

    private static Optional<Frame> frame(String sentence) {
        for (var scene : Scenes.ALL) {
            if (scene.understand(sentence).isPresent()) {
                return Optional.of(Frame.SCENE);
            }
        }
        for (var form : AnswerForms.ALL) {
            for (var wording : form.wordings()) {
                var values = wording.understand(sentence);
                if (values.isPresent()) {
                    return Optional.of(new Frame(List.of(new AskedForm(form, values.get())), List.of()));
                }
            }
        }
        return Constraints.understand(sentence).map(constraint -> new Frame(List.of(), List.of(constraint)));
    }

    private static Optional<Task> core(String text, List<Frame> before, List<Frame> after) {
        var forms = new ArrayList<AskedForm>();
        var constraints = new ArrayList<Constraint>();
        before.forEach(frame -> collect(frame, forms, constraints));
        for (int i = after.size() - 1; i >= 0; i--) {
            collect(after.get(i), forms, constraints);
        }
        if (forms.size() > 1) {
            return Optional.empty();
        }
        return INDEX.candidates(text)
                .filter(candidate -> forms.stream()
                        .allMatch(asked -> asked.form()
                                .shapes()
                                .contains(candidate.family().shape())))
                .flatMap(candidate -> candidate.wording().understand(text).stream()
                        .map(values -> new Task(candidate.family(), values, forms, constraints)))
                .findFirst();
    }

    private static void collect(Frame frame, List<AskedForm> forms, List<Constraint> constraints) {
        forms.addAll(frame.forms);
        constraints.addAll(frame.constraints);
    }
}
