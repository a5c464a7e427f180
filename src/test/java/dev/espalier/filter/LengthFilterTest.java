package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.text.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "length";
    }

    @Override
    public LengthFilter filter() {
        return words(2, 3);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("one two"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("one"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(LengthFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static LengthFilter words(Integer min, Integer max) {
        return new LengthFilter(options(min, max, null, null, null, null));
    }

    @SuppressWarnings("NullAway")
    private static LengthFilter.Options options(
            Integer minWords,
            Integer maxWords,
            Integer minChars,
            Integer maxChars,
            Integer minTokens,
            Integer maxTokens) {
        return new LengthFilter.Options(
                "output", minWords, maxWords, minChars, maxChars, minTokens, maxTokens, Tokenization.UNICODE);
    }

    @Test
    void countsWords() {
        Verdicts.assertRejects(filter(), output("one"), "length:too-short", "output has 1 words, fewer than 2", 1L);
        assertThat(reasonOf(filter(), "a b")).isEmpty();
        assertThat(reasonOf(filter(), "a b c")).isEmpty();
        Verdicts.assertRejects(filter(), output("a b c d"), "length:too-long", "output has 4 words, more than 3", 4L);
    }

    @Test
    void countsCharactersAsCodePoints() {
        var filter = new LengthFilter(options(null, null, 2, 3, null, null));
        Verdicts.assertRejects(filter, output("😀"), "length:too-short", "output has 1 characters, fewer than 2", 1L);
        assertThat(reasonOf(filter, "😀😀")).isEmpty();
        assertThat(reasonOf(filter, "😀😀😀")).isEmpty();
        assertThat(reasonOf(filter, "😀😀😀😀")).isEqualTo("length:too-long");
    }

    @Test
    void countsTokens() {
        var filter = new LengthFilter(options(null, null, null, null, 2, 3));
        Verdicts.assertRejects(filter, output("诗"), "length:too-short", "output has 1 tokens, fewer than 2", 1L);
        assertThat(reasonOf(filter, "写诗")).isEmpty();
        assertThat(reasonOf(filter, "写一诗")).isEmpty();
        assertThat(reasonOf(filter, "写一首诗")).isEqualTo("length:too-long");
    }

    @Test
    void holdsAllLimitsTogether() {
        var filter = new LengthFilter(options(1, null, null, 5, null, null));
        assertThat(reasonOf(filter, "")).isEqualTo("length:too-short");
        assertThat(reasonOf(filter, "toolong")).isEqualTo("length:too-long");
        assertThat(reasonOf(filter, "right")).isEmpty();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> options(null, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "one of min-words, max-words, min-chars, max-chars, min-tokens, max-tokens must be given, or"
                                + " nothing is rejected");
        assertThatThrownBy(() -> options(-1, null, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-words must be 0 or more but was -1");
        assertThatThrownBy(() -> options(null, null, 5, 4, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-chars must be min-chars (5) or more but was 4");
        assertThatThrownBy(() -> options(null, null, null, null, null, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-tokens must be 0 or more but was -1");
        assertThat(options(5, 5, null, null, null, null).maxWords()).isEqualTo(5);
    }
}
