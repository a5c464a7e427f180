package dev.espalier.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.SeededRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every selector promises; each stands here with the reasons it may give and whether it makes new examples. */
final class SelectorContractTest {

    record Case(String name, Selector selector, List<String> reasons, boolean makes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> selectors() {
        return Stream.of(
                new Case("top-k", new TopK(new TopK.Options("score", 7, null, false)), TopK.REASONS, false),
                new Case("lowest", new TopK(new TopK.Options("score", null, 0.4, true)), TopK.REASONS, false),
                new Case(
                        "quota",
                        new Quota(new Quota.Options("category", 3, Quota.Pick.RANDOM, "score")),
                        Quota.REASONS,
                        false),
                new Case("diverse", DiverseTest.diverse(0.5, 8, "score"), Diverse.REASONS, false),
                new Case("mix", MixTest.mix(Map.of(), Map.of("a", "1", "b", "2"), Map.of(), null), Mix.REASONS, false),
                new Case("concatenate", new Concatenate(ConcatenateTest.options(2, 4, 60)), Concatenate.REASONS, true));
    }

    /** Some alike, some without a number, one without anything. */
    private static List<Example> set(long seed) {
        var random = SeededRandom.of(seed, "set");
        var words = List.of("sort", "the", "apples", "name", "a", "river", "count", "vowels", "in", "this");
        var set = new ArrayList<Example>();
        for (int i = 0; i < 40; i++) {
            var text = String.join(" ", random.sample(words, 1 + random.nextInt(6)));
            var example = Example.of(text, "", "out " + i)
                    .withId("e" + i)
                    .with("category", random.pick(List.of("a", "b", "c")));
            set.add(random.nextInt(5) == 0 ? example : example.with("score", (double) random.nextInt(10)));
        }
        set.add(Example.of("", "", "").withId("nothing"));
        return set;
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void saysTheSameOfTheSameSet(Case tested) {
        for (long seed = 0; seed < 5; seed++) {
            var first = tested.selector.select(set(seed), SeededRandom.of(seed));
            assertThat(tested.selector.select(set(seed), SeededRandom.of(seed))).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void everyExampleIsSelectedOrRejectedAndNeitherIsChanged(Case tested) {
        for (long seed = 0; seed < 5; seed++) {
            var set = set(seed);
            var selection = tested.selector.select(set, SeededRandom.of(seed));
            var rejected = selection.rejected().stream()
                    .map(Selector.Rejected::example)
                    .toList();
            var found = new ArrayList<>(rejected);
            if (tested.makes) {
                var parents = new HashSet<String>();
                selection
                        .selected()
                        .forEach(made -> parents.addAll(made.lineage().parents()));
                set.stream().filter(example -> parents.contains(example.id())).forEach(found::add);
                assertThat(selection.selected()).allMatch(made -> made.id().isEmpty());
            } else {
                found.addAll(selection.selected());
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(set);
        }
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void everyRejectionHasOneOfItsReasons(Case tested) {
        var selection = tested.selector.select(set(3), SeededRandom.of(1));
        assertThat(selection.rejected())
                .allSatisfy(
                        rejected -> assertThat(rejected.rejection().reason()).isIn(tested.reasons));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void nothingComesOfNothing(Case tested) {
        assertThat(tested.selector.select(List.of(), SeededRandom.of(1)))
                .isEqualTo(new Selector.Selection(List.of(), List.of()));
    }
}
