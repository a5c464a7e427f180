package dev.espalier.catalog;

import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import dev.espalier.step.Choose;
import java.util.List;

/**
 * What steps, filters and selectors are made of beside their options.
 *
 * @param seeds the seed tasks of the run
 * @param references what filters compare with beside the seeds
 * @param seed of the run's randomness
 * @param branches the steps within the one that is made, which few kinds have
 * @param problems where complaints go
 */
record Materials(
        List<SeedTask> seeds,
        References references,
        Prompts prompts,
        long seed,
        List<Choose.Branch> branches,
        Problems problems) {

    Materials(List<SeedTask> seeds, References references, Prompts prompts, long seed, Problems problems) {
        this(seeds, references, prompts, seed, List.of(), problems);
    }

    Materials withBranches(List<Choose.Branch> inside) {
        return new Materials(seeds, references, prompts, seed, inside, problems);
    }
}
