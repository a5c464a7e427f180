package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples with a field that starts with one of some prefixes, white space before it aside.
 *
 * <p>Self-Instruct (Wang et al. 2022, released code) rejects instructions that start with {@code Write a program}, in this
 * case of letters. A prefix need not end where a word ends: {@code Write a programme} starts with it as well, as in the
 * original.
 */
public final class PrefixFilter implements Filter {

    public static final String KIND = "prefixes";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":found");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose start is compared", value = "instruction")
            String field,

            @Option(about = "starts that lead to rejection; they may end within a word")
            List<String> prefixes,

            @Option(about = "whether upper and lower case are alike", value = "false")
            boolean ignoreCase) {

        public Options {
            prefixes = List.copyOf(prefixes);
            if (prefixes.isEmpty()) {
                throw new IllegalArgumentException("prefixes must hold at least one prefix but was empty");
            }
            if (prefixes.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("prefixes must hold no blank prefix but held one");
            }
        }
    }

    private final Options options;

    public PrefixFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = Words.strip(example.text(options.field()).orElse(""));
        return options.prefixes().stream()
                .filter(prefix -> text.regionMatches(options.ignoreCase(), 0, prefix, 0, prefix.length()))
                .findFirst()
                .map(this::reject)
                .orElse(Verdict.ACCEPT);
    }

    private Verdict reject(String prefix) {
        return Verdict.reject(KIND + ":found", options.field() + " starts with \"" + prefix + "\"", prefix);
    }
}
