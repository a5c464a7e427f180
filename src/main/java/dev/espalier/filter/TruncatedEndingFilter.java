package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Words;
import java.util.List;

/**
 * Rejects examples with a field that looks cut off: it ends with a mark after which something must follow, with a word that ends no
 * sentence, or, where there are sentences, in the middle of one.
 *
 * <p>A heuristic. Answers of a word or a name end without a mark and are accepted, and so are lists and code, of whose last line
 * nothing can be said.
 */
public final class TruncatedEndingFilter implements Filter {

    public static final String KIND = "truncated-ending";

    private static final String MARK = KIND + ":mark";
    private static final String WORD = KIND + ":word";
    private static final String SENTENCE = KIND + ":sentence";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(MARK, WORD, SENTENCE);

    /** After these something must follow. */
    private static final String OPEN_MARKS = ",;([{<&-–—，、；（「『《“‘";

    private static final String SENTENCE_MARKS = ".!?。！？…।؟";

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field whose ending counts", value = "output")
            String field,

            @Option(
                    about = "words that end no text, as written",
                    value = "[a, an, the, and, or, but, of, because, with, und, oder, aber, weil, et, ou]")
            List<String> words,

            @Option(
                    about = "texts with so many complete sentences must end with a complete one; 0 asks none to",
                    value = "2")
            int minSentences) {

        public Options {
            words = List.copyOf(words);
            if (minSentences < 0) {
                throw new IllegalArgumentException("min-sentences must be 0 or more but was " + minSentences);
            }
        }
    }

    private final Options options;

    public TruncatedEndingFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = Words.strip(example.text(options.field()).orElse(""));
        var line = lastLine(text);
        if (text.isEmpty() || line.startsWith("```") || line.startsWith("~~~")) {
            return Verdict.ACCEPT;
        }
        var last = Character.toString(text.codePointBefore(text.length()));
        if (OPEN_MARKS.contains(last) && !isRule(line)) {
            return Verdict.reject(MARK, options.field() + " ends with a mark after which something must follow", last);
        }
        var word = line.substring(line.lastIndexOf(' ') + 1);
        if (line.indexOf(' ') >= 0 && options.words().contains(word)) {
            return Verdict.reject(WORD, options.field() + " ends with a word that ends no sentence", word);
        }
        return endsWithinSentence(text, line)
                ? Verdict.reject(SENTENCE, options.field() + " ends within a sentence", last)
                : Verdict.ACCEPT;
    }

    private static String lastLine(String text) {
        return Words.strip(text.substring(text.lastIndexOf('\n') + 1));
    }

    private static boolean isRule(String line) {
        return line.chars().allMatch(c -> c == line.charAt(0));
    }

    /** Returns whether a paragraph of several sentences ends with a small letter, as those of lists and code need not. */
    private boolean endsWithinSentence(String text, String line) {
        return options.minSentences() > 0
                && Character.isLowerCase(text.codePointBefore(text.length()))
                && Character.isLetter(line.codePointAt(0))
                && sentences(line) >= options.minSentences();
    }

    private static long sentences(String line) {
        long sentences = 0;
        for (int i = 0; i < line.length() - 1; i++) {
            boolean mark = SENTENCE_MARKS.indexOf(line.charAt(i)) >= 0;
            sentences += mark && (Words.isSpace(line.charAt(i + 1)) || line.charAt(i) > 0x7f) ? 1 : 0;
        }
        return sentences;
    }
}
