package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvolutionFailedFilterTest implements FilterContract {

    private static final EvolutionFailedFilter FILTER = new EvolutionFailedFilter(
            new EvolutionFailedFilter.Options("parent", List.of("Rewritten Prompt", "#given"), 80, true));

    @Override
    public String kind() {
        return "evolution-failed";
    }

    @Override
    public Filter filter() {
        return FILTER;
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Name a fruit that floats.", "", "Apple").with("parent", "Name a fruit."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Name a fruit.", "", "Apple").with("parent", "Name a fruit."));
    }

    @ParameterizedTest
    @CsvSource({
        "Name a fruit., '', Apple, Name a fruit., evolution-failed:unchanged",
        "NAME  a fruit., '', Apple, Name a fruit., evolution-failed:unchanged",
        "Name a fruit., x, Apple, Name a fruit., ''",
        "The rewritten prompt: name a fruit., '', Apple, a, evolution-failed:copied-marker",
        "#Given# name a fruit., '', Apple, a, evolution-failed:copied-marker",
        "Rewrite this prompt., '', Apple, a, ''",
        "Name a fruit., '', 'Sorry, I cannot.', a, evolution-failed:sorry",
        "Name a fruit., '', 'A sorrysong.', a, ''",
        "Name a fruit., '', '...', a, evolution-failed:no-content",
        "Name a fruit., '', 'It is what you have.', a, evolution-failed:no-content",
        "Name a fruit., '', 'no', a, ''",
        "Name a fruit., '', '7', a, ''",
        "Name a fruit., '', '梅', a, ''",
    })
    void rejectsByTheRulesOfThePaper(String instruction, String input, String output, String parent, String reason) {
        var example = Example.of(instruction, input, output).with("parent", parent);
        assertThat(Verdicts.reason(FILTER, example)).isEqualTo(reason);
    }

    @Test
    void anApologyInALongAnswerIsPartOfIt() {
        var words = "word ".repeat(78);
        var parent = "a";
        assertThat(Verdicts.reason(FILTER, Example.of("b", "", "sorry " + words).with("parent", parent)))
                .isEqualTo("evolution-failed:sorry");
        assertThat(Verdicts.reason(
                        FILTER, Example.of("b", "", "sorry word " + words).with("parent", parent)))
                .isEmpty();
    }

    @Test
    void refusesABoundBelowZero() {
        assertThatThrownBy(() -> new EvolutionFailedFilter.Options("", List.of(), -1, true))
                .hasMessageContaining("sorry-words must be 0 or more");
    }

    /** A list of instructions alone may be rephrased, too. */
    @Test
    void asksForContentOnlyWhereItShould() {
        var empty = Example.of("Name a tree.", "", "");
        for (boolean needed : new boolean[] {true, false}) {
            var options = new EvolutionFailedFilter.Options("parent", List.of(), 0, needed);
            assertThat(new EvolutionFailedFilter(options).judge(empty).equals(Verdict.ACCEPT))
                    .isEqualTo(!needed);
        }
    }
}
