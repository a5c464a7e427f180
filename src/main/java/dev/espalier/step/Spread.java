package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import dev.espalier.step.StepResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an example of every element of a list that an example holds, in the order of the list. */
public final class Spread implements Step {

    public static final String KIND = "spread";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the list; the new examples do not have it")
            String field,

            @Option(about = "the field that keeps the element")
            String into,

            @Option(about = "the field that keeps the place in the list, from 1; empty for none", value = "")
            String number,

            @Option(
                    about =
                            "whether an example goes on as itself, with its id, if its list holds one element only, or is a"
                                    + " single text",
                    value = "false")
            boolean keepAlone) {}

    private final Options options;

    public Spread(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.field);
    }

    @Override
    public Set<String> sets() {
        return Stream.of(options.into, options.number)
                .filter(field -> !field.isEmpty())
                .collect(Collectors.toSet());
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var value = example.more().get(options.field);
        if (options.keepAlone && value instanceof String only) {
            return new StepResult.Passed(one(example, only, 1));
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return new StepResult.Rejected(
                    example, new Rejection(KIND + ":no-list", options.field + " is no list of one element or more"));
        }
        var made = new ArrayList<Outcome>();
        for (var element : list) {
            made.add(new Outcome.Made(one(example, element, made.size() + 1L)));
        }
        return options.keepAlone && made.size() == 1
                ? new StepResult.Passed(made.get(0).example())
                : new StepResult.Replaced(made);
    }

    private Example one(Example example, Object element, long number) {
        var one = Values.put(example.without(options.field), options.into, element);
        return options.number.isEmpty() ? one : one.with(options.number, number);
    }
}
