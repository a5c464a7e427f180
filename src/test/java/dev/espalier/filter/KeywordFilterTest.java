package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordFilterTest implements FilterContract {

    private static final List<String> SELF_INSTRUCT = List.of(
            "image",
            "images",
            "graph",
            "graphs",
            "picture",
            "pictures",
            "file",
            "files",
            "map",
            "maps",
            "draw",
            "plot",
            "go to");

    @Override
    public String kind() {
        return "keywords";
    }

    @Override
    public KeywordFilter filter() {
        return new KeywordFilter(new KeywordFilter.Options("instruction", SELF_INSTRUCT));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.ofInstruction("Explain imagery in poems."));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.ofInstruction("Describe the image."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Imagine a plotter", "graphic mapping", "profiles", "drawing", "goes to", "go too"})
    void acceptsWordsThatMerelyHoldAKeyword(String instruction) {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction(instruction)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Draw a cat", "What is a PLOT?", "Please go to bed", "Tell me about maps", "(file)"})
    void rejectsKeywordsAtTheStartAtTheEndAndBeforePunctuation(String instruction) {
        assertThat(Verdicts.reason(filter(), Example.ofInstruction(instruction)))
                .isEqualTo("keywords:found");
    }

    @Test
    void tellsTheWordFound() {
        Verdicts.assertRejects(
                filter(),
                Example.ofInstruction("Go to the shop"),
                "keywords:found",
                "instruction holds \"go to\"",
                "go to");
    }

    @Test
    void searchesTheFieldItIsToldToOnly() {
        assertThat(Verdicts.reason(filter(), Example.of("Sum up", "an image", "a picture")))
                .isEmpty();
        var filter = new KeywordFilter(new KeywordFilter.Options("input", List.of("image")));
        assertThat(Verdicts.reason(filter, Example.of("Sum up", "an image", "")))
                .isEqualTo("keywords:found");
    }

    @Test
    void hasTheListOfSelfInstructForADefault() {
        assertThat(Defaults.of(KeywordFilter.Options.class, "words"))
                .isEqualTo("[" + String.join(", ", SELF_INSTRUCT) + "]");
    }

    @Test
    void refusesListsThatMakeNoSense() {
        assertThatThrownBy(() -> new KeywordFilter.Options("input", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words must hold at least one word but was empty");
        assertThatThrownBy(() -> new KeywordFilter.Options("input", List.of("a", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("words must hold no blank word but held one");
    }
}
