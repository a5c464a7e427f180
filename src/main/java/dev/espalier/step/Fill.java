package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.option.Option;
import java.util.Set;

/**
 * Puts the value of a field in the place of a placeholder that stands in another, which a model wrote (the template expansion of
 * Unnatural Instructions, Honovich et al. 2022). The placeholder must stand there exactly once. What is put in is data: a
 * placeholder in it stays. Asks no model.
 */
public final class Fill implements Step {

    public static final String KIND = "fill";

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field with the placeholder")
            String field,

            @Option(about = "the placeholder", value = "\"{INPUT}\"")
            String placeholder,

            @Option(about = "the field whose value is put in", value = "input")
            String from,

            @Option(about = "the field that keeps what comes of it", value = "instruction")
            String into) {

        public Options {
            if (placeholder.isEmpty()) {
                throw new IllegalArgumentException("placeholder must not be empty");
            }
        }
    }

    private final Options options;

    public Fill(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return Set.of(options.field, options.from);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        var text = example.text(options.field).orElse("");
        int at = text.indexOf(options.placeholder);
        if (at < 0) {
            return rejected(example, "no-placeholder", options.field + " lacks " + options.placeholder);
        }
        int end = at + options.placeholder.length();
        if (text.indexOf(options.placeholder, end) >= 0) {
            return rejected(example, "several", options.field + " holds " + options.placeholder + " more than once");
        }
        var filled = text.substring(0, at) + example.text(options.from).orElse("") + text.substring(end);
        return new StepResult.Passed(Values.put(example, options.into, filled));
    }

    private static StepResult rejected(Example example, String code, String detail) {
        return new StepResult.Rejected(example, new Rejection(KIND + ":" + code, detail));
    }
}
