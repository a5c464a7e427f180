package dev.espalier.builtin;

import dev.espalier.builtin.Guidance.Suggestion;
import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes up tasks: a family in one of its wordings, often with a form for the answer or constraints on it, sometimes with a scene
 * around it.
 */
final class Composer {

    /**
     * A task in words, with a worked case.
     */
    record Composed(String instruction, Task task, Instance example) {}

    private Composer() {}

    /** Returns that many tasks, levels and families drawn evenly: no family comes twice before all came once. */
    static List<Composed> compose(int count, SeededRandom random) {
        return compose(count, TaskRange.ALL, Guidance.NONE, random);
    }

    /**
     * Returns that many tasks, of which some follow suggestions. Still no family comes twice before all came once.
     *
     * @param range from which families are drawn, and levels where none is suggested
     */
    static List<Composed> compose(int count, TaskRange range, Guidance guidance, SeededRandom random) {
        var composed = new ArrayList<Composed>();
        var families = new ArrayDeque<TaskFamily>();
        for (int i = 0; i < count; i++) {
            if (families.isEmpty()) {
                families.addAll(range.draw(random));
            }
            var suggestion = guidance.draw(random);
            int drawn = suggestion.flatMap(Suggestion::level).orElseGet(() -> range.drawLevel(random));
            composed.add(compose(next(families, suggestion), drawn, random));
        }
        return composed;
    }

    /** Takes the next family of the kind suggested, if any is left; those passed over wait at the end, or they would come at once. */
    private static TaskFamily next(Deque<TaskFamily> families, Optional<Suggestion> suggestion) {
        if (suggestion.isPresent()) {
            boolean wanted = suggestion.get().isClassification();
            for (int i = families.size(); i > 0 && families.getFirst().isClassification() != wanted; i--) {
                families.addLast(families.removeFirst());
            }
        }
        return families.removeFirst();
    }

    /** Returns a task of a family and a level, 1 to 5. */
    static Composed compose(TaskFamily family, int level, SeededRandom random) {
        while (true) {
            var composed = tryCompose(family, level, random);
            if (composed.isPresent()) {
                return composed.get();
            }
        }
    }

    /** Drawn piece by piece, so now and then pieces have no answer together: a change when the money is too little. */
    private static Optional<Composed> tryCompose(TaskFamily family, int level, SeededRandom random) {
        var wordings = family.wordings(level).stream()
                .filter(wording -> wording.language().equals(Wording.ENGLISH))
                .toList();
        var said = random.pick(wordings).say(level, random);
        var text = new StringBuilder(said.text());
        var task = new Task(family, said.values(), List.of());
        if (random.nextInt(100) < 38) {
            task = new Task(family, said.values(), List.of(addForm(family, text, random)));
        }
        if (random.nextInt(100) < 30) {
            task = task.with(Demands.draw(family.shape(), 1 + random.nextInt(1 + level / 2), random));
            task.constraints()
                    .forEach(constraint -> text.append(' ').append(constraint.describe(random.nextInt(1000))));
        }
        if (random.nextInt(100) < 40) {
            // Scenes that come last ask for brevity, and would contradict what wants more than the answer.
            boolean plain = task.isPlain();
            addScene(text, !plain || random.nextInt(100) < 70, random);
        }
        var whole = task;
        return whole.instance(level, random).map(example -> new Composed(text.toString(), whole, example));
    }

    private static AskedForm addForm(TaskFamily family, StringBuilder text, SeededRandom random) {
        var fitting = AnswerForms.ALL.stream()
                .filter(form -> form.shapes().contains(family.shape()))
                .toList();
        var form = random.pick(fitting);
        var said = random.pick(form.wordings()).say(random);
        text.append(' ').append(said.text());
        return new AskedForm(form, said.values());
    }

    private static void addScene(StringBuilder text, boolean first, SeededRandom random) {
        var scene = random.pick(first ? Scenes.BEFORE : Scenes.AFTER).say(random);
        if (first) {
            text.insert(0, scene.text() + " ");
        } else {
            text.append(' ').append(scene.text());
        }
    }
}
