package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "repetition";
    }

    @Override
    public RepetitionFilter filter() {
        return new RepetitionFilter(options(2, 0.4, 0.3, 10));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("a b c d e f g h i j"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("x y ".repeat(3) + "a b c d"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(RepetitionFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static RepetitionFilter.Options options(int ngram, double ngrams, double lines, int min) {
        return new RepetitionFilter.Options("output", ngram, ngrams, lines, min);
    }

    @Test
    void acceptsExactlyTheShareOfARun() {
        assertThat(reasonOf(filter(), "x y 1 x y 2 3 4 5 6")).isEmpty();
        Verdicts.assertRejects(
                filter(),
                output("x y 1 x y 2 x y 5 6"),
                "repetition:ngram",
                "one run of 2 tokens makes up more than 0.4 of output",
                0.6);
    }

    @Test
    void acceptsExactlyTheShareOfLines() {
        var lines = new RepetitionFilter(options(2, 1, 0.25, 1));
        assertThat(reasonOf(lines, "a\n\nb\n A \nc\na")).isEqualTo("");
        assertThat(reasonOf(lines, "a\nb\nc\na")).isEmpty();
        Verdicts.assertRejects(
                lines,
                output("a\nb\na"),
                "repetition:lines",
                "more than 0.25 of the lines of output repeat an earlier one",
                1 / 3.0);
    }

    @Test
    void acceptsShortTexts() {
        assertThat(reasonOf(filter(), "x y x y x y x y x")).isEmpty();
        assertThat(reasonOf(filter(), "x y x y x y x y x y")).isEqualTo("repetition:ngram");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> options(0, 0.4, 0.3, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ngram-tokens must be 1 or more but was 0");
        assertThatThrownBy(() -> options(2, 1.1, 0.3, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-ngram-share must be from 0 to 1 but was 1.1");
        assertThatThrownBy(() -> options(2, 0.4, -0.1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-line-share must be from 0 to 1 but was -0.1");
        assertThatThrownBy(() -> options(2, 0.4, 0.3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-tokens must be 0 or more but was -1");
        assertThat(options(1, 0, 1, 0).minTokens()).isZero();
    }
}
