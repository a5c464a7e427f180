package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class TruncatedEndingFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "truncated-ending";
    }

    @Override
    public TruncatedEndingFilter filter() {
        return filter(2);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("Paris"), output("It is. It was."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("There are three: red, green,"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(TruncatedEndingFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static TruncatedEndingFilter filter(int sentences) {
        return new TruncatedEndingFilter(new TruncatedEndingFilter.Options("output", List.of("the", "and"), sentences));
    }

    @Test
    void knowsMarksAfterWhichSomethingMustFollow() {
        Verdicts.assertRejects(
                filter(),
                output("red, green, \n"),
                "truncated-ending:mark",
                "output ends with a mark after which something must follow",
                ",");
        assertThat(reasonOf(filter(), "see (")).isEqualTo("truncated-ending:mark");
        assertThat(reasonOf(filter(), "红色，绿色，")).isEqualTo("truncated-ending:mark");
        assertThat(reasonOf(filter(), "Done.\n---")).isEmpty();
        assertThat(reasonOf(filter(), "(see)")).isEmpty();
    }

    @Test
    void knowsWordsThatEndNoText() {
        Verdicts.assertRejects(
                filter(),
                output("He went to the"),
                "truncated-ending:word",
                "output ends with a word that ends no sentence",
                "the");
        assertThat(reasonOf(filter(), "He ate a peach")).isEmpty();
        assertThat(reasonOf(filter(), "the")).isEmpty();
    }

    @Test
    void asksForAWholeSentenceAfterSoMany() {
        assertThat(reasonOf(filter(), "It is. It was. It wi")).isEqualTo("truncated-ending:sentence");
        assertThat(reasonOf(filter(), "It is. It wi")).isEmpty();
        assertThat(reasonOf(filter(0), "It is. It was. It wi")).isEmpty();
        assertThat(reasonOf(filter(), "It is. It was.\n- a point")).isEmpty();
    }

    @Test
    void saysNothingOfCode() {
        assertThat(reasonOf(filter(), "So:\n```\nx,\n```")).isEmpty();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> filter(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-sentences must be 0 or more but was -1");
    }
}
