package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordLengthFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "word-length";
    }

    @Override
    public WordLengthFilter filter() {
        return new WordLengthFilter(new WordLengthFilter.Options("instruction", 4, 150));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Write a short poem."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Write a poem."));
    }

    @Test
    void acceptsFourWordsAndRejectsThree() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("Write a short poem")))
                .isEmpty();
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("Write a poem"),
                "word-length:too-short",
                "instruction has 3 words, fewer than 4",
                3L);
    }

    @Test
    void accepts150WordsAndRejects151() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("word ".repeat(150))))
                .isEmpty();
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("word ".repeat(151)),
                "word-length:too-long",
                "instruction has 151 words, more than 150",
                151L);
    }

    @Test
    void countsTheFieldItIsToldTo() {
        var filter = new WordLengthFilter(new WordLengthFilter.Options("topic", 2, null));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("x").with("topic", "two words")))
                .isEmpty();
        Verdicts.assertRejects(
                filter,
                Example.ofInstruction("four words are here").with("topic", "one"),
                "word-length:too-short",
                "topic has 1 word, fewer than 2",
                1L);
    }

    @Test
    void takesAMissingFieldForAnEmptyOne() {
        var filter = new WordLengthFilter(new WordLengthFilter.Options("topic", 1, null));
        Verdicts.assertRejects(
                filter, Example.ofInstruction("x"), "word-length:too-short", "topic has 0 words, fewer than 1", 0L);
    }

    @Test
    void hasNoUpperLimitUnlessGiven() {
        var filter = new WordLengthFilter(new WordLengthFilter.Options("instruction", 1, null));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("word ".repeat(10_000))))
                .isEmpty();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new WordLengthFilter.Options("input", -1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min must be 0 or more but was -1");
        assertThatThrownBy(() -> new WordLengthFilter.Options("input", 5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max must be min (5) or more but was 4");
        assertThatThrownBy(() -> new WordLengthFilter.Options("input", 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min or max must be given, or nothing is rejected");
        assertThat(new WordLengthFilter.Options("input", 5, 5).max()).isEqualTo(5);
        assertThat(new WordLengthFilter.Options("input", 0, 0).max()).isZero();
    }
}
