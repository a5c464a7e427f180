package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.List;

/**
 * A filter whose verdict on an example depends on its siblings: the examples that were made from the same one and that
 * the filters before it have let through.
 */
public interface SiblingFilter extends Filter {

    /** Returns a verdict for each sibling, in their order. */
    List<Verdict> judge(List<Example> siblings);

    /** Judges an example without siblings. */
    @Override
    default Verdict judge(Example example) {
        return judge(List.of(example)).get(0);
    }
}
