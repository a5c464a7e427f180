package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Mtld;
import dev.espalier.text.NgramHashes;
import dev.espalier.text.TokenBuffer;
import dev.espalier.text.Tokenization;
import java.util.List;

/** Rejects examples with a field of little lexical diversity, see {@link Mtld}. */
public final class MtldFilter implements Filter {

    public static final String KIND = "mtld";

    private static final String TOO_LOW = KIND + ":too-low";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_LOW);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is measured", value = "output")
            String field,

            @Option(about = "the least MTLD accepted, in tokens; rich texts have over 100, monotonous ones about 30")
            double min,

            @Option(
                    about = "texts of fewer tokens are accepted unmeasured, as the measure is not reliable",
                    value = "50")
            int minTokens) {

        public Options {
            if (!(min > 0)) {
                throw new IllegalArgumentException("min must be above 0 but was " + min);
            }
            if (minTokens < 1) {
                throw new IllegalArgumentException("min-tokens must be 1 or more but was " + minTokens);
            }
        }
    }

    private final Options options;

    public MtldFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var tokens = tokens(example);
        double mtld = tokens.size() < options.minTokens() ? options.min() : mtld(tokens);
        return mtld >= options.min()
                ? Verdict.ACCEPT
                : Verdict.reject(
                        TOO_LOW, "MTLD of " + options.field() + " is below " + Decimal.of(options.min()), mtld);
    }

    @Override
    public List<Measurement> measure(Example example) {
        var tokens = tokens(example);
        return tokens.size() < options.minTokens()
                ? List.of()
                : List.of(
                        Measurement.of(mtld(tokens), "MTLD of " + options.field(), Measurement.atLeast(options.min())));
    }

    private TokenBuffer tokens(Example example) {
        var tokens = new TokenBuffer();
        Tokenization.UNICODE.tokenizer().split(example.text(options.field()).orElse(""), tokens);
        return tokens;
    }

    private static double mtld(TokenBuffer tokens) {
        return Mtld.of(NgramHashes.ofEach(tokens));
    }
}
