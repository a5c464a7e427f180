package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects examples in which one field is too short or too long beside another; accepts them if the other is empty. */
public final class LengthRatioFilter implements Filter {

    public static final String KIND = "length-ratio";

    private static final String TOO_LOW = KIND + ":too-low";
    private static final String TOO_HIGH = KIND + ":too-high";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(TOO_LOW, TOO_HIGH);

    /** What is counted. */
    public enum Unit {
        /** What white space separates. */
        WORDS,
        /** Code points. */
        CHARS
    }

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose length is divided", value = "output")
            String field,

            @Option(about = "the field by whose length it is divided", value = "input")
            String by,

            @Option(about = "the least ratio accepted", value = "null") @Nullable
            Double min,

            @Option(about = "the highest ratio accepted", value = "null") @Nullable
            Double max,

            @Option(about = "what is counted: words or chars", value = "words")
            Unit unit) {

        public Options {
            if (min == null && max == null) {
                throw new IllegalArgumentException("min or max must be given, or nothing is rejected");
            }
            if (min != null && !(min >= 0)) {
                throw new IllegalArgumentException("min must be 0 or more but was " + min);
            }
            if (max != null && !(max >= (min == null ? 0 : min))) {
                throw new IllegalArgumentException("max must be min, 0 or more but was " + max);
            }
        }
    }

    private final Options options;

    public LengthRatioFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        long length = length(example.text(options.field()).orElse(""));
        long by = length(example.text(options.by()).orElse(""));
        if (by == 0) {
            return Verdict.ACCEPT;
        }
        double ratio = (double) length / by;
        if (options.min() != null && ratio < options.min()) {
            return reject(TOO_LOW, length, by, "less than " + Decimal.of(options.min()), ratio);
        }
        return options.max() != null && ratio > options.max()
                ? reject(TOO_HIGH, length, by, "more than " + Decimal.of(options.max()), ratio)
                : Verdict.ACCEPT;
    }

    @Override
    public List<Measurement> measure(Example example) {
        long length = length(example.text(options.field()).orElse(""));
        long by = length(example.text(options.by()).orElse(""));
        return by == 0
                ? List.of()
                : List.of(Measurement.of(
                        (double) length / by,
                        options.field() + " : " + options.by() + " in" + unit(),
                        Measurement.between(options.min(), options.max())));
    }

    private long length(String text) {
        return options.unit() == Unit.WORDS ? Words.count(text) : text.codePointCount(0, text.length());
    }

    private Verdict reject(String reason, long length, long by, String limit, double ratio) {
        var detail =
                options.field() + " has " + length + unit() + ", " + options.by() + " " + by + "; a ratio of " + limit;
        return Verdict.reject(reason, detail, ratio);
    }

    private String unit() {
        return options.unit() == Unit.WORDS ? " words" : " characters";
    }
}
