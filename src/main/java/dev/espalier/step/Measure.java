package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.text.RougeL;
import dev.espalier.text.Tokenization;
import dev.espalier.text.WordEdits;
import dev.espalier.text.Words;
import java.util.List;
import java.util.Set;

/** Measures a field and keeps the number in another: a length, or how far it is from a second field. Asks no model. */
public final class Measure implements Step {

    public static final String KIND = "measure";

    /** What is measured. */
    public enum What {
        /** Words, which white space separates. */
        WORDS,
        /** Code points. */
        CHARACTERS,
        /** Elements of a list. */
        ITEMS,
        /** ROUGE-L F1 with another field, 0 to 1, over words of any language. */
        ROUGE_L,
        /** Words that differ from another field (Levenshtein). */
        WORD_EDITS
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "the field that is measured") String field,

            @Option(
                    about = "what is measured: words, characters, items (of a list), rouge-l or word-edits (both with"
                            + " another field)")
            What what,

            @Option(about = "the other field, for rouge-l and word-edits", value = "")
            String with,

            @Option(about = "the field that keeps the number")
            String into) {

        public Options {
            boolean isPair = what == What.ROUGE_L || what == What.WORD_EDITS;
            if (isPair == with.isEmpty()) {
                throw new IllegalArgumentException("with must be given if, and only if, what is rouge-l or word-edits");
            }
        }
    }

    private final Options options;

    public Measure(Options options) {
        this.options = options;
    }

    @Override
    public Set<String> reads() {
        return options.with.isEmpty() ? Set.of(options.field) : Set.of(options.field, options.with);
    }

    @Override
    public Set<String> sets() {
        return Set.of(options.into);
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        return new StepResult.Passed(example.with(options.into, number(example)));
    }

    private Object number(Example example) {
        var text = example.text(options.field).orElse("");
        var other = example.text(options.with).orElse("");
        return switch (options.what) {
            case WORDS -> (long) Words.count(text);
            case CHARACTERS -> (long) text.codePointCount(0, text.length());
            case ITEMS -> (long) (example.more().get(options.field) instanceof List<?> list ? list.size() : 0);
            case ROUGE_L -> rougeL(text, other);
            case WORD_EDITS -> (long) WordEdits.distance(text, other);
        };
    }

    private static double rougeL(String text, String other) {
        var tokenizer = Tokenization.UNICODE.tokenizer();
        return RougeL.f1(tokenizer.split(text), tokenizer.split(other));
    }
}
