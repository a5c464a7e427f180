package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.text.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubstringFilterTest implements FilterContract {

    private static final Neighbour SEED = new Neighbour("seed-1", "Write a short poem about the deep sea.");

    @Override
    public String kind() {
        return "substring";
    }

    @Override
    public SubstringFilter filter() {
        return new SubstringFilter(options(5, 12), List.of(SEED));
    }

    private static SubstringFilter.Options options(int min, int max) {
        return new SubstringFilter.Options("instruction", min, max, Tokenization.UNICODE);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Write a long poem about the deep sea"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("a SHORT poem, about the"));
    }

    @Test
    void tellsWhichTextContainsWhich() {
        assertThat(Verdicts.rejection(filter(), unacceptable().get(0)))
                .contains(
                        new Rejection("substring:contained", "instruction is contained in the neighbour", null, SEED));
        assertThat(Verdicts.rejection(
                        filter(), Example.ofInstruction("Please: write a short poem about the deep sea, now")))
                .contains(new Rejection("substring:contains", "instruction contains the neighbour", null, SEED));
    }

    @Test
    void comparesNothingShorterThanTheLeast() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("short poem about the")))
                .isEmpty();
        var filter = new SubstringFilter(options(5, 100), List.of(new Neighbour("s", "one two three four")));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("zero one two three four five")))
                .isEmpty();
    }

    @Test
    void comparesWholeTokensOnly() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("a short poem about th")))
                .isEmpty();
    }

    @Test
    void rejectsMoreThanTheMostTokens() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("x ".repeat(12))))
                .isEmpty();
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("x ".repeat(13)),
                "substring:too-long",
                "instruction has 13 tokens, more than 12",
                13L);
    }

    @Test
    void comparesWithWhatWasAccepted() {
        var filter = filter();
        var example = Verdicts.example("x1", "Explain how the tides of the ocean work", "", "");
        filter.accepted(example);
        assertThat(Verdicts.rejection(filter, Example.ofInstruction("how the tides of the ocean"))
                        .map(Rejection::neighbour))
                .contains(new Neighbour("x1", example.instruction()));
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> options(0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-tokens must be 1 or more but was 0");
        assertThatThrownBy(() -> options(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-tokens must be min-tokens (5) or more but was 4");
        assertThatThrownBy(() -> new SubstringFilter.Options("instruction", 5, 10, Tokenization.CHAR_3GRAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokenizer must be rouge or unicode but was char-3gram");
        assertThat(options(1, 1).maxTokens()).isEqualTo(1);
    }
}
