package dev.espalier.engine;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which filter of a row rejects an example, found in two parts: those that remember nothing judge ahead, on any thread; those that
 * remember judge when it is the example's turn. Immutable.
 *
 * @param at the place of the filter, from 0; the number of filters if none rejects
 * @param rejection null if none rejects
 */
record Ahead(int at, @Nullable Rejection rejection) {

    /** Lets the filters judge that remember nothing. */
    static Ahead of(List<NamedFilter> filters, Example example) {
        for (int i = 0; i < filters.size(); i++) {
            var filter = filters.get(i).filter();
            if (!filter.remembers() && filter.judge(example) instanceof Verdict.Reject reject) {
                return new Ahead(i, reject.rejection());
            }
        }
        return new Ahead(filters.size(), null);
    }

    /** Lets those judge that remember and stand before the one that was found. */
    Ahead settled(List<NamedFilter> filters, Example example) {
        for (int i = 0; i < at; i++) {
            var filter = filters.get(i).filter();
            if (filter.remembers() && filter.judge(example) instanceof Verdict.Reject reject) {
                return new Ahead(i, reject.rejection());
            }
        }
        return this;
    }
}
