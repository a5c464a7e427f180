package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Folding;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples of which one field stands in another, case and white space apart: a copied demonstration in what was shown, an
 * answer in its question. An empty field stands in nothing. Keeps no state.
 */
public final class ContainedFilter implements Filter {

    public static final String KIND = "contained";

    private static final String COPIED = KIND + ":copied";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(COPIED);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that may not stand in the other", value = "output")
            String field,

            @Option(about = "the field in which it is looked for", value = "instruction")
            String in) {}

    private final Options options;

    public ContainedFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = plain(example, options.field);
        return text.isEmpty() || !plain(example, options.in).contains(text)
                ? Verdict.ACCEPT
                : Verdict.reject(COPIED, options.field + " stands in " + options.in + " as it is");
    }

    private static String plain(Example example, String field) {
        return Words.collapse(Folding.fold(example.text(field).orElse("")));
    }
}
