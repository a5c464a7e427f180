package dev.espalier.engine;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Prepared;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which filter of a row rejects an example, found in two parts: those that remember nothing judge ahead, on any thread; those that
 * remember judge when it is the example's turn. Immutable.
 *
 * @param by the filter that rejects; null if none does
 * @param rejection null if none does
 * @param remembering those filters before it that are asked yet, in order
 */
record Ahead(@Nullable String by, @Nullable Rejection rejection, List<Waiting> remembering) {

    /** An example that a filter waits for. */
    record Waiting(String filter, Prepared prepared) {}

    /** Of what no filter is asked about. */
    static Ahead told(@Nullable String by, @Nullable Rejection rejection) {
        return new Ahead(by, rejection, List.of());
    }

    /** Lets the filters judge that remember nothing. */
    static Ahead of(List<NamedFilter> filters, Example example) {
        var remembering = new ArrayList<Waiting>();
        for (var named : filters) {
            var filter = named.filter();
            if (filter.remembers()) {
                remembering.add(new Waiting(named.name(), filter.prepare(example)));
            } else if (filter.judge(example) instanceof Verdict.Reject reject) {
                return new Ahead(named.name(), reject.rejection(), remembering);
            }
        }
        return new Ahead(null, null, remembering);
    }

    /** Lets those judge that remember, and tells them if nobody rejects; returns this if none of them does. */
    Ahead settled() {
        for (var waiting : remembering) {
            if (waiting.prepared().judge() instanceof Verdict.Reject reject) {
                return told(waiting.filter(), reject.rejection());
            }
        }
        if (rejection == null) {
            remembering.forEach(waiting -> waiting.prepared().accepted());
        }
        return this;
    }
}
