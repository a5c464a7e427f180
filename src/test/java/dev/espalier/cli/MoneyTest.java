package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts of US dollars. */
final class MoneyTest {

    @ParameterizedTest
    @CsvSource({"5usd,5", "5,5", "0.50 USD,0.50", " 12.345678usd ,12.345678"})
    void readsWhatPeopleWrite(String written, BigDecimal amount) {
        assertThat(Money.parse("--max-cost", written)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "usd", "5eur", "-5usd", "5,00usd", "1e3usd", "$5", "5 usd each", "\u0665usd"})
    void refusesWhatIsNoAmount(String written) {
        assertThatThrownBy(() -> Money.parse("--max-cost", written))
                .hasMessage("--max-cost: \"" + written + "\" is not an amount of US dollars, such as 5usd");
    }

    @ParameterizedTest
    @CsvSource({"0,0.0000 USD", "0.00005,0.0001 USD", "0.99994,0.9999 USD", "1,1.00 USD", "12.345,12.35 USD"})
    void writesCentsFromADollarOn(BigDecimal amount, String text) {
        assertThat(Money.text(amount)).isEqualTo(text);
    }
}
