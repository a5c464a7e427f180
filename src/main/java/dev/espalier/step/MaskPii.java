package dev.espalier.step;

import dev.espalier.model.Example;
import dev.espalier.option.Option;
import dev.espalier.text.PersonalData;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes personal data out of an example, or marks it: finds what the filter {@code pii} finds, and asks no model. Where an example
 * shall not go on at all, that filter is the one to use.
 */
public final class MaskPii implements Step {

    public static final String KIND = "mask-pii";

    /** The further field that {@link Mode#MARK} adds. */
    public static final String FIELD = "pii";

    /** What happens to an example. */
    public enum Mode {
        /** What was found is replaced by its label, such as {@code [EMAIL]}. */
        MASK,
        /** A further field {@code pii} lists the kinds that were found, sorted; empty if there are none. */
        MARK
    }

    /** Options as a recipe gives them. */
    public record Options(
            @Option(about = "mask replaces what is found, mark adds a field pii with the kinds found", value = "mask")
            Mode mode,

            @Option(about = "the fields that are searched", value = "[instruction, input, output]")
            List<String> fields,

            @Option(
                    about = "what is looked for: email, iban, card, us-ssn, uk-nino, es-dni, br-cpf, phone",
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
    private final Set<PersonalData> kinds;

    public MaskPii(Options options) {
        this.options = options;
        this.kinds = PersonalData.of(options.kinds());
    }

    @Override
    public StepResult apply(Example example, StepContext context) {
        return new StepResult.Passed(options.mode() == Mode.MASK ? masked(example) : marked(example));
    }

    private Example masked(Example example) {
        var masked = example;
        for (var field : options.fields()) {
            var text = example.text(field).orElse("");
            var without = PersonalData.mask(text, kinds);
            // A number or a list stays what it is.
            masked = without.equals(text) ? masked : masked.withText(field, without);
        }
        return masked;
    }

    private Example marked(Example example) {
        var found = new TreeSet<String>();
        for (var field : options.fields()) {
            PersonalData.find(example.text(field).orElse(""), kinds)
                    .forEach(span -> found.add(span.kind().kebab()));
        }
        return example.with(FIELD, List.copyOf(found));
    }
}
