package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures as people read them. */
final class FigureTest {

    @Test
    void smallSharesAreWrittenInDigits() {
        assertThat(Figure.text(Figure.round(0.00042))).isEqualTo("0.0004");
        assertThat(Figure.text(Figure.round(0.00004))).isEqualTo("0.0");
        assertThat(Figure.text(0.7)).isEqualTo("0.7");
    }

    @Test
    void whatHasNoDecimalsIsWrittenAsItIs() {
        assertThat(Figure.text(3_989L)).isEqualTo("3989");
        assertThat(Figure.text("unclear")).isEqualTo("unclear");
    }
}
