package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Folding;
import dev.espalier.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rejects an evolution that failed, by three of the four rules of Evol-Instruct (Xu et al. 2023, section 3.2, elimination
 * evolving); the fourth, that it gains nothing, is a judge's. The rules on the response look at the output, as the paper has it.
 * Keeps no state.
 */
public final class EvolutionFailedFilter implements Filter {

    public static final String KIND = "evolution-failed";

    public static final List<String> REASONS =
            List.of(KIND + ":unchanged", KIND + ":copied-marker", KIND + ":sorry", KIND + ":no-content");

    private static final Pattern SORRY = Pattern.compile("(?i)\\bsorry\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

    /** Words that carry no content, in English; "no" and "not" are none of them, because they are answers. */
    private static final Set<String> STOP_WORDS = Set.of(
            ("a about above after again all also am an and any are as at be because been before being below between both but"
                            + " by can could did do does doing down during each few for from further had has have having he"
                            + " her here hers him his how i if in into is it its just me more most my nor now of off on"
                            + " once only or other our ours out over own same she should so some such than that the their"
                            + " theirs them then there these they this those through to too under until up very was we were"
                            + " what when where which while who whom why will with would you your yours")
                    .split(" "));

    /** Options as a recipe gives them. */
    public record Options(
            @Option(
                    about = "the field that holds the text the evolution was made from; empty to skip this rule",
                    value = "parent")
            String parent,

            @Option(
                    about = "words of our own prompts that an evolution must not hold, case apart",
                    value =
                            "[given prompt, rewritten prompt, created prompt, new prompt, \"#given\", \"#rewritten\", \"#created\"]")
            List<String> markers,

            @Option(about = "an output that says sorry is rejected if it has fewer words than this", value = "80")
            int sorryWords,

            @Option(
                    about =
                            "whether an output of stop words and punctuation alone is rejected; false where there may be none",
                    value = "true")
            boolean needsContent) {

        public Options {
            markers = markers.stream()
                    .map(marker -> marker.toLowerCase(Locale.ROOT))
                    .toList();
            if (sorryWords < 0) {
                throw new IllegalArgumentException("sorry-words must be 0 or more but was " + sorryWords);
            }
        }
    }

    private final Options options;

    public EvolutionFailedFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var parent =
                options.parent.isEmpty() ? "" : example.text(options.parent).orElse("");
        var task = example.input().isEmpty() ? example.instruction() : example.instruction() + "\n\n" + example.input();
        if (!parent.isEmpty() && plain(parent).equals(plain(task))) {
            return reject("unchanged", "the evolved instruction is the one it was made from", task);
        }
        var instruction = example.instruction().toLowerCase(Locale.ROOT);
        for (var marker : options.markers) {
            if (instruction.contains(marker)) {
                return reject("copied-marker", "the instruction holds words of the prompt", marker);
            }
        }
        long words = Words.count(example.output());
        if (words < options.sorryWords && SORRY.matcher(example.output()).find()) {
            return Verdict.reject(
                    KIND + ":sorry", "the output says sorry in fewer than " + options.sorryWords + " words", words);
        }
        return !options.needsContent || hasContent(example.output())
                ? Verdict.ACCEPT
                : reject("no-content", "the output holds stop words and punctuation only", example.output());
    }

    /** Case and white space make no other task. */
    private static String plain(String text) {
        return Folding.fold(Words.collapse(text));
    }

    private static boolean hasContent(String output) {
        return NOT_A_WORD
                .splitAsStream(output.toLowerCase(Locale.ROOT))
                .anyMatch(word -> !word.isEmpty() && !STOP_WORDS.contains(word));
    }

    private static Verdict reject(String code, String detail, String value) {
        return Verdict.reject(KIND + ":" + code, detail, value);
    }
}
