package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class MtldFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "mtld";
    }

    @Override
    public MtldFilter filter() {
        return new MtldFilter(new MtldFilter.Options("output", 10, 20));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output(rich(25)));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("one two ".repeat(20)));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(MtldFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    private static String rich(int tokens) {
        return java.util.stream.IntStream.range(0, tokens)
                .mapToObj(i -> "w" + i)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    @Test
    void measuresFromTheLeastNumberOfTokensOn() {
        assertThat(reasonOf(filter(), "one ".repeat(19))).isEmpty();
        // The share falls to a half with the second token, each time.
        Verdicts.assertRejects(filter(), output("one ".repeat(20)), "mtld:too-low", "MTLD of output is below 10", 2.0);
    }

    @Test
    void acceptsExactlyTheLeast() {
        var text = "one ".repeat(20);
        assertThat(reasonOf(new MtldFilter(new MtldFilter.Options("output", 2, 20)), text))
                .isEmpty();
        assertThat(reasonOf(new MtldFilter(new MtldFilter.Options("output", 2.1, 20)), text))
                .isEqualTo("mtld:too-low");
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> new MtldFilter.Options("output", 0, 50))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min must be above 0 but was 0.0");
        assertThatThrownBy(() -> new MtldFilter.Options("output", 10, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("min-tokens must be 1 or more but was 0");
        assertThat(new MtldFilter.Options("output", 0.1, 1).minTokens()).isEqualTo(1);
    }
}
