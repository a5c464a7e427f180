package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.BenchmarkIndex;
import dev.espalier.text.Tokenization;
import java.util.List;

/**
 * Rejects examples that hold a piece of an item of a benchmark, so that a model is not trained on what it is tested with.
 *
 * <p>Two rules: a common run of 13 tokens (as in GPT-3, Brown et al. 2020, appendix C), or more than half of the item's tokens
 * in runs of 8 that the example holds as well (as in Tülu 3, Lambert et al. 2024). Items of fewer than 8 tokens cannot be
 * compared: {@link #itemsTooShort} counts them. Every field is judged by itself. Thread-safe.
 */
public final class NgramDecontaminateFilter implements Filter {

    public static final String KIND = "ngram-decontaminate";

    private static final String LONG_RUN = KIND + ":long-run";
    private static final String SHARE = KIND + ":share";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(LONG_RUN, SHARE);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that are searched", value = "[instruction, input, output]")
            List<String> fields,

            @Option(about = "tokens of a run that alone leads to rejection", value = "13")
            int longRun,

            @Option(about = "tokens of the runs whose share of an item counts", value = "8")
            int shortRun,

            @Option(about = "the highest share of an item's tokens in such runs accepted, from 0 to 1", value = "0.5")
            double maxShare,

            @Option(about = "what a token is: rouge, unicode or char-3gram, as for rouge-l", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
            if (shortRun < 1) {
                throw new IllegalArgumentException("short-run must be 1 or more but was " + shortRun);
            }
            if (longRun < shortRun) {
                throw new IllegalArgumentException(
                        "long-run must be short-run (" + shortRun + ") or more but was " + longRun);
            }
            if (!(maxShare >= 0 && maxShare <= 1)) {
                throw new IllegalArgumentException("max-share must be from 0 to 1 but was " + maxShare);
            }
        }
    }

    private final Options options;
    private final List<Neighbour> items;
    private final BenchmarkIndex index;

    /**
     * Makes a filter for these benchmarks.
     *
     * @param items what must not occur: the id names benchmark and item, such as {@code mmlu.jsonl:17}
     */
    public NgramDecontaminateFilter(Options options, List<Neighbour> items) {
        this.options = options;
        this.items = List.copyOf(items);
        this.index = new BenchmarkIndex(
                options.longRun(), options.shortRun(), options.tokenizer().tokenizer());
        items.forEach(item -> index.add(item.text()));
    }

    /** Returns how many items there are. */
    public int items() {
        return items.size();
    }

    /** Returns how many items have too few tokens to be found. */
    public int itemsTooShort() {
        return index.itemsTooShort();
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            var text = example.text(field).orElse("");
            var longRun = index.itemWithLongRun(text);
            if (longRun.isPresent()) {
                var detail = field + " has a run of " + options.longRun() + " tokens in common with the neighbour";
                return reject(LONG_RUN, detail, (long) options.longRun(), longRun.getAsInt());
            }
            var share = index.itemWithShareAbove(options.maxShare(), text);
            if (share.isPresent()) {
                var detail = field + " holds more than " + Decimal.of(options.maxShare())
                        + " of the neighbour's tokens in runs of " + options.shortRun();
                return reject(SHARE, detail, share.get().score(), share.get().index());
            }
        }
        return Verdict.ACCEPT;
    }

    private Verdict reject(String reason, String detail, Object value, int item) {
        return new Verdict.Reject(new Rejection(reason, detail, value, items.get(item)));
    }
}
