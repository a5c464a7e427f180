package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.text.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;

class RougeLFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "rouge-l";
    }

    @Override
    public RougeLFilter filter() {
        return new RougeLFilter(
                options(0.7, Tokenization.ROUGE),
                List.of(
                        new Neighbour("seed-1", "Write a poem about the sea"),
                        new Neighbour("seed-2", "a b c d e f g x y z")));
    }

    private static RougeLFilter.Options options(double threshold, Tokenization tokenizer) {
        return new RougeLFilter.Options("instruction", threshold, tokenizer, 16_384);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Explain why the sky is blue"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Write a short poem about the sea"));
    }

    @Test
    void tellsTheNearestWithItsScore() {
        // Six of seven and six of six tokens.
        double score = 2 * (6 / 7.0) * 1.0 / (6 / 7.0 + 1.0);
        assertThat(Verdicts.rejection(filter(), Example.ofInstruction("Write a short poem about the sea!")))
                .contains(new Rejection(
                        "rouge-l:too-near",
                        "ROUGE-L of instruction with the neighbour is above 0.7",
                        score,
                        new Neighbour("seed-1", "Write a poem about the sea")));
    }

    @Test
    void acceptsExactlyTheThreshold() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("a b c d e f g 1 2 3")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("a b c d e f g 1 2")))
                .isEqualTo("rouge-l:too-near");
    }

    @Test
    void comparesWithWhatWasAccepted() {
        var filter = filter();
        var first = Verdicts.example("x1", "Explain why the sky is blue", "", "");
        assertThat(Verdicts.reason(filter, first)).isEmpty();
        filter.accepted(first);
        assertThat(Verdicts.rejection(filter, Example.ofInstruction("Explain why the sky is red"))
                        .map(Rejection::neighbour))
                .contains(new Neighbour("x1", "Explain why the sky is blue"));
    }

    @Test
    void tellsTheFirstOfEquallyNearTexts() {
        var filter = filter();
        filter.accepted(Verdicts.example("x1", "Tell me a joke", "", ""));
        filter.accepted(Verdicts.example("x2", "tell me: a joke", "", ""));
        assertThat(Verdicts.rejection(filter, Example.ofInstruction("Tell me a joke"))
                        .map(Rejection::neighbour))
                .contains(new Neighbour("x1", "Tell me a joke"));
    }

    @Test
    void comparesTheFieldItIsToldTo() {
        var filter = new RougeLFilter(new RougeLFilter.Options("output", 0.5, Tokenization.ROUGE, 100), List.of());
        filter.accepted(Example.of("One", "", "the very same answer"));
        assertThat(Verdicts.reason(filter, Example.of("Two", "", "The very same answer.")))
                .isEqualTo("rouge-l:too-near");
        assertThat(Verdicts.reason(filter, Example.of("One", "", "another thing altogether")))
                .isEmpty();
    }

    @Test
    void acceptsAndCountsTextsThatCannotBeCompared() {
        var filter = filter();
        var chinese = Example.ofInstruction("写一首关于大海的诗");
        filter.accepted(chinese);
        assertThat(Verdicts.reason(filter, chinese)).isEmpty();
        assertThat(filter.acceptedWithoutTokens()).isEqualTo(1);
        filter.accepted(Example.ofInstruction("Write a poem"));
        assertThat(filter.acceptedWithoutTokens()).isEqualTo(1);
        assertThat(filter.accepted()).isEqualTo(2);
    }

    @Test
    void comparesWordsOfAnyLanguageIfToldTo() {
        for (var tokenizer : List.of(Tokenization.UNICODE, Tokenization.CHAR_3GRAM)) {
            var filter = new RougeLFilter(options(0.7, tokenizer), List.of());
            filter.accepted(Example.ofInstruction("写一首关于大海的诗"));
            assertThat(Verdicts.reason(filter, Example.ofInstruction("写一首关于大海的诗。")))
                    .isEqualTo("rouge-l:too-near");
            assertThat(Verdicts.reason(filter, Example.ofInstruction("今天天气怎么样")))
                    .isEmpty();
            assertThat(filter.acceptedWithoutTokens()).isZero();
        }
    }

    @Test
    void acceptsTheMostTokensAndRejectsOneMore() {
        var filter = new RougeLFilter(new RougeLFilter.Options("instruction", 0.7, Tokenization.ROUGE, 3), List.of());
        assertThat(Verdicts.reason(filter, Example.ofInstruction("one two three")))
                .isEmpty();
        Verdicts.assertRejects(
                filter,
                Example.ofInstruction("one two three four"),
                "rouge-l:too-long",
                "instruction has 4 tokens, more than 3",
                4L);
    }

    @Test
    void refusesLimitsThatTheIndexCannotKeep() {
        for (int most : new int[] {0, 65_536}) {
            assertThatThrownBy(() -> new RougeLFilter.Options("output", 0.7, Tokenization.ROUGE, most))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("max-tokens must be from 1 to 65535 but was " + most);
        }
        assertThat(new RougeLFilter.Options("output", 0.7, Tokenization.ROUGE, 65_535).maxTokens())
                .isEqualTo(65_535);
    }

    @Test
    void refusesThresholdsThatAreNotSimilarities() {
        for (double threshold : new double[] {-0.1, 1.7, Double.NaN}) {
            assertThatThrownBy(() -> options(threshold, Tokenization.ROUGE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("threshold must be from 0 to 1 but was " + threshold);
        }
        assertThat(options(0, Tokenization.ROUGE).threshold()).isZero();
        assertThat(options(1, Tokenization.ROUGE).threshold()).isEqualTo(1);
    }
}
