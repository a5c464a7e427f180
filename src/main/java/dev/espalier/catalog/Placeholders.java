package dev.espalier.catalog;

import dev.espalier.catalog.Kind.Made;
import dev.espalier.problem.Problems;
import dev.espalier.step.Fill;
import dev.espalier.step.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for placeholders that vanish: a step is to fill one in a text that earlier steps make, but none of these, nor any of
 * their prompts, says that it is to stand there.
 */
final class Placeholders {

    private final Prompts prompts;
    private final Problems problems;
    private final List<String> said = new ArrayList<>();
    private final Set<String> made = new HashSet<>();

    Placeholders(Prompts prompts, Problems problems) {
        this.prompts = prompts;
        this.problems = problems;
    }

    void check(List<MadeStage> stages) {
        stages.forEach(stage -> walk(stage.steps()));
    }

    private void walk(List<Made<Step>> steps) {
        for (var step : steps) {
            if (step.object() instanceof Fill) {
                checkFill(step);
            }
            step.branches().forEach(branch -> walk(branch.steps()));
            made.addAll(step.object().sets());
            for (var option : List.of("with", "texts", "list")) {
                said.add(String.valueOf(step.options().get(option)));
            }
            if (step.options().get("prompt") instanceof String prompt) {
                said.add(prompts.text(prompt));
            }
        }
    }

    private void checkFill(Made<Step> fill) {
        var placeholder = String.valueOf(fill.options().get("placeholder"));
        var field = String.valueOf(fill.options().get("field"));
        // A text from outside may hold any.
        if (made.contains(field) && said.stream().noneMatch(text -> text.contains(placeholder))) {
            problems.add(
                    fill.operator().place().toString(),
                    "step \"" + fill.operator().name() + "\" looks for " + placeholder + " in \"" + field
                            + "\", and nothing before it asks for or writes " + placeholder,
                    "name it in a prompt, or among the values of \"with\"");
        }
    }
}
