package dev.espalier.builtin;

import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Makes up tasks: a family in one of its wordings, often with a form for the answer or constraints on it, sometimes with a scene
 * around it.
 */
final class Composer {

    /** Levels drawn evenly. */
    static final ToIntFunction<SeededRandom> ANY_LEVEL = random -> random.between(Level.EASIEST, Level.HARDEST);

    /**
     * A task in words, with a worked case.
     */
    record Composed(String instruction, Task task, Instance example) {}

    private Composer() {}

    /** Returns that many tasks, levels and families drawn evenly: no family comes twice before all came once. */
    static List<Composed> compose(int count, SeededRandom random) {
        return compose(count, ANY_LEVEL, random);
    }

    /** Returns that many tasks, families drawn evenly, and levels, 1 to 5, as they are given. */
    static List<Composed> compose(int count, ToIntFunction<SeededRandom> level, SeededRandom random) {
        var composed = new ArrayList<Composed>();
        List<TaskFamily> families = List.of();
        for (int i = 0; i < count; i++) {
            int turn = i % Families.ALL.size();
            if (turn == 0) {
                families = random.shuffled(Families.ALL);
            }
            composed.add(compose(families.get(turn), level.applyAsInt(random), random));
        }
        return composed;
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
            boolean plain = task.forms().isEmpty() && task.constraints().isEmpty();
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
