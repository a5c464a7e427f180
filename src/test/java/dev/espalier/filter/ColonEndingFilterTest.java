package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColonEndingFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "colon-ending";
    }

    @Override
    public ColonEndingFilter filter() {
        return new ColonEndingFilter(new ColonEndingFilter.Options(List.of("input", "output")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Sum up:", "Text: one", ": two."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Sum up", "Text", "Here it is:\n"));
    }

    @Test
    void tellsTheFirstFieldThatEndsWithAColon() {
        Verdicts.assertRejects(
                filter(), Example.of("a", "b:", "c:"), "colon-ending:colon", "input ends with a colon", "input");
        Verdicts.assertRejects(
                filter(), Example.of("a", "b", ": "), "colon-ending:colon", "output ends with a colon", "output");
    }

    @Test
    void acceptsOtherEndings() {
        assertThat(Verdicts.reason(filter(), Example.of("a", "b;", "c:d"))).isEmpty();
        assertThat(Verdicts.reason(filter(), Example.of("a", "", ""))).isEmpty();
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> new ColonEndingFilter.Options(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
