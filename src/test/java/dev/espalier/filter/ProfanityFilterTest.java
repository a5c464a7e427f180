package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfanityFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "profanity";
    }

    @Override
    public ProfanityFilter filter() {
        return new ProfanityFilter(
                new ProfanityFilter.Options(List.of("instruction", "output"), List.of("darn", "坏话")));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(output("Darning socks"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(output("Well, DARN it"));
    }

    private static Example output(String text) {
        return Example.of("x", "", text);
    }

    private static String reasonOf(ProfanityFilter filter, String output) {
        return Verdicts.reason(filter, output(output));
    }

    @Test
    void tellsTheWordOfTheList() {
        Verdicts.assertRejects(
                filter(), output("Well, DARN it"), "profanity:found", "output holds word 1 of the list", "darn");
        Verdicts.assertRejects(filter(), output("这是坏话吗"), "profanity:found", "output holds word 2 of the list", "坏话");
    }

    @Test
    void searchesTheFieldsItIsToldTo() {
        assertThat(Verdicts.reason(filter(), Example.of("darn!", "", ""))).isEqualTo("profanity:found");
        assertThat(Verdicts.reason(filter(), Example.of("x", "darn!", ""))).isEmpty();
    }

    @Test
    void refusesListsThatMakeNoSense() {
        assertThatThrownBy(() -> new ProfanityFilter.Options(List.of("output"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words must hold at least one word but was empty");
        assertThatThrownBy(() -> new ProfanityFilter.Options(List.of("output"), List.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words must hold no blank word but held one");
        assertThatThrownBy(() -> new ProfanityFilter.Options(List.of(), List.of("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields must hold at least one field but was empty");
    }
}
