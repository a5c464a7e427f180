package dev.espalier.engine;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
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

    /** A model with the sampling that an alias asks it with, and how prompts are put to it. */
    public record BoundModel(LanguageModel model, Sampling sampling, Protocol protocol) {

        /** A model that is asked in a chat. */
        public BoundModel(LanguageModel model, Sampling sampling) {
            this(model, sampling, Protocol.CHAT);
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
