package dev.espalier.catalog;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Prices;
import java.util.Optional;

/** Gives the models of a run by their aliases. */
@FunctionalInterface
public interface ModelSource {

    /** Returns the model that answers for an alias. */
    LanguageModel bind(String alias);

    /** Returns what the model of an alias costs; empty where nobody said. */
    default Optional<Prices> prices(String alias) {
        return Optional.empty();
    }

    /** Returns the most tokens a minute that the model of an alias may take; empty where nobody said. */
    default Optional<Long> tokensPerMinute(String alias) {
        return Optional.empty();
    }

    /** Returns what holds for the model of an alias where the recipe says nothing. */
    default ModelOptions defaults(String alias) {
        return ModelOptions.NONE;
    }
}
