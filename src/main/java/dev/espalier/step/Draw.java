package dev.espalier.step;

import dev.espalier.constraint.Constraints;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.SeededRandom;
import dev.espalier.option.Option;
import dev.espalier.text.RougeL;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Draws, without replacement, from lists that the example itself holds: some of its constraints, one of its actions. */
public final class Draw implements Step {

    public static final String KIND = "draw";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the lists that are drawn from, as one")
            List<String> fields,

            @Option(about = "how many are drawn, at least 1; all, if there are fewer", value = "1")
            int count,

            @Option(
                    about = "the most that are drawn, if the number itself is drawn, from count on; 0 for count",
                    value = "0")
            int upTo,

            @Option(
                    about = "no two that are drawn are nearer to each other than this, by ROUGE-L, or are the same"
                            + " constraint in other words; 1 for no bound",
                    value = "1.0")
            double apart,

            @Option(about = "the field that keeps them, as a list; a single text if count is 1 and there is no up-to")
            String into) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must name one field or more");
            }
            if (count < 1) {
                throw new IllegalArgumentException("count must be 1 or more but was " + count);
            }
            if (upTo != 0 && upTo < count) {
                throw new IllegalArgumentException("up-to must be count (" + count + ") or more but was " + upTo);
            }
            if (!(apart >= 0 && apart <= 1)) {
                throw new IllegalArgumentException("apart must be from 0 to 1 but was " + apart);
            }
        }
    }

    private final Options options;

    public Draw(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.copyOf(options.fields);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var random = context.random();
        var drawn = drawn(all(example), random);
        if (drawn.isEmpty()) {
            return new StepResult.Rejected(
                    example,
                    new Rejection(KIND + ":nothing", "there is nothing to draw", String.join(", ", options.fields)));
        }
        boolean single = options.count == 1 && options.upTo == 0;
        return new StepResult.Passed(Values.put(example, options.into, single ? drawn.get(0) : drawn));
    }

    private List<Object> drawn(List<Object> all, SeededRandom random) {
        int count = options.upTo == 0 ? options.count : random.between(options.count, options.upTo);
        var drawn = new ArrayList<Object>();
        for (var element : random.shuffled(all)) {
            if (drawn.size() < count && drawn.stream().noneMatch(other -> isNear(element, other))) {
                drawn.add(element);
            }
        }
        return drawn;
    }

    private boolean isNear(Object one, Object other) {
        if (options.apart >= 1) {
            return false;
        }
        var constraint = Constraints.understand(one.toString());
        if (constraint.isPresent() && constraint.equals(Constraints.understand(other.toString()))) {
            return true;
        }
        var tokenizer = Tokenization.UNICODE.tokenizer();
        return RougeL.f1(tokenizer.split(one.toString()), tokenizer.split(other.toString())) > options.apart;
    }

    private List<Object> all(Example example) {
        var all = new ArrayList<Object>();
        for (var field : options.fields) {
            if (example.more().get(field) instanceof List<?> list) {
                all.addAll(list);
            } else {
                example.text(field).filter(text -> !text.isBlank()).ifPresent(all::add);
            }
        }
        return all;
    }
}
