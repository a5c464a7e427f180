package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Sampling;
import java.util.List;
import java.util.Map;
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
     */
    public record BoundModel(
            LanguageModel model, Sampling sampling, Protocol protocol, @Nullable Prices prices) {

        /** Makes one whose prices are not known. */
        public BoundModel(LanguageModel model, Sampling sampling, Protocol protocol) {
            this(model, sampling, protocol, null);
        }

        /** Makes one that is asked in a chat, and whose prices are not known. */
        public BoundModel(LanguageModel model, Sampling sampling) {
            this(model, sampling, Protocol.CHAT, null);
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
