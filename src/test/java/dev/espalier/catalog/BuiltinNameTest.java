package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How users name the built-in teacher. */
class BuiltinNameTest {

    private static ModelBindings bindings(String model) {
        return new ModelBindings(List.of(model), ProviderSettings.DEFAULT, KnownModels.NONE, name -> null, Time.REAL);
    }

    @ParameterizedTest
    @CsvSource({
        "builtin, builtin:6",
        "builtin:error-rate=0, builtin:6",
        "builtin:error-rate=0.1, builtin:6?error-rate=0.1",
        "builtin:error-rate=1, builtin:6?error-rate=1.0",
        "teacher=builtin:error-rate=0.25, builtin:6?error-rate=0.25",
        "builtin:levels=2, builtin:6?levels=2-2",
        "builtin:levels=1-5, builtin:6",
        "'builtin:families=sort-words+roman-numerals,levels=2-4,error-rate=0.1',"
                + " builtin:6?error-rate=0.1&levels=2-4&families=roman-numerals+sort-words"
    })
    void itsIdTellsWhatItProposesAndWhetherItErrs(String model, String id) {
        assertThat(bindings(model).bind("teacher").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "builtin:anything-else | \"anything-else\" is no option of builtin | use one of error-rate, families, levels",
                "builtin:level=3 | \"level=3\" is no option of builtin | did you mean \"levels\"?",
                "builtin: | \"\" is no option of builtin | write builtin:error-rate=0.1, say",
                "builtin:error-rate=1.1 | the error rate of builtin is \"1.1\" | from 0 to 1",
                "builtin:error-rate=-0.1 | the error rate of builtin is \"-0.1\" | from 0 to 1",
                "builtin:error-rate=NaN | the error rate of builtin is \"NaN\" | from 0 to 1",
                "builtin:levels=0 | the levels of builtin are \"0\" | write one from 1 to 5",
                "builtin:levels=1-6 | the levels of builtin are \"1-6\" | write one from 1 to 5",
                "builtin:levels=4-2 | the levels of builtin are \"4-2\" | levels=2-4",
                "builtin:families=sort-word | builtin has no family \"sort-word\" | did you mean \"sort-words\"?",
                "builtin:families= | builtin has no family \"\" | use one of"
            })
    void saysWhatCanStandAfterTheColon(String model, String found, String advice) {
        var bindings = bindings(model);
        assertThatThrownBy(() -> bindings.bind("teacher"))
                .hasMessageContaining(found)
                .hasMessageContaining(advice);
    }

    @Test
    void tellsOfAllThatIsWrongAtOnce() {
        var bindings = bindings("builtin:levels=9,families=none-such,error-rate=2");
        assertThatThrownBy(() -> bindings.bind("teacher"))
                .hasMessageContaining("levels")
                .hasMessageContaining("none-such")
                .hasMessageContaining("error rate");
    }
}
