package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stands beside filters while they judge, and takes down what each says and measures of some of the examples. What is not watched
 * goes by untouched. Not thread-safe.
 */
public final class FilterWatch {

    /** What a filter said of an example. */
    public record Said(Verdict verdict, List<Measurement> measurements) {

        public boolean isRejection() {
            return verdict instanceof Verdict.Reject;
        }
    }

    private final Set<String> ids;

    /** By example and filter. */
    private final Map<String, Map<String, Said>> said = new LinkedHashMap<>();

    /**
     * @param ids of the examples that are watched
     */
    public FilterWatch(Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    /** Returns the filter, watched, which goes by this name. */
    public Filter on(String name, Filter filter) {
        return filter instanceof SiblingFilter siblings
                ? new WatchedSiblings(name, siblings)
                : new Watched(name, filter);
    }

    /** Returns what was said of an example by the filters that were asked. */
    public Map<String, Said> of(String id) {
        return said.getOrDefault(id, Map.of());
    }

    private Verdict note(String name, Filter filter, Example example, Verdict verdict) {
        if (ids.contains(example.id())) {
            said.computeIfAbsent(example.id(), id -> new LinkedHashMap<>())
                    .put(name, new Said(verdict, filter.measure(example)));
        }
        return verdict;
    }

    private abstract static class Beside<F extends Filter> implements Filter {

        final String name;
        final F filter;

        Beside(String name, F filter) {
            this.name = name;
            this.filter = filter;
        }

        @Override
        public boolean remembers() {
            return filter.remembers();
        }

        @Override
        public void accepted(Example example) {
            filter.accepted(example);
        }
    }

    private final class Watched extends Beside<Filter> {

        Watched(String name, Filter filter) {
            super(name, filter);
        }

        @Override
        public Verdict judge(Example example) {
            return note(name, filter, example, filter.judge(example));
        }

        @Override
        public Prepared prepare(Example example) {
            var prepared = filter.prepare(example);
            return new Prepared() {
                @Override
                public Verdict judge() {
                    return note(name, filter, example, prepared.judge());
                }

                @Override
                public void accepted() {
                    prepared.accepted();
                }
            };
        }
    }

    private final class WatchedSiblings extends Beside<SiblingFilter> implements SiblingFilter {

        WatchedSiblings(String name, SiblingFilter filter) {
            super(name, filter);
        }

        @Override
        public List<Verdict> judge(List<Example> siblings) {
            var verdicts = filter.judge(siblings);
            for (int i = 0; i < siblings.size(); i++) {
                note(name, filter, siblings.get(i), verdicts.get(i));
            }
            return verdicts;
        }
    }
}
