package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.TokenBuffer;
import dev.espalier.text.Tokenization;
import dev.espalier.text.Tokenizer;
import dev.espalier.text.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rejects examples with a field that is too short or too long, in words, characters or tokens; limits of several units hold
 * together. A field that an example does not have counts as empty.
 */
public final class LengthFilter implements Filter {

    public static final String KIND = "length";

    /** The reason of what is below the least length. */
    public static final String TOO_SHORT = KIND + ":too-short";

    private static final String TOO_LONG = KIND + ":too-long";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_SHORT, TOO_LONG);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is measured", value = "instruction")
            String field,

            @Option(about = "the fewest words accepted; words are what white space separates", value = "null") @Nullable
            Integer minWords,

            @Option(about = "the most words accepted", value = "null") @Nullable
            Integer maxWords,

            @Option(about = "the fewest characters (code points) accepted", value = "null") @Nullable
            Integer minChars,

            @Option(about = "the most characters (code points) accepted", value = "null") @Nullable
            Integer maxChars,

            @Option(about = "the fewest tokens accepted; what a token is says tokenizer", value = "null") @Nullable
            Integer minTokens,

            @Option(about = "the most tokens accepted; not those of a model", value = "null") @Nullable
            Integer maxTokens,

            @Option(about = "what a token is: rouge, unicode or char-3gram, as for rouge-l", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            check("words", minWords, maxWords);
            check("chars", minChars, maxChars);
            check("tokens", minTokens, maxTokens);
            if (Stream.of(minWords, maxWords, minChars, maxChars, minTokens, maxTokens)
                    .allMatch(Objects::isNull)) {
                throw new IllegalArgumentException(
                        "one of min-words, max-words, min-chars, max-chars, min-tokens, max-tokens must be given, or"
                                + " nothing is rejected");
            }
        }

        private static void check(String unit, @Nullable Integer min, @Nullable Integer max) {
            if (min != null && min < 0) {
                throw new IllegalArgumentException("min-" + unit + " must be 0 or more but was " + min);
            }
            if (max != null && max < (min == null ? 0 : min)) {
                throw new IllegalArgumentException("max-" + unit + " must be "
                        + (min == null ? "0" : "min-" + unit + " (" + min + ")") + " or more but was " + max);
            }
        }
    }

    private final Options options;
    private final Tokenizer tokenizer;

    /** What has no limit is not counted. */
    private final List<Measure> measures;

    private record Measure(
            String unit,
            ToIntFunction<String> count,
            @Nullable Integer min,
            @Nullable Integer max) {

        boolean isWanted() {
            return min != null || max != null;
        }
    }

    public LengthFilter(Options options) {
        this.options = options;
        this.tokenizer = options.tokenizer().tokenizer();
        this.measures = Stream.of(
                        new Measure("words", Words::count, options.minWords(), options.maxWords()),
                        new Measure(
                                "characters", LengthFilter::countCharacters, options.minChars(), options.maxChars()),
                        new Measure("tokens", this::countTokens, options.minTokens(), options.maxTokens()))
                .filter(Measure::isWanted)
                .toList();
    }

    @Override
    public Verdict judge(Example example) {
        var text = text(example);
        for (var measure : measures) {
            int count = measure.count().applyAsInt(text);
            if (measure.min() != null && count < measure.min()) {
                return reject(TOO_SHORT, count, measure.unit() + ", fewer than " + measure.min());
            }
            if (measure.max() != null && count > measure.max()) {
                return reject(TOO_LONG, count, measure.unit() + ", more than " + measure.max());
            }
        }
        return Verdict.ACCEPT;
    }

    @Override
    public List<Measurement> measure(Example example) {
        var text = text(example);
        return measures.stream()
                .map(measure -> Measurement.of(
                        (long) measure.count().applyAsInt(text),
                        measure.unit() + " of " + options.field(),
                        Measurement.between(measure.min(), measure.max())))
                .toList();
    }

    private String text(Example example) {
        return example.text(options.field()).orElse("");
    }

    private static int countCharacters(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Any thread may ask, so each call has a buffer of its own. */
    private int countTokens(String text) {
        var buffer = new TokenBuffer();
        tokenizer.split(text, buffer);
        return buffer.size();
    }

    private Verdict reject(String reason, long count, String words) {
        return Verdict.reject(reason, options.field() + " has " + count + " " + words, count);
    }
}
