package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.MinHashIndex;
import dev.espalier.text.Nearest;
import dev.espalier.text.Tokenization;
import java.util.List;
import java.util.Optional;

/**
 * Rejects examples whose text in a field shares most of its shingles (runs of tokens) with a seed or an accepted example,
 * see {@link MinHashIndex}.
 *
 * <p>For long texts, where ROUGE-L is slow. What it rejects is truly above the threshold; of what is just above it 1 % may pass.
 */
public final class MinHashFilter implements Filter {

    public static final String KIND = "minhash";

    private static final String TOO_NEAR = KIND + ":too-near";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_NEAR);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is compared", value = "output")
            String field,

            @Option(about = "the highest Jaccard similarity of shingles accepted, from 0.1 to 1", value = "0.7")
            double threshold,

            @Option(about = "tokens of a shingle, from 1 to 20", value = "3")
            int shingleTokens,

            @Option(about = "what a token is: rouge, unicode or char-3gram, as for rouge-l", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            if (!(threshold >= 0.1 && threshold <= 1)) {
                throw new IllegalArgumentException("threshold must be from 0.1 to 1 but was " + threshold);
            }
            if (shingleTokens < 1 || shingleTokens > 20) {
                throw new IllegalArgumentException("shingle-tokens must be from 1 to 20 but was " + shingleTokens);
            }
        }
    }

    private final Options options;
    private final MinHashIndex index;
    private final NeighbourPool pool = new NeighbourPool();

    /**
     * Makes a filter that compares with these texts from the start.
     *
     * @param initial seeds, and what earlier datasets hold, in the order that decides between equally near ones
     */
    public MinHashFilter(Options options, List<Neighbour> initial) {
        this.options = options;
        this.index = new MinHashIndex(
                options.threshold(),
                options.shingleTokens(),
                options.tokenizer().tokenizer());
        initial.forEach(entry -> add(entry.id(), entry.text()));
    }

    private void add(String id, String text) {
        index.add(text);
        pool.add(id, text);
    }

    @Override
    public Verdict judge(Example example) {
        return nearest(example).map(this::reject).orElse(Verdict.ACCEPT);
    }

    private Optional<Nearest> nearest(Example example) {
        return index.nearestAboveThreshold(example.text(options.field()).orElse(""));
    }

    private Verdict reject(Nearest nearest) {
        var detail = "similarity of " + options.field() + " with the neighbour, by shingles of "
                + options.shingleTokens() + ", is above " + Decimal.of(options.threshold());
        return new Verdict.Reject(new Rejection(TOO_NEAR, detail, nearest.score(), pool.get(nearest.index())));
    }

    /** Measures what is above the threshold; what is further off is not searched for. */
    @Override
    public List<Measurement> measure(Example example) {
        return nearest(example).stream()
                .map(nearest -> new Measurement(
                        nearest.score(),
                        "similarity of " + options.field() + " with the nearest",
                        Measurement.atMost(options.threshold()),
                        pool.get(nearest.index())))
                .toList();
    }

    @Override
    public Prepared prepare(Example example) {
        var text = example.text(options.field()).orElse("");
        var sketch = index.sketch(text);
        return new Prepared() {
            @Override
            public Verdict judge() {
                return index.nearestAboveThreshold(sketch)
                        .map(MinHashFilter.this::reject)
                        .orElse(Verdict.ACCEPT);
            }

            @Override
            public void accepted() {
                index.add(sketch);
                pool.add(example.id(), text);
            }
        };
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        add(example.id(), example.text(options.field()).orElse(""));
    }
}
