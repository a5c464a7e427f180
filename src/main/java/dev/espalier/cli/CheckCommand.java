package dev.espalier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what a run would use, without a call. */
@Command(
        name = "check",
        sortOptions = false,
        description =
                "Reads recipe, seeds, prompts and model settings as generate would, tells every problem, and sends"
                        + " no call.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier check --seeds my-tasks.jsonl",
            "  espalier check --recipe my-recipe.yaml --model openai:gpt-4.1-mini"
        })
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final RecipeArguments recipe = new RecipeArguments();

    @Mixin
    private final SeedArguments seeds = new SeedArguments();

    @Mixin
    private final ModelArguments model = new ModelArguments();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var setup = Setup.of(recipe, seeds, model, 0, surroundings);
        setup.tellSkipped(surroundings.err());
        long classification = setup.seeds().tasks().stream()
                .filter(task -> task.isClassification())
                .count();
        surroundings
                .out()
                .println("recipe " + setup.recipe().name() + ": "
                        + setup.assembly().plan().stages().size() + " stages, no problems");
        surroundings
                .out()
                .println("seeds: " + setup.seeds().tasks().size() + " tasks, " + classification
                        + " of them classification");
        setup.models().forEach((alias, id) -> surroundings.out().println("model " + alias + ": " + id));
        return ExitCode.OK;
    }
}
