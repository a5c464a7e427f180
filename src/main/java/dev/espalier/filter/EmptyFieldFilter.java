package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;

/** Rejects examples with a field that is missing, or holds nothing but white space. */
public final class EmptyFieldFilter implements Filter {

    public static final String KIND = "empty-field";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":empty");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that must hold something", value = "[instruction, output]")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    private final Options options;

    public EmptyFieldFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            if (Words.strip(example.text(field).orElse("")).isEmpty()) {
                return Verdict.reject(KIND + ":empty", field + " is empty", field);
            }
        }
        return Verdict.ACCEPT;
    }
}
