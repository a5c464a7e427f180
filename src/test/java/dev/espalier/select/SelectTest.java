package dev.espalier.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SelectTest {

    private static List<Example> scored(Object... scores) {
        var set = new ArrayList<Example>();
        for (var score : scores) {
            var id = "e" + set.size();
            set.add(Example.ofInstruction(id)
                    .withId(id)
                    .with("score", score)
                    .with("category", set.size() % 2 == 0 ? "x" : "y"));
        }
        return set;
    }

    private static String ids(Selector.Selection selection) {
        return String.join(" ", selection.selected().stream().map(Example::id).toList());
    }

    private static List<String> reasons(Selector.Selection selection) {
        return selection.rejected().stream()
                .map(rejected ->
                        rejected.example().id() + " " + rejected.rejection().reason())
                .toList();
    }

    private static Selector.Selection select(Selector selector, List<Example> set) {
        return selector.select(set, SeededRandom.of(1, "x"));
    }

    @Test
    void theHighestGoOnInTheirOrderAndOfEqualOnesTheFirst() {
        var selection = select(new TopK(new TopK.Options("score", 3, null, false)), scored(5L, 9L, 5.0, "7", 1L));
        assertThat(ids(selection)).isEqualTo("e0 e1 e3");
        assertThat(reasons(selection)).containsExactly("e2 top-k:too-low", "e4 top-k:too-low");
        assertThat(selection.rejected().get(0).rejection().value()).isEqualTo(5.0);
    }

    @Test
    void aShareIsRoundedDown() {
        assertThat(ids(select(new TopK(new TopK.Options("score", null, 0.59, false)), scored(1L, 2L, 3L, 4L, 5L))))
                .isEqualTo("e3 e4");
        assertThat(ids(select(new TopK(new TopK.Options("score", null, 0.6, true)), scored(1L, 2L, 3L, 4L, 5L))))
                .isEqualTo("e0 e1 e2");
        assertThat(ids(select(new TopK(new TopK.Options("score", null, 1.0, true)), scored(1L, 2L))))
                .isEqualTo("e0 e1");
        assertThat(ids(select(new TopK(new TopK.Options("score", 0, null, true)), scored(1L, 2L))))
                .isEmpty();
    }

    @Test
    void whatIsNoNumberIsRejected() {
        var selection = select(new TopK(new TopK.Options("score", 9, null, false)), scored("NaN", "high", "1e3", true));
        assertThat(ids(selection)).isEqualTo("e2");
        assertThat(reasons(selection))
                .containsExactly("e0 top-k:no-number", "e1 top-k:no-number", "e3 top-k:no-number");
    }

    @Test
    void aQuotaTakesTheFirstOrTheBestOfEachStratum() {
        var set = scored(1L, 2L, 3L, "none", 3L, 9L);
        assertThat(ids(select(new Quota(new Quota.Options("category", 2, Quota.Pick.FIRST, "score")), set)))
                .isEqualTo("e0 e1 e2 e3");
        var best = select(new Quota(new Quota.Options("category", 1, Quota.Pick.HIGHEST, "score")), set);
        assertThat(ids(best)).isEqualTo("e2 e5");
        assertThat(reasons(best)).contains("e3 quota:full", "e4 quota:full");
        assertThat(ids(select(new Quota(new Quota.Options("category", 1, Quota.Pick.RANDOM, "score")), set))
                        .split(" "))
                .hasSize(2);
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> new TopK.Options("score", null, null, false))
                .hasMessage("either count or share must be given");
        assertThatThrownBy(() -> new TopK.Options("score", null, 1.01, false))
                .hasMessage("share must be from 0 to 1 but was 1.01");
        assertThatThrownBy(() -> new TopK.Options("score", -1, null, false))
                .hasMessage("count must be 0 or more but was -1");
        assertThatThrownBy(() -> new Quota.Options("category", -1, Quota.Pick.FIRST, "score"))
                .hasMessage("count must be 0 or more but was -1");
    }
}
