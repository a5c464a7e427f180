package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.text.Tokenization;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NgramDecontaminateFilterTest implements FilterContract {

    /** Forty tokens, w1 to w40, and twenty, v1 to v20. */
    private static final Neighbour LONG = new Neighbour("bench.jsonl:1", words("w", 1, 40));

    private static final Neighbour SHORT = new Neighbour("bench.jsonl:2", words("v", 1, 20));

    @Override
    public String kind() {
        return "ngram-decontaminate";
    }

    @Override
    public NgramDecontaminateFilter filter() {
        return new NgramDecontaminateFilter(options(13, 8, 0.5), List.of(LONG, SHORT, new Neighbour("b:3", "a b c")));
    }

    private static NgramDecontaminateFilter.Options options(int longRun, int shortRun, double share) {
        return new NgramDecontaminateFilter.Options(
                List.of("instruction", "input", "output"), longRun, shortRun, share, Tokenization.UNICODE);
    }

    private static String words(String prefix, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> prefix + i).collect(Collectors.joining(" "));
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("x", "", words("w", 5, 16)));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("x", "", words("w", 5, 17)));
    }

    @Test
    void tellsTheItemOfALongRun() {
        assertThat(Verdicts.rejection(filter(), unacceptable().get(0)))
                .contains(new Rejection(
                        "ngram-decontaminate:long-run",
                        "output has a run of 13 tokens in common with the neighbour",
                        13L,
                        LONG));
    }

    @Test
    void acceptsHalfOfAnItemAndRejectsMore() {
        // Ten of twenty tokens in runs of eight, then eleven.
        assertThat(Verdicts.reason(filter(), Example.of(words("v", 3, 12), "", "")))
                .isEmpty();
        assertThat(Verdicts.rejection(filter(), Example.of(words("v", 3, 13), "", "")))
                .contains(new Rejection(
                        "ngram-decontaminate:share",
                        "instruction holds more than 0.5 of the neighbour's tokens in runs of 8",
                        11 / 20.0,
                        SHORT));
    }

    @Test
    void addsUpRunsThatStandApart() {
        var text = words("v", 13, 20) + " between " + words("v", 1, 8);
        assertThat(Verdicts.rejection(filter(), Example.of("x", text, "")).map(Rejection::value))
                .contains(16 / 20.0);
    }

    @Test
    void countsTheItemsItCannotFind() {
        assertThat(filter().itemsTooShort()).isEqualTo(1);
        assertThat(Verdicts.reason(filter(), Example.ofInstruction("a b c"))).isEmpty();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatThrownBy(() -> options(7, 8, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("long-run must be short-run (8) or more but was 7");
        assertThatThrownBy(() -> options(13, 0, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("short-run must be 1 or more but was 0");
        assertThatThrownBy(() -> options(13, 8, 1.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-share must be from 0 to 1 but was 1.1");
        assertThat(options(8, 8, 1).maxShare()).isEqualTo(1);
    }
}
