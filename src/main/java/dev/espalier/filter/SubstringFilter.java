package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.ContainmentIndex;
import dev.espalier.text.TokenBuffer;
import dev.espalier.text.Tokenization;
import dev.espalier.text.Tokenizer;
import java.util.List;

/**
 * Rejects examples whose text in a field is contained in that of a seed or an accepted example, or contains it, token by
 * token: case, white space and punctuation aside.
 */
public final class SubstringFilter implements Filter {

    public static final String KIND = "substring";

    private static final String CONTAINED = KIND + ":contained";
    private static final String CONTAINS = KIND + ":contains";
    private static final String TOO_LONG = KIND + ":too-long";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(CONTAINED, CONTAINS, TOO_LONG);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is compared", value = "instruction")
            String field,

            @Option(about = "the fewest tokens of a text that counts as contained", value = "5")
            int minTokens,

            @Option(about = "the most tokens accepted", value = "100000")
            int maxTokens,

            @Option(about = "what a token is: rouge or unicode, as for rouge-l", value = "unicode")
            Tokenization tokenizer) {

        public Options {
            if (minTokens < 1) {
                throw new IllegalArgumentException("min-tokens must be 1 or more but was " + minTokens);
            }
            if (maxTokens < minTokens) {
                throw new IllegalArgumentException(
                        "max-tokens must be min-tokens (" + minTokens + ") or more but was " + maxTokens);
            }
            if (tokenizer == Tokenization.CHAR_3GRAM) {
                throw new IllegalArgumentException("tokenizer must be rouge or unicode but was char-3gram");
            }
        }
    }

    private final Options options;
    private final Tokenizer tokenizer;
    private final TokenBuffer buffer = new TokenBuffer();
    private final ContainmentIndex index;
    private final NeighbourPool pool = new NeighbourPool();

    /**
     * Makes a filter that compares with these texts from the start.
     *
     * @param initial seeds, and what earlier datasets hold
     */
    public SubstringFilter(Options options, List<Neighbour> initial) {
        this.options = options;
        this.tokenizer = options.tokenizer().tokenizer();
        this.index = new ContainmentIndex(options.minTokens(), tokenizer);
        initial.forEach(entry -> add(entry.id(), entry.text()));
    }

    private void add(String id, String text) {
        index.add(text);
        pool.add(id, text);
    }

    @Override
    public Verdict judge(Example example) {
        var text = text(example);
        tokenizer.split(text, buffer);
        if (buffer.size() > options.maxTokens()) {
            return rejectLong(buffer.size());
        }
        var containing = index.containing(text);
        if (containing.isPresent()) {
            return reject(CONTAINED, " is contained in the neighbour", containing.getAsInt());
        }
        var contained = index.containedIn(text);
        return contained.isPresent()
                ? reject(CONTAINS, " contains the neighbour", contained.getAsInt())
                : Verdict.ACCEPT;
    }

    private Verdict rejectLong(long tokens) {
        var detail = options.field() + " has " + tokens + " tokens, more than " + options.maxTokens();
        return Verdict.reject(TOO_LONG, detail, tokens);
    }

    private Verdict reject(String reason, String words, int entry) {
        return new Verdict.Reject(new Rejection(reason, options.field() + words, null, pool.get(entry)));
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void accepted(Example example) {
        add(example.id(), text(example));
    }

    private String text(Example example) {
        return example.text(options.field()).orElse("");
    }
}
