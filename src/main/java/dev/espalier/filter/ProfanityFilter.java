package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Phrases;
import java.util.List;

/**
 * Rejects examples that hold a word or phrase of the user's own list in any of some fields: whole words, case aside, see
 * {@link Phrases}. There is no list of ours: what offends depends on language and purpose.
 */
public final class ProfanityFilter implements Filter {

    public static final String KIND = "profanity";

    private static final String FOUND = KIND + ":found";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(FOUND);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that are searched", value = "[instruction, input, output]")
            List<String> fields,

            @Option(about = "words and phrases that lead to rejection")
            List<String> words) {

        public Options {
            fields = List.copyOf(fields);
            words = List.copyOf(words);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException("words must hold at least one word but was empty");
            }
            if (words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("words must hold no blank word but held one");
            }
        }
    }

    private final Options options;
    private final Phrases phrases;

    public ProfanityFilter(Options options) {
        this.options = options;
        this.phrases = new Phrases(options.words());
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            var found = phrases.find(example.text(field).orElse(""));
            if (found.isPresent()) {
                int place = found.getAsInt();
                return Verdict.reject(
                        FOUND,
                        field + " holds word " + (place + 1) + " of the list",
                        options.words().get(place));
            }
        }
        return Verdict.ACCEPT;
    }
}
