package dev.espalier.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page is made of. */
final class MarkupTest {

    @Test
    void textIsNeverMarkup() {
        assertThat(new Markup()
                        .add("<p title=\"")
                        .text("a\"'b")
                        .add("\">")
                        .text("<b> & \u0000\u001b\u0085 \uD83D \uDE00 \uD83D\uDE00\n")
                        .toString())
                .isEqualTo(
                        "<p title=\"a&quot;&#39;b\">&lt;b&gt; &amp; \uFFFD\uFFFD\uFFFD \uFFFD \uFFFD \uD83D\uDE00\n");
    }

    @Test
    void marksThatTurnADirectionAreSpeltOut() {
        assertThat(Markup.escaped("a\u202eb\u2066c\u2069 \u05d0\u200f"))
                .isEqualTo("a\\u202eb\\u2066c\\u2069 \u05d0\u200f");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1.0k",
        "9949, 9.9k",
        "9999, 10.0k",
        "10000, 10k",
        "52002, 52k",
        "999999, 1000k",
        "1000000, 1.0M",
        "23000000, 23M"
    })
    void numbersBecomeShortInNarrowPlaces(long number, String expected) {
        assertThat(Markup.compact(number)).isEqualTo(expected);
    }

    @Test
    void numbersSharesAndPlacesDependOnNoLocale() {
        assertThat(Markup.number(1234567)).isEqualTo("1,234,567");
        assertThat(Markup.percent(0.12345)).isEqualTo("12.3 %");
        assertThat(Markup.place(12.3456)).isEqualTo("12.35");
        assertThat(Markup.place(100)).isEqualTo("100");
    }
}
