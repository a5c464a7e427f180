package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rejects examples with too few or too many words in a field.
 *
 * <p>Self-Instruct (Wang et al. 2022, released code) rejects instructions of 3 words or fewer and of more than 150:
 * {@code min: 4, max: 150}. A field that an example does not have counts as empty.
 */
public final class WordLengthFilter implements Filter {

    public static final String KIND = "word-length";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":too-short", KIND + ":too-long");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose words are counted", value = "instruction")
            String field,

            @Option(about = "the fewest words accepted; words are what white space separates", value = "0")
            int min,

            @Option(about = "the most words accepted; no limit if absent", value = "null") @Nullable
            Integer max) {

        public Options {
            if (min < 0) {
                throw new IllegalArgumentException("min must be 0 or more but was " + min);
            }
            if (max != null && max < min) {
                throw new IllegalArgumentException("max must be min (" + min + ") or more but was " + max);
            }
            if (min == 0 && max == null) {
                throw new IllegalArgumentException("min or max must be given, or nothing is rejected");
            }
        }
    }

    private final Options options;

    public WordLengthFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        int words = words(example);
        if (words < options.min()) {
            return reject("too-short", words, "fewer than " + options.min());
        }
        if (options.max() != null && words > options.max()) {
            return reject("too-long", words, "more than " + options.max());
        }
        return Verdict.ACCEPT;
    }

    @Override
    public List<Measurement> measure(Example example) {
        return List.of(Measurement.of(
                (long) words(example),
                "words of " + options.field(),
                Measurement.between(options.min(), options.max())));
    }

    private int words(Example example) {
        return Words.count(example.text(options.field()).orElse(""));
    }

    private Verdict reject(String what, int words, String limit) {
        var detail = options.field() + " has " + words + (words == 1 ? " word, " : " words, ") + limit;
        return Verdict.reject(KIND + ":" + what, detail, (long) words);
    }
}
