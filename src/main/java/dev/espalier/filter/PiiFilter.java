package dev.espalier.filter;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.option.Option;
import dev.espalier.text.PersonalData;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Rejects examples that hold personal data: e-mail addresses, phone, card and account numbers, and national identity numbers of the
 * United States, the United Kingdom, Spain and Brazil. By pattern and checksum, so it finds what looks like one. The
 * rejection shows what was found masked only.
 */
public final class PiiFilter implements Filter {

    public static final String KIND = "pii";

    /** The reason codes it gives: one for each kind of data. */
    public static final List<String> REASONS = Arrays.stream(PersonalData.values())
            .map(data -> KIND + ":" + data.kebab())
            .toList();

    /** What a recipe may set. */
    public record Options(
            @Option(about = "the fields that are searched", value = "[instruction, input, output]")
            List<String> fields,

            @Option(
                    about = "what leads to rejection: email, iban, card, us-ssn, uk-nino, es-dni, br-cpf, phone",
                    value = "[email, iban, card, us-ssn, uk-nino, es-dni, br-cpf, phone]")
            List<String> kinds) {

        public Options {
            fields = List.copyOf(fields);
            kinds = List.copyOf(kinds);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("fields must hold at least one field but was empty");
            }
            PersonalData.of(kinds);
        }
    }

    private final Options options;
    private final Set<PersonalData> searched;

    public PiiFilter(Options options) {
        this.options = options;
        this.searched = PersonalData.of(options.kinds());
    }

    @Override
    public Verdict judge(Example example) {
        for (var field : options.fields()) {
            var text = example.text(field).orElse("");
            for (var span : PersonalData.find(text, searched)) {
                var kind = span.kind().kebab();
                var shown = PersonalData.obscured(text.substring(span.start(), span.end()));
                var detail = field + " holds what looks like " + kind + ": " + shown;
                return Verdict.reject(KIND + ":" + kind, detail, kind);
            }
        }
        return Verdict.ACCEPT;
    }
}
