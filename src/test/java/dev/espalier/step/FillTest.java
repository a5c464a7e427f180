package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillTest {

    private static final Fill FILL = new Fill(new Fill.Options("formulation", "{INPUT}", "input", "instruction"));

    @ParameterizedTest
    @CsvSource({
        "Sort {INPUT} now.,'Sort 3, 1 now.'",
        "{INPUT},'3, 1'",
        "Sort it.,fill:no-placeholder",
        "{INPUT} and {INPUT},fill:several",
        "{input},fill:no-placeholder"
    })
    void thePlaceholderMustStandThereOnce(String formulation, String expected) {
        var result = FILL.apply(
                Example.of("Sort.", "3, 1", "").with("formulation", formulation), ScriptedContext.saying(""));
        var said = result instanceof StepResult.Rejected rejected
                ? rejected.rejection().reason()
                : ((StepResult.Passed) result).example().instruction();
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void aPlaceholderInTheInputIsData() {
        var result = FILL.apply(
                Example.of("Say.", "{INPUT} $1 ${task}", "").with("formulation", "a {INPUT} b"),
                ScriptedContext.saying(""));
        assertThat(((StepResult.Passed) result).example().instruction()).isEqualTo("a {INPUT} $1 ${task} b");
    }

    @Test
    void thePlaceholderIsNotEmpty() {
        assertThatThrownBy(() -> new Fill.Options("a", "", "input", "b")).hasMessage("placeholder must not be empty");
    }
}
