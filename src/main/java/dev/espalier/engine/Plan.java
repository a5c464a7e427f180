package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Prices;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a run makes.
 *
 * @param runId short, the same for the same identity; ids of examples start with it
 * @param seed of all randomness
 * @param stages at least one
 * @param source what the first stage works on; null if it makes examples from nothing, for ever
 * @param models by alias
 * @param dryUpFloor the share of candidates that must be accepted, 0 for no bound
 * @param dryUpOver over how many released source items the share is taken
 */
public record Plan(
        String runId,
        long seed,
        List<StagePlan> stages,
        @Nullable List<Example> source,
        Map<String, BoundModel> models,
        double dryUpFloor,
        int dryUpOver) {

    /**
     * A model with the sampling that an alias asks it with.
     *
     * @param prices null if they are not known
     * @param maxTokensLimit up to which a reply that was cut off is asked again; null for never
     */
    public record BoundModel(
            LanguageModel model,
            Sampling sampling,
            @Nullable Prices prices,
            @Nullable Integer maxTokensLimit) {

        /** A model whose prices are not known, and whose replies are not asked again when they are cut off. */
        public BoundModel(LanguageModel model, Sampling sampling) {
            this(model, sampling, null, null);
        }

        /** Returns twice a bound of a reply's tokens, up to the limit; empty if there is no more to be had. */
        Optional<Integer> above(@Nullable Integer maxTokens) {
            return maxTokens == null || maxTokensLimit == null || maxTokens >= maxTokensLimit
                    ? Optional.empty()
                    : Optional.of((int) Math.min(2L * maxTokens, maxTokensLimit));
        }
    }

    public Plan {
        stages = List.copyOf(stages);
        models = Map.copyOf(models);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a run needs a stage");
        }
    }
}
