package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.LanguageEvidence;
import dev.espalier.text.Letters;
import java.util.List;

/**
 * Rejects examples with a field in another language than those named, by {@link LanguageEvidence}.
 *
 * <p>The confidence is the lead of the wanted languages: 1 if nothing speaks for another, 0.5 if twice as much speaks for the
 * best wanted one as for any other, 0 for a draw and for texts in which nothing tells the language (names, code, formulas);
 * by default these are accepted, and so are texts in which no more than one word speaks for the other language: "ten", "AI"
 * and "solution" are words of several. A text of fewer than {@code min-characters} letters is accepted, too: three words of
 * one language are often words of another as well.
 */
public final class LanguageFilter implements Filter {

    public static final String KIND = "language";

    private static final String OTHER = KIND + ":other";
    private static final String UNCLEAR = KIND + ":unclear";

    /** The reason codes it gives. */
    public static final List<String> REASONS = List.of(OTHER, UNCLEAR);

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the field that is judged", value = "instruction")
            String field,

            @Option(about = "codes of the languages wanted, such as en, de, zh")
            List<String> languages,

            @Option(
                    about = "letters of the shortest text judged; shorter ones tell too little and are accepted",
                    value = "20")
            int minCharacters,

            @Option(
                    about = "the least lead over other languages accepted, from 0 to 1; 0 accepts unclear texts",
                    value = "0")
            double minConfidence) {

        public Options {
            languages = List.copyOf(languages);
            if (languages.isEmpty()) {
                throw new IllegalArgumentException("languages must hold at least one language but was empty");
            }
            for (var language : languages) {
                if (!LanguageEvidence.languages().contains(language)) {
                    throw new IllegalArgumentException("languages must be among "
                            + String.join(", ", LanguageEvidence.languages()) + " but held \"" + language + "\"");
                }
            }
            if (minCharacters < 0) {
                throw new IllegalArgumentException("min-characters must be 0 or more but was " + minCharacters);
            }
            if (!(minConfidence >= 0 && minConfidence <= 1)) {
                throw new IllegalArgumentException("min-confidence must be from 0 to 1 but was " + minConfidence);
            }
        }
    }

    /** In words. Without it, of 4,000 English instructions 24 were rejected for a single word or name. */
    private static final double MOST_LEAD_OF_OTHERS = 1;

    private final Options options;

    public LanguageFilter(Options options) {
        this.options = options;
    }

    @Override
    public Verdict judge(Example example) {
        var text = example.text(options.field()).orElse("");
        if (!Letters.areAtLeast(options.minCharacters(), text)) {
            return Verdict.ACCEPT;
        }
        var signs = signs(text);
        if (signs.other() - signs.wanted() > MOST_LEAD_OF_OTHERS) {
            var detail = options.field() + " looks like " + signs.otherLanguage() + ", not like "
                    + String.join(", ", options.languages());
            return Verdict.reject(OTHER, detail, signs.otherLanguage());
        }
        return signs.confidence() >= options.minConfidence()
                ? Verdict.ACCEPT
                : Verdict.reject(
                        UNCLEAR,
                        options.field() + " leads over other languages by less than "
                                + Decimal.of(options.minConfidence()),
                        signs.confidence());
    }

    @Override
    public List<Measurement> measure(Example example) {
        var text = example.text(options.field()).orElse("");
        if (!Letters.areAtLeast(options.minCharacters(), text)) {
            return List.of();
        }
        var signs = signs(text);
        return List.of(
                signs.other() - signs.wanted() > MOST_LEAD_OF_OTHERS
                        ? Measurement.of(
                                signs.otherLanguage(),
                                "is what " + options.field() + " looks like",
                                String.join(", ", options.languages()))
                        : Measurement.of(
                                signs.confidence(),
                                "lead of " + String.join(", ", options.languages()) + " over other languages in "
                                        + options.field(),
                                Measurement.atLeast(options.minConfidence())));
    }

    /** What speaks for the best of the languages wanted, and for the best of the others. */
    private record Signs(double wanted, double other, String otherLanguage) {

        double confidence() {
            return wanted > other ? 1 - other / wanted : 0;
        }
    }

    private Signs signs(String text) {
        double wanted = 0;
        double other = 0;
        var otherLanguage = "";
        for (var evidence : LanguageEvidence.of(text).entrySet()) {
            if (options.languages().contains(evidence.getKey())) {
                wanted = Math.max(wanted, evidence.getValue());
            } else if (evidence.getValue() > other) {
                other = evidence.getValue();
                otherLanguage = evidence.getKey();
            }
        }
        return new Signs(wanted, other, otherLanguage);
    }
}
