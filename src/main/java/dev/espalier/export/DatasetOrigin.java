package dev.espalier.export;

import java.util.Map;

/**
 * What is known of how a dataset was made.
 *
 * @param name of the dataset
 * @param version of the program that exports it
 * @param recipeText the resolved recipe of the run, in YAML; {@code ""} if the dataset is no run's
 * @param recipe the same as values
 * @param report what the run came to; empty if it has not ended
 */
public record DatasetOrigin(
        String name, String version, String recipeText, Map<String, ?> recipe, Map<String, ?> report) {

    public DatasetOrigin {
        recipe = Map.copyOf(recipe);
        report = Map.copyOf(report);
    }
}
