package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyFieldFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "empty-field";
    }

    @Override
    public EmptyFieldFilter filter() {
        return new EmptyFieldFilter(new EmptyFieldFilter.Options(List.of("instruction", "output")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Say hello", "", "Hello"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Say hello", "", " \n\u00a0"));
    }

    @Test
    void tellsTheFirstEmptyField() {
        Verdicts.assertRejects(
                filter(), Example.of("Say", "x", "\t"), "empty-field:empty", "output is empty", "output");
        Verdicts.assertRejects(
                filter(), Example.of("", "x", ""), "empty-field:empty", "instruction is empty", "instruction");
    }

    @Test
    void takesAMissingFieldForAnEmptyOne() {
        var filter = new EmptyFieldFilter(new EmptyFieldFilter.Options(List.of("topic")));
        assertThat(Verdicts.reason(filter, Example.of("a", "b", "c"))).isEqualTo("empty-field:empty");
        assertThat(Verdicts.reason(filter, Example.of("a", "b", "c").with("topic", 0L)))
                .isEmpty();
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> new EmptyFieldFilter.Options(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
