package dev.espalier.catalog;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.NgramDecontaminateFilter;
import java.util.List;

/** What a person should know of filters, beside their rejections. */
public final class FilterNotes {

    private FilterNotes() {}

    /** Returns what the filters cannot do, before they judge: a sentence each. */
    public static List<String> limits(List<NamedFilter> filters) {
        return filters.stream()
                .map(NamedFilter::filter)
                .filter(NgramDecontaminateFilter.class::isInstance)
                .map(NgramDecontaminateFilter.class::cast)
                .filter(filter -> filter.itemsTooShort() > 0)
                .map(filter -> "--decontaminate: " + filter.itemsTooShort() + " of " + filter.items()
                        + " texts are too short to be found")
                .distinct()
                .toList();
    }
}
