package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples whose output repeats the input, white space around them aside.
 *
 * <p>As in Self-Instruct (Wang et al. 2022, released code). Two empty fields are equal as well.
 */
public final class InputEqualsOutputFilter implements Filter {

    public static final String KIND = "input-equals-output";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":equal");

    /** This filter has nothing to set. */
    public record Options() {}

    public InputEqualsOutputFilter(Options options) {}

    @Override
    public Verdict judge(Example example) {
        return Words.strip(example.input()).equals(Words.strip(example.output()))
                ? Verdict.reject(KIND + ":equal", "output repeats input")
                : Verdict.ACCEPT;
    }
}
