package dev.espalier.seed;

import dev.espalier.model.SeedTask;
import dev.espalier.problem.Problem;
import java.util.List;

/**
 * Seed tasks that were loaded.
 *
 * @param tasks in the order of the files and of the records in them; at least one
 * @param skipped the problems of records that were left out, the first 20 in words and the others as a count; empty unless
 *     that was allowed
 * @param skippedCount how many problems those were
 * @param sources what was read, in order
 */
public record Seeds(List<SeedTask> tasks, List<Problem> skipped, int skippedCount, List<Source> sources) {

    public Seeds {
        tasks = List.copyOf(tasks);
        skipped = List.copyOf(skipped);
        sources = List.copyOf(sources);
    }

    /**
     * A file that was read.
     *
     * @param name as the user gave it
     * @param sha256 of its bytes as they lie, lower-case hexadecimal; it is part of the identity of a run
     */
    public record Source(String name, String sha256) {}
}
