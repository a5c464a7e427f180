package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameInputDifferentOutputFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "same-input-different-output";
    }

    @Override
    public SameInputDifferentOutputFilter filter() {
        return filter(false);
    }

    private static SameInputDifferentOutputFilter filter(boolean withoutInput) {
        return new SameInputDifferentOutputFilter(
                new SameInputDifferentOutputFilter.Options(withoutInput),
                List.of(
                        Verdicts.example("a", "Is it red?", "cherry", "yes"),
                        Verdicts.example("b", "Name a fruit.", "", "plum")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Is it red?", "cherry", "yes"), Example.of("Is it red?", "lime", "no"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Is it red? ", " cherry", "no"));
    }

    @Test
    void tellsTheFirstAnswer() {
        assertThat(Verdicts.rejection(filter(), unacceptable().get(0)))
                .contains(new Rejection(
                        "same-input-different-output:contradicts",
                        "instruction and input are those of the neighbour, output is not",
                        null,
                        new Neighbour("a", "yes")));
    }

    @Test
    void toAnotherSystemMessageAnotherAnswerMayBeRight() {
        var french = Example.of("Greet me.", "now", "Salut").with("system", "Speak French.");
        var filter = filter();
        filter.accepted(french.withId("f"));
        assertThat(Verdicts.reason(filter, french.with("output", "Hallo").with("system", "Speak German.")))
                .isEmpty();
        assertThat(Verdicts.reason(filter, french.with("output", "Hallo"))).isNotEmpty();
    }

    @Test
    void theFirstAcceptedAnswerStands() {
        var filter = filter();
        filter.accepted(Verdicts.example("c", "Is it red?", "lime", "no"));
        assertThat(Verdicts.reason(filter, Example.of("Is it red?", "lime", "no")))
                .isEmpty();
        assertThat(Verdicts.reason(filter, Example.of("Is it red?", "lime", "yes")))
                .isNotEmpty();
    }

    @Test
    void anInstructionWithoutInputMayHaveSeveralAnswersUnlessToldOtherwise() {
        var other = Example.of("Name a fruit.", "", "fig");
        assertThat(Verdicts.reason(filter(false), other)).isEmpty();
        assertThat(Verdicts.reason(filter(true), other)).isNotEmpty();
    }
}
