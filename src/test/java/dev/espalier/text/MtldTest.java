package dev.espalier.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MtldTest {

    @Test
    void endsAFactorWhereTheShareFallsBelowTheThreshold() {
        // Forwards the shares are 1, 1, 1, 1, 0.8, 0.667: one factor. Backwards they are 1, 1, 1, 0.75, 0.6: one
        // factor, and a
        // rest of one token, which has gone no part of the way.
        assertThat(of(List.of("of", "the", "people", "by", "the", "people"))).isEqualTo(6);
    }

    @Test
    void countsTheRestAsAPartOfTheWay() {
        // Four of five are different either way: 0.2 of the 0.28 to the threshold.
        var tokens = List.of("a", "b", "c", "d", "a");
        assertThat(of(tokens)).isEqualTo(5 / (0.2 / 0.28), within(1e-12));
    }

    @Test
    void isTwoForOneWordRepeated() {
        assertThat(of(Collections.nCopies(100, "a"))).isEqualTo(2);
    }

    @Test
    void isInfiniteWithoutARepetitionAndZeroWithoutTokens() {
        assertThat(of(List.of("a", "b", "c"))).isInfinite();
        assertThat(of(List.of())).isZero();
    }

    private static double of(List<String> tokens) {
        return Mtld.of(tokens.stream().mapToLong(TextHash::of).toArray());
    }
}
