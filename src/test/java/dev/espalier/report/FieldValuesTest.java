package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which further fields are counted by value. */
final class FieldValuesTest {

    private final FieldValues values = new FieldValues();

    private void add(String field, Object value) {
        values.add(Example.ofInstruction("Say hi").with(field, value));
    }

    @Test
    void numbersStandInTheirOrderAndBeforeWords() {
        List.of("b", 10L, 9L, "a", 9L, 0.5).forEach(value -> add("score", value));
        assertThat(values.toMap(List.of(), true).get("score").toString()).isEqualTo("{0.5=1, 9=2, 10=1, a=1, b=1}");
    }

    @ParameterizedTest
    @CsvSource({"24, true", "25, false"})
    void aFieldWithManyValuesIsLeftAlone(int different, boolean isCounted) {
        for (int i = 0; i < different; i++) {
            add("n", (long) i);
        }
        add("n", 0L);
        assertThat(values.toMap(List.of(), true).containsKey("n")).isEqualTo(isCounted);
    }

    @ParameterizedTest
    @CsvSource({"40, true", "41, false"})
    void soIsOneWithLongValues(int length, boolean isCounted) {
        add("text", "x".repeat(length));
        assertThat(values.toMap(List.of(), true).containsKey("text")).isEqualTo(isCounted);
    }

    @Test
    void listsAndTheClassificationAreNotCounted() {
        add("list", List.of("a"));
        add(Example.IS_CLASSIFICATION, true);
        assertThat(values.toMap(List.of(), true)).isEmpty();
    }

    @Test
    void someFieldsAreToldApart() {
        add("round", 1L);
        add("level", 2L);
        assertThat(values.toMap(List.of("round"), false)).isEqualTo(Map.of("round", Map.of("1", 1L)));
        assertThat(values.toMap(List.of("round"), true)).isEqualTo(Map.of("level", Map.of("2", 1L)));
    }
}
