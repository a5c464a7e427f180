package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ErrorBodyTest {

    @ParameterizedTest
    @CsvSource({
        "<html><style>p {}</style><p>502 Bad Gateway</p></html>, 502 Bad Gateway",
        "<p>Down<SCRIPT x=1>if (a < b) {}</Script >for <b>now</b>, Down for now",
        "<p>Sorry</p><script>var a = '</p>, Sorry",
        "<p>Sorry</p><img src=, Sorry",
        "'a < b, c > d', 'a < b, c > d'"
    })
    void showsWhatAPageShows(String body, String message) {
        assertThat(ErrorBody.of(body).message()).isEqualTo(message);
    }

    /** Counts how often a character is looked at. */
    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script", "<script>", "<style x=", "<", "</script ", "<script></style>"})
    void looksAtEachCharacterOfAPageAFewTimesWhateverIsLeftOpen(String part) {
        var page = new Counted(part.repeat(2000));
        ErrorBody.visible(page);
        assertThat(page.looks).isLessThan(12L * page.length());
    }

    @Test
    void aPageThatIsNothingButTagsSaysNothing() {
        assertThat(ErrorBody.of("<script>".repeat(20_000)).message()).isEmpty();
    }
}
