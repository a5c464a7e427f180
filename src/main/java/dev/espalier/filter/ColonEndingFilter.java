package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples with a field that ends with a colon, white space after it aside: something was to follow.
 *
 * <p>As in Self-Instruct (Wang et al. 2022, released code), for input and output.
 */
public final class ColonEndingFilter implements Filter {

    public static final String KIND = "colon-ending";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":colon");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that must not end with a colon", value = "[input, output]")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    private final Options options;

    public ColonEndingFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        return options.fields().stream()
                .filter(field -> Words.strip(example.text(field).orElse("")).endsWith(":"))
                .findFirst()
                .map(field -> Verdict.reject(KIND + ":colon", field + " ends with a colon", field))
                .orElse(Verdict.ACCEPT);
    }
}
