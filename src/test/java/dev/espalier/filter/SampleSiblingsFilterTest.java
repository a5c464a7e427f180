package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleSiblingsFilterTest implements FilterContract {

    @Override
    public String kind() {
        return "sample-siblings";
    }

    @Override
    public SampleSiblingsFilter filter() {
        return filter(5, 42);
    }

    private static SampleSiblingsFilter filter(int max, long seed) {
        return new SampleSiblingsFilter(new SampleSiblingsFilter.Options(max), seed);
    }

    @Override
    public List<Example> acceptable() {
        return siblings("a", 5);
    }

    @Override
    public List<Example> unacceptable() {
        return siblings("a", 6);
    }

    private static List<Example> siblings(String family, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Verdicts.example(family + i, "Add", "1 " + i, "" + (1 + i)))
                .toList();
    }

    @Test
    void acceptsFiveOfSixAndRejectsOne() {
        assertThat(Verdicts.rejections(filter(), siblings("a", 6)))
                .containsExactly(new Rejection(
                        "sample-siblings:over-cap", "of 6 siblings a random sample of 5 is accepted", 6L));
    }

    @Test
    void drawsTheSameSampleForTheSameSeedAndIds() {
        var first = filter(3, 42).judge(siblings("a", 20));
        assertThat(filter(3, 42).judge(siblings("a", 20))).isEqualTo(first);
        assertThat(filter(3, 43).judge(siblings("a", 20))).isNotEqualTo(first);
        assertThat(filter(3, 42).judge(siblings("b", 20))).isNotEqualTo(first);
    }

    @Test
    void givesEverySiblingTheSameChance() {
        int[] accepted = new int[10];
        for (int seed = 0; seed < 2_000; seed++) {
            var verdicts = filter(3, seed).judge(siblings("a", 10));
            for (int i = 0; i < 10; i++) {
                accepted[i] += verdicts.get(i).equals(Verdict.ACCEPT) ? 1 : 0;
            }
        }
        // 600 each are expected; 100 more or less would be five standard deviations.
        assertThat(accepted).hasSize(10);
        assertThat(IntStream.of(accepted).sum()).isEqualTo(6_000);
        assertThat(IntStream.of(accepted)).allMatch(count -> count > 500 && count < 700);
    }

    @Test
    void refusesToAcceptNone() {
        assertThatThrownBy(() -> new SampleSiblingsFilter.Options(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max must be 1 or more but was 0");
    }
}
