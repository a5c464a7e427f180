package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContradictingInstancesFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "contradicting-instances";
    }

    @Override
    public ContradictingInstancesFilter filter() {
        return new ContradictingInstancesFilter(new ContradictingInstancesFilter.Options());
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Add", "1 1", "2"), Example.of("Add", "1 2", "3"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Add", "1 1", "2"), Example.of("Add", "1 1", "3"));
    }

    @Test
    void rejectsAllSiblingsEvenThoseThatDoNotContradict() {
        var siblings =
                List.of(Example.of("Add", "2 2", "4"), Example.of("Add", "1 1", "2"), Example.of("Add", " 1 1", "11"));
        var rejection = new Verdict.Reject(new Rejection(
                "contradicting-instances:same-input",
                "instances of the instruction answer one input differently",
                "1 1"));
        assertThat(filter().judge(siblings)).containsExactly(rejection, rejection, rejection);
    }

    @Test
    void acceptsDifferentOutputsWithoutInput() {
        assertThat(filter().judge(List.of(Example.of("Joke", "", "a"), Example.of("Joke", " ", "b"))))
                .containsOnly(Verdict.ACCEPT)
                .hasSize(2);
    }

    @Test
    void acceptsTheSameInstanceTwice() {
        assertThat(filter().judge(List.of(Example.of("Add", "1 1", "2"), Example.of("Add", "1 1", "2 "))))
                .containsOnly(Verdict.ACCEPT)
                .hasSize(2);
    }

    @Test
    void judgesEachInstructionForItself() {
        var verdicts = filter().judge(List.of(
                Example.of("Add", "1 1", "2"),
                Example.of("Multiply", "1 1", "1"),
                Example.of("Add", "1 1", "3"),
                Example.of("Multiply", "2 2", "4")));
        assertThat(verdicts).extracting(Verdict.ACCEPT::equals).containsExactly(false, true, false, true);
    }

    @Test
    void acceptsAnExampleWithoutSiblings() {
        assertThat(filter().judge(Example.of("Add", "1 1", "2"))).isEqualTo(Verdict.ACCEPT);
    }

    @Test
    void judgesNoSiblings() {
        assertThat(filter().judge(List.of())).isEmpty();
    }
}
