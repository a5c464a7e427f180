package dev.espalier.catalog;

import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problems;
import java.util.List;

/**
 * What steps and filters are made of beside their options.
 *
 * @param seeds the seed tasks of the run
 * @param references what filters compare with beside the seeds
 * @param seed of the run's randomness
 * @param problems where complaints go
 */
record Materials(List<SeedTask> seeds, References references, Prompts prompts, long seed, Problems problems) {}
