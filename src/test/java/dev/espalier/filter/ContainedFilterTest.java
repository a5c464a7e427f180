package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainedFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "contained";
    }

    @Override
    public ContainedFilter filter() {
        return new ContainedFilter(new ContainedFilter.Options("output", "instruction"));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Name the capital.", "France", "Paris"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("Say that the capital  is PARIS.", "", " paris"));
    }

    @Test
    void nothingStandsInNothingAndAnEmptyFieldNowhere() {
        assertThat(filter().judge(Example.of("Name it.", "", "  "))).isEqualTo(Verdict.ACCEPT);
        assertThat(filter().judge(Example.of("", "", "x"))).isEqualTo(Verdict.ACCEPT);
        assertThat(filter().judge(Example.of("x", "", "x"))).isNotEqualTo(Verdict.ACCEPT);
    }
}
