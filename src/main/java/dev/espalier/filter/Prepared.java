package dev.espalier.filter;

import dev.espalier.model.Verdict;

/** An example in the hands of a filter that remembers: what depends on the example alone has been worked out. */
public interface Prepared {

    /** Judges the example, as {@link Filter#judge} does; like that, in commit order. */
    Verdict judge();

    /** Tells the filter that all filters have accepted the example, as {@link Filter#accepted} does. */
    void accepted();
}
