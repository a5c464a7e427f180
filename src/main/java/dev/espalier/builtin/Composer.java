package dev.espalier.builtin;

import dev.espalier.builtin.Task.AskedForm;
import dev.espalier.model.SeedTask.Instance;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes up tasks: a family in one of its wordings, often with a form for the answer, sometimes with a scene around it. */
final class Composer {

    /**
     * A task in words, with a worked case.
     */
    record Composed(String instruction, Task task, Instance example) {}

    private Composer() {}

    /** Returns that many tasks, levels and families drawn evenly: no family comes twice before all came once. */
    static List<Composed> compose(int count, SeededRandom random) {
        var composed = new ArrayList<Composed>();
        List<TaskFamily> families = List.of();
        for (int i = 0; i < count; i++) {
            int turn = i % Families.ALL.size();
            if (turn == 0) {
                families = random.shuffled(Families.ALL);
            }
            composed.add(compose(families.get(turn), random.between(Level.EASIEST, Level.HARDEST), random));
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

    /** Slots are drawn one by one, so now and then they ask for what has no answer: a change when the money is too little. */
    private static Optional<Composed> tryCompose(TaskFamily family, int level, SeededRandom random) {
        var said = random.pick(family.wordings()).say(level, random);
        var text = new StringBuilder(said.text());
        var forms = new ArrayList<AskedForm>();
        if (random.nextInt(100) < 38) {
            forms.add(addForm(family, text, random));
        }
        if (random.nextInt(100) < 40) {
            // Scenes that come last ask for brevity, and would contradict a form that wants more than the answer.
            addScene(text, !forms.isEmpty() || random.nextInt(100) < 70, random);
        }
        var task = new Task(family, said.values(), forms);
        return task.instance(level, random).map(example -> new Composed(text.toString(), task, example));
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
