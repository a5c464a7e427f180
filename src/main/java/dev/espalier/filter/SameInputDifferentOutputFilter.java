package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rejects examples that answer the instruction and input of an accepted example differently: across a whole dataset, where {@link
 * ContradictingInstancesFilter} looks at what was made together. The first answer stands.
 *
 * <p>As there, an instruction without input may have several right answers, unless the option says otherwise, and texts are
 * compared without the white space around them. To another system message another answer may be right. The same answer again is the business of {@link ExactDuplicateFilter}.
 */
public final class SameInputDifferentOutputFilter implements Filter {

    public static final String KIND = "same-input-different-output";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":contradicts");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "whether examples without an input are compared, too", value = "false")
            boolean withoutInput) {}

    /** The field with the system message of a conversation. */
    private static final String SYSTEM = "system";

    private final Options options;
    private final Map<List<String>, Neighbour> accepted = new HashMap<>();

    /** Makes a filter that compares with these examples from the start. */
    public SameInputDifferentOutputFilter(Options options, List<Example> initial) {
        this.options = options;
        initial.forEach(this::accepted);
    }

    @Override
    public Verdict judge(Example example) {
        var first = accepted.get(key(example));
        return first == null || first.text().equals(Words.strip(example.output()))
                ? Verdict.ACCEPT
                : new Verdict.Reject(new Rejection(
                        REASONS.get(0),
                        "instruction and input are those of the neighbour, output is not",
                        null,
                        first));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        var key = key(example);
        if (options.withoutInput() || !key.get(1).isEmpty()) {
            accepted.putIfAbsent(key, new Neighbour(example.id(), Words.strip(example.output())));
        }
    }

    private static List<String> key(Example example) {
        return List.of(
                Words.strip(example.instruction()),
                Words.strip(example.input()),
                Words.strip(example.text(SYSTEM).orElse("")));
    }
}
