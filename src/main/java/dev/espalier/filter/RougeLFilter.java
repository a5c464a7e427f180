package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Nearest;
import dev.espalier.text.RougeIndex;
import dev.espalier.text.Tokenization;
import java.util.List;

/**
 * Rejects examples whose text in a field is too near to a seed or to an accepted example, by ROUGE-L F1 (see
 * {@link dev.espalier.text.RougeL}).
 *
 * <p>Self-Instruct and Alpaca (released code of both) reject instructions above 0.7; exactly 0.7 is accepted. A text without
 * tokens scores 0 against everything and is never rejected; with the tokens of {@code rouge_score} these are all texts without
 * Latin letters and digits. {@link #acceptedWithoutTokens} counts them, and {@link ExactDuplicateFilter} compares them
 * at least whole.
 */
public final class RougeLFilter implements Filter {

    public static final String KIND = "rouge-l";

    private static final String TOO_NEAR = KIND + ":too-near";
    private static final String TOO_LONG = KIND + ":too-long";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_NEAR, TOO_LONG);

    /** The most that {@code max-tokens} may be; the index compares no longer texts. */
    private static final int MOST_TOKENS = 65_535;

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is compared", value = "instruction")
            String field,

            @Option(about = "the highest ROUGE-L F1 accepted, from 0 to 1", value = "0.7")
            double threshold,

            @Option(
                    about = "what is compared: rouge (a-z and 0-9 only, as rouge_score), unicode (words of any"
                            + " language) or char-3gram (runs of three characters)",
                    value = "rouge")
            Tokenization tokenizer,

            @Option(
                    about = "the most tokens accepted, up to 65535: the time to compare two texts grows with the"
                            + " product of their lengths",
                    value = "16384")
            int maxTokens) {

        public Options {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be from 0 to 1 but was " + threshold);
            }
            if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
                throw new IllegalArgumentException(
                        "max-tokens must be from 1 to " + MOST_TOKENS + " but was " + maxTokens);
            }
        }
    }

    private final Options options;
    private final RougeIndex index;
    private final NeighbourPool pool = new NeighbourPool();
    private long accepted;
    private long acceptedWithoutTokens;

    /**
     * Makes a filter that compares with these texts from the start.
     *
     * @param initial seeds, and what earlier datasets hold, in the order that decides between equally near ones
     */
    public RougeLFilter(Options options, List<Neighbour> initial) {
        this.options = options;
        this.index = new RougeIndex(options.threshold(), options.tokenizer().tokenizer());
        initial.forEach(entry -> add(entry.id(), entry.text()));
    }

    private void add(String id, String text) {
        index.add(text);
        pool.add(id, text);
    }

    @Override
    public Verdict judge(Example example) {
        var text = text(example);
        int tokens = index.countTokens(text);
        return tokens > options.maxTokens()
                ? rejectLong(tokens)
                : index.nearestAboveThreshold(text).map(this::reject).orElse(Verdict.ACCEPT);
    }

    /** Measures the true nearest neighbour, however far it is. */
    @Override
    public List<Measurement> measure(Example example) {
        var text = text(example);
        int tokens = index.countTokens(text);
        if (tokens > options.maxTokens()) {
            return List.of(Measurement.of(
                    (long) tokens, "tokens of " + options.field(), Measurement.atMost(options.maxTokens())));
        }
        return index.nearest(text).stream()
                .map(nearest -> new Measurement(
                        nearest.score(),
                        "ROUGE-L of " + options.field() + " with the nearest",
                        Measurement.atMost(options.threshold()),
                        pool.get(nearest.index())))
                .toList();
    }

    private Verdict rejectLong(long tokens) {
        var detail = options.field() + " has " + tokens + " tokens, more than " + options.maxTokens();
        return Verdict.reject(TOO_LONG, detail, tokens);
    }

    private Verdict reject(Nearest nearest) {
        var detail =
                "ROUGE-L of " + options.field() + " with the neighbour is above " + Decimal.of(options.threshold());
        return new Verdict.Reject(new Rejection(TOO_NEAR, detail, nearest.score(), pool.get(nearest.index())));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        var text = text(example);
        accepted++;
        if (index.countTokens(text) == 0) {
            acceptedWithoutTokens++;
        }
        add(example.id(), text);
    }

    /** Returns what is compared. */
    public Tokenization tokenizer() {
        return options.tokenizer();
    }

    /** Returns how many examples it was told to be accepted. */
    public long accepted() {
        return accepted;
    }

    /** Returns how many of them could not be compared, as they hold no token; many of these call for another tokenizer. */
    public long acceptedWithoutTokens() {
        return acceptedWithoutTokens;
    }

    private String text(Example example) {
        return example.text(options.field()).orElse("");
    }
}
