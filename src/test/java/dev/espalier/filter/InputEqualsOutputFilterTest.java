package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputEqualsOutputFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "input-equals-output";
    }

    @Override
    public InputEqualsOutputFilter filter() {
        return new InputEqualsOutputFilter(new InputEqualsOutputFilter.Options());
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Shout", "hello", "HELLO"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Shout", "hello", " hello\n"));
    }

    @Test
    void tellsThatTheyAreEqual() {
        assertThat(Verdicts.rejection(filter(), Example.of("Shout", "hello", "hello")))
                .contains(new Rejection("input-equals-output:equal", "output repeats input"));
    }

    @Test
    void regardsCaseAndInnerWhiteSpace() {
        assertThat(Verdicts.reason(filter(), Example.of("x", "a b", "a  b"))).isEmpty();
        assertThat(Verdicts.reason(filter(), Example.of("x", "a b", "A b"))).isEmpty();
    }

    @Test
    void takesTwoEmptyTextsForEqual() {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("x"))).isEqualTo("input-equals-output:equal");
        assertThat(Verdicts.reason(filter(), Example.of("x", "", "y"))).isEmpty();
    }
}
