package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Keywords;
import java.util.List;

/**
 * Rejects examples that hold one of a list of words or phrases in a field: whole words, upper and lower case alike, see
 * {@link Keywords}.
 *
 * <p>The default list is that of Self-Instruct (Wang et al. 2022, released code): tasks a text model cannot do. Alpaca
 * adds video, audio, music, flowchart, diagram.
 */
public final class KeywordFilter implements Filter {

    public static final String KIND = "keywords";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(KIND + ":found");

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is searched", value = "instruction")
            String field,

            @Option(
                    about = "words and phrases that lead to rejection, found as whole words in any case",
                    value = "[image, images, graph, graphs, picture, pictures, file, files, map, maps, draw, plot,"
                            + " go to]")
            List<String> words) {

        public Options {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("words must hold at least one word but was empty");
            }
            if (words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("words must hold no blank word but held one");
            }
        }
    }

    private final String field;
    private final Keywords keywords;

    public KeywordFilter(Options options) {
        this.field = options.field();
        this.keywords = new Keywords(options.words());
    }

    @Override
    public Verdict judge(Example example) {
        return keywords.find(example.text(field).orElse(""))
                .map(word -> Verdict.reject(KIND + ":found", field + " holds \"" + word + "\"", word))
                .orElse(Verdict.ACCEPT);
    }
}
