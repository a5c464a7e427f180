package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ReplyShape.JsonBy;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a run makes.
 *
 * @param runId short, the same for the same identity; ids of examples start with it
 * @param seed of all randomness
 * @param phases at least one; all but the last are finite
 * @param models by alias
 * @param dryUpFloor the share of candidates that must be accepted, 0 for no bound
 * @param dryUpOver over how many released source items the share is taken
 */
public record Plan(
        String runId, long seed, List<Phase> phases, Map<String, BoundModel> models, double dryUpFloor, int dryUpOver) {

    /**
     * A model with the sampling that an alias asks it with.
     *
     * @param protocol how prompts are put to it
     * @param prices null if they are not known
     * @param maxTokensLimit up to which a reply that was cut off is asked again; null for never
     * @param json how it is made to answer in JSON; null if the prompt alone asks for it
     */
    public record BoundModel(
            LanguageModel model,
            Sampling sampling,
            Protocol protocol,
            @Nullable Prices prices,
            @Nullable Integer maxTokensLimit,
            @Nullable JsonBy json) {

        /** A model that is asked for JSON by its prompt alone. */
        public BoundModel(
                LanguageModel model,
                Sampling sampling,
                Protocol protocol,
                @Nullable Prices prices,
                @Nullable Integer maxTokensLimit) {
            this(model, sampling, protocol, prices, maxTokensLimit, null);
        }

        /** A model that is asked in a chat, whose prices are not known and whose replies are not asked again when cut off. */
        public BoundModel(LanguageModel model, Sampling sampling) {
            this(model, sampling, Protocol.CHAT, null, null);
        }

        /** Returns twice a bound of a reply's tokens, up to the limit; empty if there is no more to be had. */
        Optional<Integer> above(@Nullable Integer maxTokens) {
            return maxTokens == null || maxTokensLimit == null || maxTokens >= maxTokensLimit
                    ? Optional.empty()
                    : Optional.of((int) Math.min(2L * maxTokens, maxTokensLimit));
        }
    }

    /** Makes a plan of one phase. */
    public Plan(
            String runId,
            long seed,
            Phase.Source source,
            List<StagePlan> stages,
            Map<String, BoundModel> models,
            double dryUpFloor,
            int dryUpOver) {
        this(runId, seed, List.of(new Phase(source, stages)), models, dryUpFloor, dryUpOver);
    }

    public Plan {
        phases = List.copyOf(phases);
        models = Map.copyOf(models);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a run needs a phase");
        }
        for (var phase : phases.subList(0, phases.size() - 1)) {
            if (!phase.isFinite()) {
                throw new IllegalArgumentException("nothing can follow \"" + phase.result() + "\", which never ends");
            }
        }
    }

    /** Returns whether it comes to an end by itself. */
    public boolean isFinite() {
        return phases.get(phases.size() - 1).isFinite();
    }

    /** Returns the stages of all phases in order. */
    public List<StagePlan> stages() {
        return phases.stream().flatMap(phase -> phase.stages().stream()).toList();
    }
}
