package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Time;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How users name the built-in teacher. */
class BuiltinNameTest {

    private static ModelBindings bindings(String model) {
        return new ModelBindings(List.of(model), ProviderSettings.DEFAULT, KnownModels.NONE, name -> null, Time.REAL);
    }

    @ParameterizedTest
    @CsvSource({
        "builtin, builtin:3",
        "builtin:error-rate=0, builtin:3",
        "builtin:error-rate=0.1, builtin:3?error-rate=0.1",
        "builtin:error-rate=1, builtin:3?error-rate=1.0",
        "teacher=builtin:error-rate=0.25, builtin:3?error-rate=0.25"
    })
    void itsIdTellsWhetherItErrs(String model, String id) {
        assertThat(bindings(model).bind("teacher").id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builtin:anything-else",
                "builtin:error-rate=1.1",
                "builtin:error-rate=-0.1",
                "builtin:error-rate=NaN"
            })
    void saysWhatCanStandAfterTheColon(String model) {
        var bindings = bindings(model);
        assertThatThrownBy(() -> bindings.bind("teacher"))
                .hasMessageContaining("\"" + model + "\" is no model")
                .hasMessageContaining("write builtin, or builtin:error-rate=0.1 with a share from 0 to 1");
    }
}
