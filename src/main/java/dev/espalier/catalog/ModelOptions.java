package dev.espalier.catalog;

import dev.espalier.llm.ReplyShape.JsonBy;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Sampling;
import dev.espalier.option.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe may say of a model alias: how replies are drawn, never where the model is. What is null is taken from the alias
 * named by {@code same-as}, or else left to the provider.
 */
public record ModelOptions(
        @Option(about = "the alias whose model and options this one shares", value = "null") @Nullable
        String sameAs,

        @Option(about = "0 or more; 0 is as reproducible as the provider gets", value = "null") @Nullable
        Double temperature,

        @Option(about = "share of probability that is drawn from, above 0 to 1", value = "null") @Nullable
        Double topP,

        @Option(about = "upper bound of a reply in tokens", value = "null") @Nullable
        Integer maxTokens,

        @Option(about = "a reply that max-tokens cut off is asked again with twice as much, up to this", value = "null")
        @Nullable
        Integer maxTokensLimit,

        @Option(about = "from -2 to 2", value = "null") @Nullable
        Double presencePenalty,

        @Option(about = "from -2 to 2", value = "null") @Nullable
        Double frequencyPenalty,

        @Option(about = "texts that end a reply, at most 4", value = "[]")
        List<String> stop,

        @Option(about = "asks the provider for reproducible sampling", value = "null") @Nullable
        Integer seed,

        @Option(about = "chat, or completions for a base model that continues the prompt as it is", value = "null")
        @Nullable
        Protocol protocol,

        @Option(
                about =
                        "where a step wants JSON: mode or schema, if the server has it (\"models check\" tells); else its"
                                + " prompt alone asks for it",
                value = "null")
        @Nullable
        JsonBy json) {

    /** Everything left open. */
    public static final ModelOptions NONE =
            new ModelOptions(null, null, null, null, null, null, null, List.of(), null, null, null);

    public ModelOptions {
        stop = List.copyOf(stop);
        // Checks the ranges.
        new Sampling(temperature, topP, maxTokens, presencePenalty, frequencyPenalty, stop, seed);
        if (maxTokensLimit != null && maxTokensLimit < (maxTokens == null ? 1 : maxTokens)) {
            throw new IllegalArgumentException("max-tokens-limit must be 1 or more and not below max-tokens but was "
                    + maxTokensLimit + (maxTokens == null ? "" : " below " + maxTokens));
        }
    }

    Sampling sampling() {
        return new Sampling(temperature, topP, maxTokens, presencePenalty, frequencyPenalty, stop, seed);
    }

    /** Returns how a prompt is put; a chat if nothing is said. */
    Protocol spoken() {
        return protocol == null ? Protocol.CHAT : protocol;
    }

    /** Returns these options with what they leave open taken from others. */
    ModelOptions over(ModelOptions others) {
        var most = first(maxTokens, others.maxTokens);
        var limit = first(maxTokensLimit, others.maxTokensLimit);
        return new ModelOptions(
                null,
                first(temperature, others.temperature),
                first(topP, others.topP),
                most,
                // One side's limit may lie below the other's bound: then there is no more to be had.
                limit == null || most == null || limit >= most ? limit : null,
                first(presencePenalty, others.presencePenalty),
                first(frequencyPenalty, others.frequencyPenalty),
                stop.isEmpty() ? others.stop : stop,
                first(seed, others.seed),
                first(protocol, others.protocol),
                first(json, others.json));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }
}
