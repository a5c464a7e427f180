package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeedTask;
import dev.espalier.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws from a pool, without replacement, and keeps what was drawn in a field: seed tasks, what an earlier stage came to, or a
 * list of the recipe's own. Several of these steps give several pools their quotas.
 */
public final class Sample implements Step {

    public static final String KIND = "sample";

    /** Which tasks are drawn, by whether they have an input. */
    public enum Input {
        /** With or without one. */
        ANY,
        /** Those with an input. */
        NEEDED,
        /** Those without. */
        NONE
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(
                    about = "the pool: seeds, own (what this stage has accepted, if it feeds back), or the name of an"
                            + " earlier stage that has ended; empty to draw from \"list\"",
                    value = "")
            String from,

            @Option(about = "the pool itself, if it is not one of \"from\"", value = "[]")
            List<String> list,

            @Option(about = "how many are drawn, at least 1; all, if the pool holds fewer", value = "1")
            int count,

            @Option(
                    about = "the field of the drawn ones that is kept; empty for instruction, input and output of each",
                    value = "")
            String field,

            @Option(about = "the field that keeps them, as a list; a single text if one is drawn of one field")
            String into,

            @Option(about = "draws only from those with this value in \"where\"", value = "")
            String is,

            @Option(about = "the field that \"is\" asks for", value = "")
            String where,

            @Option(about = "draws any, only those whose input is needed, or those with none", value = "any")
            Input input,

            @Option(about = "the fewest that must be there to be drawn, 0 or more", value = "1")
            int atLeast) {

        public Options {
            list = List.copyOf(list);
            if (count < 1) {
                throw new IllegalArgumentException("count must be 1 or more but was " + count);
            }
            if (from.isEmpty() == list.isEmpty()) {
                throw new IllegalArgumentException("either from or list must be given");
            }
            if (atLeast < 0) {
                throw new IllegalArgumentException("at-least must be 0 or more but was " + atLeast);
            }
            if (is.isEmpty() != where.isEmpty()) {
                throw new IllegalArgumentException("is and where belong together");
            }
        }
    }

    private final Options options;
    private final SharedPool pool;

    public Sample(Options options, List<SeedTask> seeds) {
        this.options = options;
        this.pool = new SharedPool(options.from, seeds);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public String pool() {
        return options.from;
    }

    @Override
    public Set<String> readsOfPool() {
        return Stream.of(options.field, options.where)
                .filter(field -> !field.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        if (!options.list.isEmpty()) {
            var drawn = context.random().sample(options.list, options.count);
            return new StepResult.Passed(Values.put(example, options.into, single(new ArrayList<>(drawn))));
        }
        var drawn = context.random().sample(wanted(pool.in(context)), options.count);
        if (drawn.size() < Math.min(options.atLeast, options.count)) {
            var detail = "there are too few to draw in \"" + options.from + "\"";
            return new StepResult.Rejected(example, new Rejection(KIND + ":empty-pool", detail, (long) drawn.size()));
        }
        var ids = drawn.stream().map(Example::id).toList();
        var known = example.withLineage(example.lineage().withDemonstrations(ids));
        return new StepResult.Passed(Values.put(known, options.into, kept(drawn)));
    }

    private List<Example> wanted(List<Example> pool) {
        return options.where.isEmpty() && options.input == Input.ANY
                ? pool
                : pool.stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(Example one) {
        boolean hasInput = !one.input().isEmpty();
        return (options.where.isEmpty() || one.text(options.where).orElse("").equals(options.is))
                && (options.input == Input.ANY || hasInput == (options.input == Input.NEEDED));
    }

    private Object kept(List<Example> drawn) {
        var list = new ArrayList<Object>();
        for (var one : drawn) {
            if (options.field.isEmpty()) {
                var row = new LinkedHashMap<String, Object>();
                row.put("instruction", one.instruction());
                row.put("input", one.input());
                row.put("output", one.output());
                list.add(row);
            } else {
                list.add(one.text(options.field).orElse(""));
            }
        }
        return options.field.isEmpty() ? list : single(list);
    }

    private Object single(List<Object> list) {
        return options.count == 1 && list.size() == 1 ? list.get(0) : list;
    }
}
