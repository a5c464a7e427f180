package dev.espalier.step;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs steps on every element of a list that an example holds, and keeps a field of what comes through, again as a list. An
 * element that a step rejects is left out: it was part of an example, never one itself.
 */
public final class Each implements Step {

    public static final String KIND = "each";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the list") String field,

            @Option(
                    about = "the field in which the steps find the element; empty if elements are mappings of fields",
                    value = "")
            String as,

            @Option(about = "the field that is kept of each element that comes through")
            String collect,

            @Option(about = "the field that keeps them, as a list; it may be empty in the end")
            String into) {}

    private final Options options;
    private final Chain chain;

    /**
     * @param steps what is done with each element
     */
    public Each(Options options, List<NamedStep> steps) {
        this.options = options;
        this.chain = new Chain(steps);
    }

    @Override
    public StepResult apply(Example example, StepContext context) throws LlmException, InterruptedException {
        var list = elements(example);
        var kept = new ArrayList<Object>();
        var lineage = example.lineage();
        for (int i = 0; i < list.size(); i++) {
            var element = with(example.withLineage(lineage), list.get(i));
            for (var outcome : Repeat.outcomesOf(chain.run(element, "element-" + i + "/", context))) {
                // The calls of elements that were left out count, too.
                lineage = outcome.example().lineage();
                if (outcome instanceof Outcome.Made made) {
                    kept.add(collected(made.example()));
                }
            }
        }
        return new StepResult.Passed(Values.put(example.withLineage(lineage), Map.of(options.into, kept)));
    }

    /** A text counts as a list of one. */
    private List<?> elements(Example example) {
        return example.more().get(options.field) instanceof List<?> found
                ? found
                : example.text(options.field)
                        .filter(text -> !text.isBlank())
                        .map(List::of)
                        .orElse(List.of());
    }

    private Example with(Example example, Object element) {
        if (!options.as.isEmpty()) {
            return Values.put(example, options.as, element);
        }
        var changed = example;
        if (element instanceof Map<?, ?> fields) {
            for (var field : fields.entrySet()) {
                changed = Values.put(changed, field.getKey().toString(), field.getValue());
            }
        }
        return changed;
    }

    private Object collected(Example example) {
        var value = example.more().get(options.collect);
        return value != null ? value : example.text(options.collect).orElse("");
    }

    @Override
    public Set<String> reads() {
        var reads = new LinkedHashSet<>(chain.reads());
        // A mapping may bring any field.
        if (options.as.isEmpty()) {
            reads.clear();
        }
        reads.remove(options.as);
        reads.add(options.field);
        return reads;
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }
}
