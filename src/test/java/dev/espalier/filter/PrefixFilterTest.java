package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrefixFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "prefixes";
    }

    @Override
    public PrefixFilter filter() {
        return filter(false);
    }

    private static PrefixFilter filter(boolean ignoreCase) {
        return new PrefixFilter(
                new PrefixFilter.Options("instruction", List.of("Write a program", "Build"), ignoreCase));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Explain how to write a program."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Write a program that sorts."));
    }

    @Test
    void tellsThePrefixFound() {
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("\n Build a house"),
                "prefixes:found",
                "instruction starts with \"Build\"",
                "Build");
    }

    @Test
    void takesAProgrammeForAProgramAsTheOriginalDoes() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("Write a programme for a concert")))
                .isEqualTo("prefixes:found");
    }

    @Test
    void regardsCaseUnlessToldNotTo() {
        var shouted = Example.ofInstruction("WRITE A PROGRAM");
        assertThat(Verdicts.reason(filter(false), shouted)).isEmpty();
        assertThat(Verdicts.reason(filter(true), shouted)).isEqualTo("prefixes:found");
    }

    @Test
    void acceptsATextShorterThanThePrefix() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("Write a progra")))
                .isEmpty();
        assertThat(Verdicts.reason(filter(), Example.ofInstruction(""))).isEmpty();
    }

    @Test
    void refusesListsThatMakeNoSense() {
        assertThatThrownBy(() -> new PrefixFilter.Options("input", List.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefixes must hold at least one prefix but was empty");
        assertThatThrownBy(() -> new PrefixFilter.Options("input", List.of(""), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefixes must hold no blank prefix but held one");
    }
}
