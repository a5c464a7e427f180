package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples with a field that starts with punctuation or, unless allowed, with a character that is not ASCII; white
 * space before it aside.
 *
 * <p>Both as in Self-Instruct (Wang et al. 2022, released code), which takes either for a sign of a broken or foreign
 * instruction. Punctuation is the 32 ASCII characters that are neither letters nor digits nor controls nor the space. An
 * empty field passes: {@link EmptyFieldFilter} is for those.
 */
public final class FirstCharacterFilter implements Filter {

    public static final String KIND = "first-character";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":punctuation", KIND + ":non-ascii");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose first character counts", value = "instruction")
            String field,

            @Option(about = "whether a text may start with a character that is not ASCII", value = "false")
            boolean allowNonAscii) {}

    private final Options options;

    public FirstCharacterFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = Words.strip(example.text(options.field()).orElse(""));
        if (text.isEmpty()) {
            return Verdict.ACCEPT;
        }
        int first = text.codePointAt(0);
        if (isPunctuation(first)) {
            return reject("punctuation", "punctuation", first);
        }
        if (first > 0x7f && !options.allowNonAscii()) {
            return reject("non-ascii", "a character that is not ASCII", first);
        }
        return Verdict.ACCEPT;
    }

    private static boolean isPunctuation(int point) {
        return (point >= '!' && point <= '/')
                || (point >= ':' && point <= '@')
                || (point >= '[' && point <= '`')
                || (point >= '{' && point <= '~');
    }

    private Verdict reject(String what, String words, int first) {
        return Verdict.reject(KIND + ":" + what, options.field() + " starts with " + words, Character.toString(first));
    }
}
