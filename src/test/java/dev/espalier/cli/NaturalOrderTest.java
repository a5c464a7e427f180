package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How ids are ordered. */
final class NaturalOrderTest {

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "r-9.2, r-10.1",
        "r-1, r-1.0",
        "r-1.0, r-2",
        "r-1.9.9, r-1.10",
        "r-99999999999999999998, r-99999999999999999999",
        "r-7a, r-7b",
        "7, r",
        "r-, r-0",
        "'', a"
    })
    void numbersCountAsNumbers(String first, String second) {
        assertThat(new NaturalOrder().compare(first, second)).isNegative();
        assertThat(new NaturalOrder().compare(second, first)).isPositive();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({"r-7.2, r-7.2", "r-007.2, r-7.2", "r-0, r-00"})
    void zerosAtTheFrontDoNotCount(String first, String second) {
        assertThat(new NaturalOrder().compare(first, second)).isZero();
        assertThat(new NaturalOrder().compare(second, first)).isZero();
    }
}
