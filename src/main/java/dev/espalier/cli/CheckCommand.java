package dev.espalier.cli;

import dev.espalier.llm.Time;
import dev.espalier.model.SeedTask;
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
        customSynopsis = "espalier check [OPTIONS]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  espalier check --seeds my-tasks.jsonl",
            "  espalier check --recipe my-recipe.yaml --model openai:gpt-4.1-mini"
        })
final class CheckCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final RecipeChoice recipe = new RecipeChoice();

    @Mixin
    private final SeedArguments seeds = new SeedArguments();

    @Mixin
    private final InputArguments input = new InputArguments();

    @Mixin
    private final ReferenceArguments references = new ReferenceArguments();

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Mixin
    final HelpArguments help = new HelpArguments();

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var setup = Setup.of(new Setup.Parts(
                recipe.source(),
                recipe.changes,
                seeds,
                input,
                references,
                model,
                DatasetArguments.DEFAULT_SEED,
                Time.REAL,
                surroundings));
        setup.tellSkipped(surroundings.err());
        var out = surroundings.out();
        int stages = setup.assembly().plan().stages().size();
        var tasks = setup.seeds().tasks();
        long classification = tasks.stream().filter(SeedTask::isClassification).count();
        out.println("recipe " + setup.recipe().name() + ": " + Count.of(stages, "stage") + ", no problems");
        out.println("seeds: " + Count.of(tasks.size(), "task") + ", " + classification + " of them classification");
        setup.models().forEach((alias, id) -> out.println("model " + alias + ": " + id));
        return ExitCode.OK;
    }
}
