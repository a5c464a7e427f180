package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rejects examples with a field in which a model declines the task, speaks of itself as a model or of the end of its knowledge, or
 * closes with a courtesy of an assistant; with phrases in English, German, Spanish, French, Portuguese and Chinese, and
 * those of the user. A phrase matches in any case and anywhere in the field, see {@link Phrases}.
 */
public final class RefusalFilter implements Filter {

    public static final String KIND = "refusal";

    private static final String PHRASE = KIND + ":phrase";

    /** What a phrase is a sign of. */
    public enum Category {
        /** The model says that it will not or cannot do the task. */
        DECLINES,
        /** The model calls itself one. */
        NAMES_ITSELF,
        /** The model speaks of when its knowledge ends, or of what it cannot look up. */
        KNOWLEDGE,
        /** The model offers further help. */
        CLOSING;

        String kebab() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The reason codes it gives: one for each category, and one for the user's own phrases. */
    public static final List<String> REASONS =
            List.of(KIND + ":declines", KIND + ":names-itself", KIND + ":knowledge", KIND + ":closing", PHRASE);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that are searched", value = "[output]")
            List<String> fields,

            @Option(
                    about = "which phrases of ours lead to rejection: declines, names-itself, knowledge, closing",
                    value = "[declines, names-itself, knowledge]")
            List<String> categories,

            @Option(
                    about = "the languages of these phrases: en, de, es, fr, pt, zh",
                    value = "[en, de, es, fr, pt, zh]")
            List<String> languages,

            @Option(about = "further phrases that lead to rejection", value = "[]")
            List<String> phrases) {

        public Options {
            fields = List.copyOf(fields);
            categories = List.copyOf(categories);
            languages = List.copyOf(languages);
            phrases = List.copyOf(phrases);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
            if (phrases.isEmpty() && (categories.isEmpty() || languages.isEmpty())) {
                throw new IllegalArgumentException(
                        "categories and languages, or phrases, must be given, or nothing is rejected");
            }
            check(
                    "categories",
                    Arrays.stream(Category.values()).map(Category::kebab).toList(),
                    categories);
            check("languages", RefusalPhrases.LANGUAGES, languages);
            if (phrases.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("phrases must hold no blank phrase but held one");
            }
        }

        private static void check(String option, List<String> known, List<String> given) {
            for (var value : given) {
                if (!known.contains(value)) {
                    throw new IllegalArgumentException(
                            option + " must be among " + String.join(", ", known) + " but held \"" + value + "\"");
                }
            }
        }
    }

    private final Options options;
    private final List<String> searched = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final Phrases phrases;

    public RefusalFilter(Options options) {
        this.options = options;
        options.phrases().forEach(phrase -> search(phrase, PHRASE));
        for (var category : Category.values()) {
            if (options.categories().contains(category.kebab())) {
                options.languages().stream()
                        .flatMap(language -> RefusalPhrases.of(category, language).stream())
                        .collect(Collectors.toCollection(ArrayList::new))
                        .forEach(phrase -> search(phrase, KIND + ":" + category.kebab()));
            }
        }
        this.phrases = new Phrases(searched);
    }

    private void search(String phrase, String reason) {
        searched.add(phrase);
        reasons.add(reason);
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            var found = phrases.find(example.text(field).orElse(""));
            if (found.isPresent()) {
                var phrase = searched.get(found.getAsInt());
                return Verdict.reject(reasons.get(found.getAsInt()), field + " holds \"" + phrase + "\"", phrase);
            }
        }
        return Verdict.ACCEPT;
    }
}
