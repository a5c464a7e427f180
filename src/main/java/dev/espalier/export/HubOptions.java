package dev.espalier.export;

import java.util.List;

/**
 * What is wanted of a {@link HubFolder}.
 *
 * @param validation the share of validation, 0 to below 1
 * @param test the share of the test part, 0 to below 1; both together below 1
 * @param near examples with a ROUGE-L F1 above it stand on the same side
 * @param seed of the split
 * @param isParquet whether the files are Parquet; else JSON Lines
 * @param licence of the dataset, by its name on the hub
 * @param languages by code; if empty, those that texts are seen to have
 */
public record HubOptions(
        double validation,
        double test,
        double near,
        long seed,
        boolean isParquet,
        String licence,
        List<String> languages) {

    public HubOptions {
        languages = List.copyOf(languages);
    }
}
