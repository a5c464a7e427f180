package dev.espalier.builtin;

import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says a task again, in other words or in another language. Scenes are left out: they say nothing about the task. */
final class Rewording {

    /** Inputs on which two tasks have to agree to count as the same. */
    private static final int SAMPLES = 4;

    private Rewording() {}

    /**
     * Returns an instruction that means the same in other words.
     *
     * @param task what the instruction asks for
     * @param instruction the words that are not wanted again
     * @return empty if the teacher knows no other words for it
     */
    static Optional<String> inOtherWords(Task task, String instruction, SeededRandom random) {
        return inLanguage(task, language(task, instruction), instruction, random);
    }

    /** Returns an instruction that means the same, in a language; empty if the teacher cannot say it there. */
    static Optional<String> inLanguage(Task task, String language, String instruction, SeededRandom random) {
        var wordings = task.family().wordings().stream()
                .filter(wording -> wording.language().equals(language))
                .filter(wording -> wording.kind().equals(task.values().kind()))
                .toList();
        boolean hasFrame = !task.isPlain();
        if (hasFrame && !language.equals(Wording.ENGLISH)) {
            return Optional.empty();
        }
        for (var wording : random.shuffled(wordings)) {
            var said = wording.sayAgain(task.values(), random).map(core -> withFrame(core, task, random));
            if (said.isPresent() && !isSame(said.get(), instruction) && means(said.get(), task, random)) {
                return said;
            }
        }
        return Optional.empty();
    }

    /** Returns the language of the wording in which the instruction asks for the task. */
    static String language(Task task, String instruction) {
        var text = Whitespace.collapse(instruction);
        return task.family().wordings().stream()
                .filter(wording -> wording.understand(text).isPresent())
                .map(Wording::language)
                .findFirst()
                .orElse(Wording.ENGLISH);
    }

    private static String withFrame(String core, Task task, SeededRandom random) {
        var sentences = new ArrayList<>(List.of(core));
        for (var asked : task.forms()) {
            sentences.add(sayAgain(asked, random));
        }
        task.constraints().forEach(constraint -> sentences.add(constraint.describe(random.nextInt(1000))));
        return String.join(" ", sentences);
    }

    private static String sayAgain(AskedForm asked, SeededRandom random) {
        return random.shuffled(asked.form().wordings()).stream()
                .flatMap(wording -> wording.sayAgain(asked.values(), random).stream())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSame(String one, String other) {
        return Whitespace.collapse(one)
                .toLowerCase(Locale.ROOT)
                .equals(Whitespace.collapse(other).toLowerCase(Locale.ROOT));
    }

    private static boolean means(String instruction, Task task, SeededRandom random) {
        return Recogniser.recognise(instruction)
                .filter(again -> areEqual(again, task, random))
                .isPresent();
    }

    /**
     * Returns whether two tasks are the same: of one kind, with the same demands on the answer, and with the same answers to
     * inputs made for either. Names that the wordings dress them up with do not count.
     */
    static boolean areEqual(Task one, Task other, SeededRandom random) {
        if (!one.family().name().equals(other.family().name())
                || !one.values().kind().equals(other.values().kind())
                || !one.forms().equals(other.forms())
                || !one.constraints().equals(other.constraints())) {
            return false;
        }
        for (int i = 0; i < 2 * SAMPLES; i++) {
            var maker = i % 2 == 0 ? one : other;
            var input = maker.family().input(maker.values(), Level.EASIEST + i % Level.HARDEST, random);
            if (!one.family().answer(one.values(), input).equals(other.family().answer(other.values(), input))) {
                return false;
            }
        }
        return true;
    }
}
