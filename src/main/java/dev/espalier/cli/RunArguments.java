package dev.espalier.cli;

import dev.espalier.catalog.Recipes;
import dev.espalier.engine.RedoRequest;
import dev.espalier.engine.ReusedReplies;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands share that run a recipe: who answers, when it ends, what is printed; and the run itself. */
final class RunArguments {

    @Mixin
    private final ReferenceArguments references = new ReferenceArguments();

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Mixin
    private final LimitArguments limits = new LimitArguments();

    @Mixin
    private final OutputArguments output = new OutputArguments();

    @Option(
            names = "--dry-run",
            description = "Shows the prompts and forecasts calls, tokens, cost and time. Sends and writes nothing.")
    private boolean dryRun;

    /**
     * Runs a recipe.
     *
     * @return the exit code
     * @throws UsageException if the options contradict each other
     */
    int run(
            Recipes.Source source,
            RecipeArguments changes,
            SeedArguments seeds,
            InputArguments input,
            DatasetArguments dataset,
            Surroundings surroundings)
            throws IOException {
        if (dataset.out != null && dataset.out.toString().isEmpty()) {
            throw new UsageException("--out is empty; name a directory, or leave it out for a new one in runs/");
        }
        var wanted = limits.limits(dataset.target);
        checkRedo(dataset, wanted.offline());
        var backOff = new BackOff();
        var setup = Setup.of(
                new Setup.Parts(source, changes, seeds, input, references, model, dataset.seed, backOff, surroundings));
        setup.tellSkipped(surroundings.err());
        if (!setup.assembly().plan().isFinite() && dataset.target == null && !limits.areGiven()) {
            throw new UsageException("recipe " + setup.recipe().name()
                    + " makes examples without end; say how many you want with --target");
        }
        setup.checkTokenBounds(limits.maxTokens);
        if (wanted.maxCost() != null) {
            PriceCheck.check(setup.assembly().plan().models());
        }
        if (dryRun && !limits.redo.isEmpty() && dataset.out != null) {
            var plan = setup.assembly().plan();
            new RedoForecast(dataset.out, plan, RedoRequest.of(dataset.out, plan, limits.redo))
                    .write(surroundings.out());
            return ExitCode.OK;
        }
        if (dryRun) {
            new DryRun(setup, dataset, wanted.concurrency()).write(surroundings.out());
            return ExitCode.OK;
        }
        try (var reused = ReusedReplies.open(limits.reuse)) {
            return new Generation(setup, wanted, reused, limits.redo, dataset, output, backOff, surroundings).run();
        }
    }

    private void checkRedo(DatasetArguments dataset, boolean offline) {
        if (limits.redo.isEmpty()) {
            return;
        }
        if (dataset.out == null) {
            throw new UsageException("--redo continues a run; name its directory with --out");
        }
        if (offline) {
            throw new UsageException("--redo asks a model and --offline forbids it; leave one of them out");
        }
        RunOrFile.checkRun(dataset.out);
    }
}
