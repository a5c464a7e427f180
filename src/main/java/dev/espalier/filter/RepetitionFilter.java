package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.NgramHashes;
import dev.espalier.text.TokenBuffer;
import dev.espalier.text.Tokenization;
import dev.espalier.text.UnicodeTokenizer;
import dev.espalier.text.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rejects examples with a field that goes round in circles: one run of tokens makes up too much of it, or too many of its lines
 * have been there before.
 *
 * <p>After Gopher (Rae et al. 2021, table A1), which rejects documents with more than 18 % in the most frequent run of three
 * words or more than 30 % duplicate lines. That counts characters, this tokens; shares are of all tokens, or of
 * all lines that are not blank.
 */
public final class RepetitionFilter implements Filter {

    public static final String KIND = "repetition";

    private static final String NGRAM = KIND + ":ngram";
    private static final String LINES = KIND + ":lines";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(NGRAM, LINES);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is searched", value = "output")
            String field,

            @Option(about = "tokens of a run", value = "3") int ngramTokens,

            @Option(
                    about = "the highest share of tokens in the most frequent run accepted, from 0 to 1",
                    value = "0.18")
            double maxNgramShare,

            @Option(
                    about = "the highest share of lines that repeat an earlier one accepted, from 0 to 1",
                    value = "0.3")
            double maxLineShare,

            @Option(
                    about = "texts of fewer tokens are accepted: in short ones everything is a large share",
                    value = "50")
            int minTokens) {

        public Options {
            if (ngramTokens < 1) {
                throw new IllegalArgumentException("ngram-tokens must be 1 or more but was " + ngramTokens);
            }
            checkShare("max-ngram-share", maxNgramShare);
            checkShare("max-line-share", maxLineShare);
            if (minTokens < 0) {
                throw new IllegalArgumentException("min-tokens must be 0 or more but was " + minTokens);
            }
        }

        private static void checkShare(String option, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(option + " must be from 0 to 1 but was " + share);
            }
        }
    }

    private final Options options;

    public RepetitionFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = example.text(options.field()).orElse("");
        var tokens = tokens(text);
        if (tokens.size() < options.minTokens()) {
            return Verdict.ACCEPT;
        }
        double ngramShare = ngramShare(tokens);
        if (ngramShare > options.maxNgramShare()) {
            var detail = "one run of " + options.ngramTokens() + " tokens makes up more than "
                    + Decimal.of(options.maxNgramShare()) + " of " + options.field();
            return Verdict.reject(NGRAM, detail, ngramShare);
        }
        double lineShare = lineShare(text);
        return lineShare > options.maxLineShare()
                ? Verdict.reject(
                        LINES,
                        "more than " + Decimal.of(options.maxLineShare()) + " of the lines of " + options.field()
                                + " repeat an earlier one",
                        lineShare)
                : Verdict.ACCEPT;
    }

    @Override
    public List<Measurement> measure(Example example) {
        var text = example.text(options.field()).orElse("");
        var tokens = tokens(text);
        if (tokens.size() < options.minTokens()) {
            return List.of();
        }
        return List.of(
                Measurement.of(
                        ngramShare(tokens),
                        "share of the most frequent run of " + options.ngramTokens() + " tokens in " + options.field(),
                        Measurement.atMost(options.maxNgramShare())),
                Measurement.of(
                        lineShare(text),
                        "share of repeated lines in " + options.field(),
                        Measurement.atMost(options.maxLineShare())));
    }

    /** Returns none of a text that is surely too short; most are, and need not be split to know it. */
    private TokenBuffer tokens(String text) {
        var buffer = new TokenBuffer();
        if (UnicodeTokenizer.mostTokens(text) >= options.minTokens()) {
            Tokenization.UNICODE.tokenizer().split(text, buffer);
        }
        return buffer;
    }

    /** Returns the share of the most frequent run; 0 if none occurs twice, 1 at most, though runs may overlap. */
    private double ngramShare(TokenBuffer buffer) {
        long[] ngrams = NgramHashes.of(buffer, options.ngramTokens());
        Arrays.sort(ngrams);
        int most = 0;
        int first = 0;
        for (int i = 0; i < ngrams.length; i++) {
            first = ngrams[i] == ngrams[first] ? first : i;
            most = Math.max(most, i - first + 1);
        }
        return most < 2 ? 0 : Math.min(1, (double) most * options.ngramTokens() / buffer.size());
    }

    private static double lineShare(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return 0;
        }
        var lines = text.lines()
                .map(Words::collapse)
                .filter(line -> !line.isEmpty())
                .toList();
        Set<String> different = new HashSet<>(lines);
        return lines.isEmpty() ? 0 : (double) (lines.size() - different.size()) / lines.size();
    }
}
