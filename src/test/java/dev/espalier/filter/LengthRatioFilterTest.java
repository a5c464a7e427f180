package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthRatioFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "length-ratio";
    }

    @Override
    public LengthRatioFilter filter() {
        return new LengthRatioFilter(options(0.5, 2.0));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(ratio("a b", "x y"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(ratio("a b c", "x"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(LengthRatioFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    @SuppressWarnings("NullAway")
    private static LengthRatioFilter.Options options(Double min, Double max) {
        return new LengthRatioFilter.Options("output", "input", min, max, LengthRatioFilter.Unit.WORDS);
    }

    private static Example ratio(String input, String output) {
        return Example.of("x", input, output + " ".repeat(3));
    }

    @Test
    void acceptsExactlyTheLimits() {
        assertThat(Verdicts.reason(filter(), ratio("a b c d", "x y"))).isEmpty();
        Verdicts.assertRejects(
                filter(),
                ratio("a b c d", "x"),
                "length-ratio:too-low",
                "output has 1 words, input 4; a ratio of less than 0.5",
                0.25);
        assertThat(Verdicts.reason(filter(), ratio("a", "x y"))).isEmpty();
        Verdicts.assertRejects(
                filter(),
                ratio("a", "x y z"),
                "length-ratio:too-high",
                "output has 3 words, input 1; a ratio of more than 2",
                3.0);
    }

    @Test
    void acceptsWhatHasNothingToCompareWith() {
        assertThat(reasonOf(filter(), "many words without an input")).isEmpty();
    }

    @Test
    void countsCharactersIfToldTo() {
        var filter = new LengthRatioFilter(
                new LengthRatioFilter.Options("output", "input", 1.0, 1.0, LengthRatioFilter.Unit.CHARS));
        assertThat(Verdicts.reason(filter, Example.of("x", "😀😀", "ab"))).isEmpty();
        assertThat(Verdicts.reason(filter, Example.of("x", "😀😀", "abc"))).isEqualTo("length-ratio:too-high");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> options(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min or max must be given, or nothing is rejected");
        assertThatThrownBy(() -> options(-0.1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min must be 0 or more but was -0.1");
        assertThatThrownBy(() -> options(2.0, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max must be min, 0 or more but was 1.0");
        assertThat(options(1.0, 1.0).max()).isEqualTo(1);
    }
}
