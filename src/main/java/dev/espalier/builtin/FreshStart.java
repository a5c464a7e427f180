package dev.espalier.builtin;

import dev.espalier.builtin.Evolution.Evolved;
import dev.espalier.constraint.Arguments;
import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tasks that begin with words (h2o-wizardlm): a task without an input whose answer has to hold them. Knows its own words only. */
final class FreshStart {

    private static final int TRIES = 60;

    /** The families that have tasks without an input, by one case of each wording. */
    static final List<TaskFamily> FAMILIES =
            Families.ALL.stream().filter(FreshStart::needsNoInput).toList();

    private FreshStart() {}

    /** Returns those of them that are within a range. */
    static List<TaskFamily> families(TaskRange range) {
        return FAMILIES.stream().filter(range::holds).toList();
    }

    private static boolean needsNoInput(TaskFamily family) {
        var random = SeededRandom.of(0, family.name());
        return family.wordings().stream()
                .filter(wording -> wording.language().equals(Wording.ENGLISH))
                .anyMatch(wording -> family.input(wording.say(random).values(), Level.MIDDLE, random)
                        .isEmpty());
    }

    /** Returns the nouns that the teacher knows which start with a letter or letters, in small letters. */
    static List<String> nouns(String start) {
        return known().stream()
                .filter(noun -> !start.isBlank() && noun.startsWith(start.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> known() {
        var known = new ArrayList<>(Bank.NOUNS);
        known.addAll(Bank.FRUITS);
        return known;
    }

    /** Returns a task that holds the words; empty if there are none, or one of them or the range has no such task. */
    static Optional<Evolved> of(List<String> words, TaskRange range, SeededRandom random) {
        var families = families(range);
        if (words.isEmpty() || words.size() > 12 || !known().containsAll(words) || families.isEmpty()) {
            return Optional.empty();
        }
        var arguments = Arguments.of("words", String.join(", ", words));
        var constraint = new Constraint(Constraints.named("keywords").orElseThrow(), arguments);
        for (int i = 0; i < TRIES; i++) {
            var composed = standalone(random.pick(families), range.drawLevel(random), random)
                    .map(instruction -> instruction + " " + constraint.describe(random.nextInt(1000)))
                    .flatMap(FreshStart::answered);
            if (composed.isPresent()) {
                return composed;
            }
        }
        return Optional.empty();
    }

    private static Optional<Evolved> answered(String instruction) {
        return Recogniser.recognise(instruction)
                .flatMap(task -> task.answer(""))
                .map(answer -> new Evolved(instruction, new Instance("", answer)));
    }

    /** Returns a task of a family in words; empty if the one that was drawn needs an input. */
    static Optional<String> standalone(TaskFamily family, int level, SeededRandom random) {
        var composed = Composer.compose(family, level, random);
        return composed.example().input().isEmpty() ? Optional.of(composed.instruction()) : Optional.empty();
    }
}
