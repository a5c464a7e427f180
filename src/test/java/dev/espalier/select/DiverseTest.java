package dev.espalier.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import dev.espalier.text.RougeL;
import dev.espalier.text.RougeTokenizer;
import dev.espalier.text.Tokenization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiverseTest {

    static Diverse diverse(double threshold, @Nullable Integer count, String by) {
        return new Diverse(new Diverse.Options("instruction", threshold, count, by, Tokenization.ROUGE));
    }

    private static final List<Example> SET = List.of(
            Example.ofInstruction("name a red fruit").withId("a").with("score", 1L),
            Example.ofInstruction("name a green fruit").withId("b").with("score", 5L),
            Example.ofInstruction("count the vowels").withId("c").with("score", 3L),
            Example.ofInstruction("count the letters").withId("d").with("score", 4L));

    private static List<String> ids(Selector.Selection selection) {
        return selection.selected().stream().map(Example::id).toList();
    }

    @Test
    void theFirstOfThoseThatAreNearGoesOn() {
        var selection = diverse(0.7, null, "").select(SET, SeededRandom.of(1));
        assertThat(ids(selection)).containsExactly("a", "c", "d");
        var rejection = selection.rejected().get(0).rejection();
        assertThat(rejection.reason()).isEqualTo("diverse:too-near");
        assertThat(rejection.value()).isEqualTo(0.75);
        assertThat(rejection.neighbour()).isNotNull();
        assertThat(rejection.neighbour().id()).isEqualTo("a");
    }

    @Test
    void exactlyTheThresholdIsNotTooNear() {
        assertThat(ids(diverse(0.75, null, "").select(SET, SeededRandom.of(1)))).hasSize(4);
    }

    @Test
    void theHighestNumberComesFirstUntilThereAreEnough() {
        var selection = diverse(0.7, 2, "score").select(SET, SeededRandom.of(1));
        assertThat(ids(selection)).containsExactly("b", "d");
        assertThat(selection.rejected())
                .extracting(rejected -> rejected.rejection().reason())
                .containsExactly("diverse:enough", "diverse:enough");
    }

    @Test
    void noTwoSelectedAreNear() {
        var random = SeededRandom.of(4, "words");
        var set = new ArrayList<Example>();
        for (int i = 0; i < 200; i++) {
            set.add(Example.ofInstruction(String.join(" ", random.sample(List.of("a b c d e f g h".split(" ")), 5)))
                    .withId("e" + i));
        }
        var selected = diverse(0.6, null, "").select(set, SeededRandom.of(1)).selected();
        assertThat(selected).hasSizeGreaterThan(3);
        for (int i = 0; i < selected.size(); i++) {
            for (int k = 0; k < i; k++) {
                assertThat(RougeL.f1(
                                RougeTokenizer.tokens(selected.get(i).instruction()),
                                RougeTokenizer.tokens(selected.get(k).instruction())))
                        .isLessThanOrEqualTo(0.6);
            }
        }
    }
}
