package dev.espalier.builtin;

import dev.espalier.builtin.Layout.Answer;
import dev.espalier.constraint.Constraint;
import dev.espalier.constraint.Constraints;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Instructions under more and more constraints (Conifer, 2024), each of them with an answer that meets them all. */
final class Levels {

    /** The operations, by name. */
    static final Set<String> OPERATIONS = Set.of("reframe", "propose-constraints", "recombine");

    private static final int REFRAMED = 3;
    private static final int MOST_CONSTRAINTS = 5;
    private static final int LEVELS = 5;
    private static final int TRIES = 400;

    private Levels() {}

    static Answer answer(String operation, Variables variables) throws Variables.Unusable {
        var instruction = variables.text("instruction");
        var task = Answers.recognise(instruction);
        return switch (operation) {
            case "reframe" -> Answer.of(reframed(task, instruction, variables.range(), variables.random()));
            case "propose-constraints" -> Answer.of(constraints(task, variables.random()));
            default -> Answer.of(recombined(task, instruction, variables.texts("constraints")));
        };
    }

    /** Returns tasks that need no input, with answers that look like those of this one. */
    private static List<String> reframed(Task task, String instruction, TaskRange range, SeededRandom random)
            throws Variables.Unusable {
        var families = FreshStart.families(range).stream()
                .filter(family -> family.shape() == task.family().shape())
                .toList();
        if (families.isEmpty()) {
            throw new Variables.Unusable("I know no tasks like this one that need no input.");
        }
        int level = range.nearest(task.level(instruction));
        var found = Stream.generate(() -> plain(random.pick(families), level, random))
                .limit(TRIES)
                .flatMap(Optional::stream)
                .filter(other -> !other.equals(instruction))
                .distinct()
                .limit(REFRAMED)
                .toList();
        if (found.size() < REFRAMED) {
            throw new Variables.Unusable("I know no tasks like this one that need no input.");
        }
        return found;
    }

    /** Constraints are what is to come: a task that has some, or a form, leaves less room for them. */
    private static Optional<String> plain(TaskFamily family, int level, SeededRandom random) {
        return FreshStart.standalone(family, level, random)
                .filter(instruction -> Recogniser.recognise(instruction)
                        .filter(task -> task.isPlain())
                        .isPresent());
    }

    /** Returns constraints of different kinds that the answer can meet all at once, and that none of the others meets for it. */
    private static List<String> constraints(Task task, SeededRandom random) throws Variables.Unusable {
        var kept = new ArrayList<>(task.constraints());
        int before = kept.size();
        for (var drawn : Demands.draw(task.family().shape(), 4 * MOST_CONSTRAINTS, random)) {
            var more = new ArrayList<>(kept);
            more.add(drawn);
            boolean isNew = kept.stream().noneMatch(other -> other.name().equals(drawn.name()));
            // A fence around all of a reply is taken for one that chat models add.
            if (isNew
                    && !drawn.name().equals("code-block")
                    && task.with(more).answer("").isPresent()) {
                kept.add(drawn);
            }
        }
        var found = kept.subList(before, Math.min(kept.size(), before + MOST_CONSTRAINTS)).stream()
                .map(constraint -> constraint.describe(random.nextInt(1000)))
                .toList();
        if (found.isEmpty()) {
            throw new Variables.Unusable("I find no constraints for this task.");
        }
        return found;
    }

    /** Returns the instruction five times, with more and more of the constraints behind it. */
    private static List<String> recombined(Task task, String instruction, List<String> sentences)
            throws Variables.Unusable {
        var known = sentences.stream()
                .filter(sentence -> Constraints.understand(sentence).isPresent())
                .toList();
        if (known.size() < LEVELS) {
            throw new Variables.Unusable("these constraints are too few for five levels, or I do not know them.");
        }
        var levels = new ArrayList<String>();
        for (int level = 1; level <= LEVELS; level++) {
            var taken = known.subList(0, known.size() * level / LEVELS);
            if (task.with(all(task, taken)).answer("").isEmpty()) {
                throw new Variables.Unusable("no answer meets all of these constraints.");
            }
            levels.add(instruction + " " + String.join(" ", taken));
        }
        return levels;
    }

    private static List<Constraint> all(Task task, List<String> sentences) {
        return Stream.concat(
                        task.constraints().stream(),
                        sentences.stream().flatMap(sentence -> Constraints.understand(sentence).stream()))
                .toList();
    }
}
