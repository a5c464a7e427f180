package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import java.util.List;

/**
 * Rejects examples with a Markdown code fence that is opened and not closed: often the sign of an answer that was cut off.
 *
 * <p>As in CommonMark 0.31 (section 4.5): three or more backticks or tildes, closed by at least as many of the same without a word
 * after them. Fences may be indented by any depth, as in nested lists.
 */
public final class CodeFenceFilter implements Filter {

    public static final String KIND = "code-fence";

    private static final String UNCLOSED = KIND + ":unclosed";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(UNCLOSED);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields whose fences must be closed", value = "[output]")
            List<String> fields) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
        }
    }

    private final Options options;

    public CodeFenceFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            long open = CodeFences.openLine(example.text(field).orElse(""));
            if (open > 0) {
                return Verdict.reject(
                        UNCLOSED, field + " opens a code fence in line " + open + " and never closes it", open);
            }
        }
        return Verdict.ACCEPT;
    }
}
