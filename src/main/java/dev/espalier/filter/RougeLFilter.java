package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Nearest;
import dev.espalier.text.RougeIndex;
import dev.espalier.text.RougeTokenizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejects examples whose text in a field is too near to a seed or to an accepted example, by ROUGE-L F1 (see
 * {@link dev.espalier.text.RougeL}).
 *
 * <p>Self-Instruct and Alpaca (released code of both) reject instructions above 0.7; exactly 0.7 is accepted. A text without
 * Latin letters and digits has no token, scores 0 against everything and is never rejected: {@link #acceptedWithoutTokens}
 * counts them, and {@link ExactDuplicateFilter} compares them at least whole.
 */
public final class RougeLFilter implements Filter {

    public static final String KIND = "rouge-l";

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is compared", value = "instruction")
            String field,

            @Option(about = "the highest ROUGE-L F1 accepted, from 0 to 1", value = "0.7")
            double threshold) {

        public Options {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be from 0 to 1 but was " + threshold);
            }
        }
    }

    private final Options options;
    private final RougeIndex index;
    private final List<Neighbour> pool = new ArrayList<>();
    private long acceptedWithoutTokens;

    /**
     * Makes a filter that compares with these texts from the start.
     *
     * @param initial seeds, and what earlier datasets hold, in the order that decides between equally near ones
     */
    public RougeLFilter(Options options, List<Neighbour> initial) {
        this.options = options;
        this.index = new RougeIndex(options.threshold());
        initial.forEach(this::add);
    }

    private void add(Neighbour entry) {
        index.add(entry.text());
        pool.add(entry);
    }

    @Override
    public Verdict judge(Example example) {
        return index.nearestAboveThreshold(text(example)).map(this::reject).orElse(Verdict.ACCEPT);
    }

    private Verdict reject(Nearest nearest) {
        var detail =
                "ROUGE-L of " + options.field() + " with the neighbour is above " + Decimal.of(options.threshold());
        return new Verdict.Reject(
                new Rejection(KIND + ":too-near", detail, nearest.score(), pool.get(nearest.index())));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        var text = text(example);
        if (RougeTokenizer.tokens(text).isEmpty()) {
            acceptedWithoutTokens++;
        }
        add(new Neighbour(example.id(), text));
    }

    /** Returns how many accepted texts could not be compared, as they hold no Latin letter or digit. */
    public long acceptedWithoutTokens() {
        return acceptedWithoutTokens;
    }

    private String text(Example example) {
        return example.text(options.field()).orElse("");
    }
}
