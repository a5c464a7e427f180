package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Takes fields away that served on the way and do not belong into the dataset. */
public final class Forget implements Step {

    public static final String KIND = "forget";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the fields; instruction, input and output become empty")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must name one field or more");
            }
        }
    }

    private final Options options;

    public Forget(Options options) {
        this.options = options;
    }

    /** Returns the fields that an example does not have any more when it goes on. */
    public Set<String> takes() {
        return new LinkedHashSet<>(options.fields);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var changed = example;
        for (var field : options.fields) {
            changed = changed.without(field);
        }
        return new StepResult.Passed(changed);
    }
}
