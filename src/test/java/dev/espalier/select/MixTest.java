package dev.espalier.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import dev.espalier.select.Mix.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MixTest {

    static Mix mix(
            Map<String, String> counts,
            Map<String, String> weights,
            Map<String, String> caps,
            @Nullable Integer total) {
        return new Mix(new Mix.Options(
                "category",
                new TreeMap<>(counts),
                new TreeMap<>(weights),
                new TreeMap<>(caps),
                total,
                Order.GIVEN,
                "score"));
    }

    /** So many of each category. */
    private static List<Example> set(int a, int b, int c) {
        var set = new ArrayList<Example>();
        for (int i = 0; i < a + b + c; i++) {
            set.add(Example.ofInstruction("i" + i)
                    .withId("e" + i)
                    .with("category", i < a ? "a" : i < a + b ? "b" : "c"));
        }
        return set;
    }

    private static String taken(Mix mix, List<Example> set) {
        var counts = new TreeMap<String, Integer>();
        mix.select(set, SeededRandom.of(5, "x"))
                .selected()
                .forEach(example -> counts.merge(example.text("category").orElse(""), 1, Integer::sum));
        return counts.toString();
    }

    @Test
    void countsAreAbsoluteAndNoStratumGivesMoreThanItHas() {
        assertThat(taken(mix(Map.of("a", "3", "b", "50"), Map.of(), Map.of(), null), set(10, 20, 30)))
                .isEqualTo("{a=3, b=20}");
    }

    @Test
    void weightsShareATotalOut() {
        assertThat(taken(mix(Map.of(), Map.of("a", "1", "b", "3"), Map.of(), 8), set(10, 20, 30)))
                .isEqualTo("{a=2, b=6}");
        assertThat(taken(mix(Map.of(), Map.of("a", "1", "b", "1", "c", "1"), Map.of(), 8), set(10, 20, 30)))
                .isEqualTo("{a=3, b=3, c=2}");
    }

    @Test
    void whatOneCannotGiveGoesToTheOthers() {
        assertThat(taken(mix(Map.of(), Map.of("a", "1", "b", "1"), Map.of(), 24), set(4, 30, 30)))
                .isEqualTo("{a=4, b=20}");
        assertThat(taken(mix(Map.of(), Map.of("a", "1", "b", "1"), Map.of("b", "7"), 24), set(4, 30, 30)))
                .isEqualTo("{a=4, b=7}");
    }

    @Test
    void withoutATotalTheScarcestDecides() {
        assertThat(taken(mix(Map.of(), Map.of("a", "1", "b", "2"), Map.of(), null), set(5, 30, 1)))
                .isEqualTo("{a=5, b=10}");
    }

    @Test
    void countsAndWeightsGoTogether() {
        assertThat(taken(mix(Map.of("c", "2"), Map.of("a", "1", "b", "1"), Map.of(), 6), set(10, 20, 30)))
                .isEqualTo("{a=3, b=3, c=2}");
    }

    @Test
    void capsAloneCutOff() {
        assertThat(taken(mix(Map.of(), Map.of(), Map.of("b", "4"), null), set(10, 20, 3)))
                .isEqualTo("{a=10, b=4, c=3}");
    }

    @Test
    void aCurriculumGoesFromEasyToHardWithUnknownOnesLast() {
        var set = List.of(
                Example.ofInstruction("x").withId("hard").with("score", 9L),
                Example.ofInstruction("x").withId("unknown"),
                Example.ofInstruction("x").withId("easy").with("score", 1L),
                Example.ofInstruction("x").withId("easy too").with("score", 1L));
        assertThat(ordered(Order.ASCENDING, set)).containsExactly("easy", "easy too", "hard", "unknown");
        assertThat(ordered(Order.DESCENDING, set)).containsExactly("hard", "easy", "easy too", "unknown");
        assertThat(ordered(Order.RANDOM, set)).containsExactlyInAnyOrder("easy", "easy too", "hard", "unknown");
    }

    private static List<String> ordered(Order order, List<Example> set) {
        var options = new Mix.Options("category", Map.of(), Map.of(), Map.of(), null, order, "score");
        return new Mix(options)
                .select(set, SeededRandom.of(1)).selected().stream()
                        .map(Example::id)
                        .toList();
    }

    @Test
    void everyShareAddsUp() {
        for (int total = 0; total < 40; total++) {
            var selection = mix(Map.of(), Map.of("a", "0.3", "b", "0.5", "c", "0.7"), Map.of(), total)
                    .select(set(10, 20, 30), SeededRandom.of(total));
            assertThat(selection.selected()).hasSize(total);
        }
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> mix(Map.of("a", "x"), Map.of(), Map.of(), null))
                .hasMessage("counts of \"a\" must be a whole number of 0 or more but was x");
        assertThatThrownBy(() -> mix(Map.of(), Map.of("a", "-0.5"), Map.of(), null))
                .hasMessage("weights of \"a\" must be a number of 0 or more but was -0.5");
        assertThatThrownBy(() -> mix(Map.of(), Map.of(), Map.of("a", "-1"), null))
                .hasMessage("caps of \"a\" must be a whole number of 0 or more but was -1");
    }
}
