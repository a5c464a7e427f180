package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void writesNumbersAsPeopleDo() {
        assertThat(Decimal.of(0.7)).isEqualTo("0.7");
        assertThat(Decimal.of(0.7000000000000001)).isEqualTo("0.7");
        assertThat(Decimal.of(2 / 3.0)).isEqualTo("0.666666666666667");
        assertThat(Decimal.of(0.00001)).isEqualTo("0.00001");
        assertThat(Decimal.of(1)).isEqualTo("1");
        assertThat(Decimal.of(0)).isEqualTo("0");
        assertThat(Decimal.of(150)).isEqualTo("150");
    }
}
