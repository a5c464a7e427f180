package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactDuplicateFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "exact-duplicate";
    }

    @Override
    public ExactDuplicateFilter filter() {
        var filter = filter(true, "instruction", "input", "output");
        filter.accepted(Verdicts.example("x1", "Add", "1 1", "2"));
        return filter;
    }

    private static ExactDuplicateFilter filter(boolean normalise, String... fields) {
        return new ExactDuplicateFilter(new ExactDuplicateFilter.Options(List.of(fields), normalise), List.of());
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("Add", "1 1", "3"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of(" ADD", "1\n1", "2"));
    }

    @Test
    void tellsTheFirstThatAgrees() {
        var filter = filter();
        filter.accepted(Verdicts.example("x2", "ADD", "1 1", "2"));
        assertThat(Verdicts.rejection(filter, Example.of("add", "1 1", "2")))
                .contains(new Rejection(
                        "exact-duplicate:same",
                        "agrees with an earlier example in instruction, input, output",
                        null,
                        new Neighbour("x1", "Add")));
    }

    @Test
    void whatMovesFromOneFieldIntoTheNextDiffers() {
        var filter = filter(true, "instruction", "input");
        filter.accepted(Example.of("ab", "c", ""));
        filter.accepted(Example.of("1:a", "", ""));
        assertThat(Verdicts.reason(filter, Example.of("a", "bc", ""))).isEmpty();
        assertThat(Verdicts.reason(filter, Example.of("", "1:a", ""))).isEmpty();
        assertThat(Verdicts.reason(filter, Example.of("AB", "C", ""))).isNotEmpty();
    }

    @Test
    void acceptsWhatDiffersInOneField() {
        assertThat(Verdicts.reason(filter(), Example.of("Add!", "1 1", "2"))).isEmpty();
        assertThat(Verdicts.reason(filter(), Example.of("Add", "1 11", "2"))).isEmpty();
        assertThat(Verdicts.reason(filter(), Example.of("Add", "", "2"))).isEmpty();
    }

    @Test
    void doesNotMistakeOneFieldForAnother() {
        var filter = filter(true, "instruction", "input");
        filter.accepted(Example.of("a b", "c", ""));
        assertThat(Verdicts.reason(filter, Example.of("a", "b c", ""))).isEmpty();
    }

    @Test
    void comparesTheFieldsItIsToldToOnly() {
        var filter = filter(true, "instruction");
        filter.accepted(Example.of("Add", "1 1", "2"));
        assertThat(Verdicts.reason(filter, Example.of("add", "3 4", "7"))).isEqualTo("exact-duplicate:same");
    }

    @Test
    void disregardsHowAnAccentIsComposed() {
        var filter = filter(true, "instruction");
        filter.accepted(Example.ofInstruction("caf\u00e9"));
        filter.accepted(Example.ofInstruction("D\u0130\u015e"));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("CAFE\u0301"))).isEqualTo("exact-duplicate:same");
        assertThat(Verdicts.reason(filter, Example.ofInstruction("di\u0307s\u0327")))
                .isEqualTo("exact-duplicate:same");
        assertThat(Verdicts.reason(filter, Example.ofInstruction("cafe"))).isEmpty();
    }

    @Test
    void comparesWithoutRegardToTheLocale() {
        var filter = filter(true, "instruction");
        filter.accepted(Example.ofInstruction("TITLE"));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("title"))).isEqualTo("exact-duplicate:same");
    }

    @Test
    void regardsEverythingIfToldNotToNormalise() {
        var filter = filter(false, "instruction");
        filter.accepted(Example.ofInstruction("Add"));
        assertThat(Verdicts.reason(filter, Example.ofInstruction("add"))).isEmpty();
        assertThat(Verdicts.reason(filter, Example.ofInstruction("Add "))).isEmpty();
        assertThat(Verdicts.reason(filter, Example.ofInstruction("Add"))).isEqualTo("exact-duplicate:same");
    }

    @Test
    void tellsTwoTextsOfTheSameHashCodeApart() {
        var filter = filter(false, "instruction");
        filter.accepted(Example.ofInstruction("Aa"));
        assertThat("BB".hashCode()).isEqualTo("Aa".hashCode());
        assertThat(Verdicts.reason(filter, Example.ofInstruction("BB"))).isEmpty();
    }

    @Test
    void acceptsTheFirstOfTwoSiblingsThatAgree() {
        var filter = filter(true, "instruction");
        var siblings = List.of(
                Verdicts.example("s1", "One", "", ""),
                Verdicts.example("s2", "Two", "", ""),
                Verdicts.example("s3", "one", "", ""));
        assertThat(filter.judge(siblings))
                .containsExactly(
                        Verdict.ACCEPT,
                        Verdict.ACCEPT,
                        new Verdict.Reject(new Rejection(
                                "exact-duplicate:same",
                                "agrees with an earlier example in instruction",
                                null,
                                new Neighbour("s1", "One"))));
        assertThat(Verdicts.reason(filter, siblings.get(0))).isEmpty();
    }

    @Test
    void refusesAnEmptyList() {
        assertThatThrownBy(() -> filter(true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
