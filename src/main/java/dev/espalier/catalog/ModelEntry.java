package dev.espalier.catalog;

import dev.espalier.llm.ModelName;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.TrafficLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that has a name of its own: what a model file says of it.
 *
 * @param name what {@code --model} calls it
 * @param model provider and the provider's name for it
 * @param endpoints where it is, at least one; several are the same model on several servers
 * @param sampling holds where a recipe says nothing
 * @param limits how hard it may be worked
 * @param prices null if nobody said
 * @param place where it was read, for messages
 */
public record ModelEntry(
        String name,
        ModelName model,
        List<ProviderSettings> endpoints,
        ModelOptions sampling,
        TrafficLimits limits,
        @Nullable Prices prices,
        String place) {

    public ModelEntry {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a model needs a place where it is");
        }
    }
}
