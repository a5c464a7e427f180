package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MaskPiiTest {

    private static final List<String> ALL =
            List.of("email", "iban", "card", "us-ssn", "uk-nino", "es-dni", "br-cpf", "phone");

    private static final Example EXAMPLE = Example.of("Mail bob@site.org.", "+49 30 901820", "ok")
            .with("note", "SSN 123-45-6789")
            .with("count", 5L);

    private static final ScriptedContext ASKS_NOTHING = ScriptedContext.of((prompt, operation) -> {
        throw new AssertionError("asks no model");
    });

    private static Example apply(MaskPii.Mode mode, List<String> fields, List<String> kinds) {
        var result = new MaskPii(new MaskPii.Options(mode, fields, kinds)).apply(EXAMPLE, ASKS_NOTHING);
        return ((StepResult.Passed) result).example();
    }

    @Test
    void masksInTheFieldsItIsToldTo() {
        var masked = apply(MaskPii.Mode.MASK, List.of("instruction", "note", "count"), ALL);
        assertThat(masked)
                .isEqualTo(Example.of("Mail [EMAIL].", "+49 30 901820", "ok")
                        .with("note", "SSN [ID]")
                        .with("count", 5L));
        assertThat(apply(MaskPii.Mode.MASK, List.of("input", "output"), ALL).input())
                .isEqualTo("[PHONE]");
    }

    @Test
    void marksWithTheKindsFound() {
        assertThat(apply(MaskPii.Mode.MARK, List.of("instruction", "input", "output"), ALL))
                .isEqualTo(EXAMPLE.with("pii", List.of("email", "phone")));
        assertThat(apply(MaskPii.Mode.MARK, List.of("output"), ALL)).isEqualTo(EXAMPLE.with("pii", List.of()));
    }

    @Test
    void looksForTheKindsItIsToldTo() {
        assertThat(apply(MaskPii.Mode.MASK, List.of("instruction", "input"), List.of("phone")))
                .isEqualTo(EXAMPLE.withText("input", "[PHONE]"));
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> new MaskPii.Options(MaskPii.Mode.MASK, List.of(), ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
        assertThatThrownBy(() -> new MaskPii.Options(MaskPii.Mode.MASK, List.of("output"), List.of("name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("kinds must be among email, iban,");
    }
}
