package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.model.Rejection.Neighbour;
import dev.espalier.text.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinHashFilterTest implements FilterContract {

    private static final String SEED = "the quick brown fox jumps over the lazy dog again";

    @Override
    public String kind() {
        return "minhash";
    }

    @Override
    public MinHashFilter filter() {
        return new MinHashFilter(options(0.5, 3), List.of(new Neighbour("seed-1", SEED)));
    }

    private static MinHashFilter.Options options(double threshold, int shingle) {
        return new MinHashFilter.Options("output", threshold, shingle, Tokenization.UNICODE);
    }

    @Override
    public List<Example> acceptable() {
        return List.of(Example.of("x", "", "the quick brown fox sleeps under the old oak tree"));
    }

    @Override
    public List<Example> unacceptable() {
        return List.of(Example.of("x", "", "The quick brown fox jumps over the lazy dog."));
    }

    @Test
    void tellsTheNearestWithItsSimilarity() {
        // Seven shingles of three, all among the eight of the seed.
        assertThat(Verdicts.rejection(filter(), unacceptable().get(0)))
                .contains(new Rejection(
                        "minhash:too-near",
                        "similarity of output with the neighbour, by shingles of 3, is above 0.5",
                        7 / 8.0,
                        new Neighbour("seed-1", SEED)));
    }

    @Test
    void acceptsExactlyTheThreshold() {
        var exactly = new MinHashFilter(options(7 / 8.0, 3), List.of(new Neighbour("seed-1", SEED)));
        assertThat(Verdicts.reason(exactly, unacceptable().get(0))).isEmpty();
        var below = new MinHashFilter(options(0.87, 3), List.of(new Neighbour("seed-1", SEED)));
        assertThat(Verdicts.reason(below, unacceptable().get(0))).isEqualTo("minhash:too-near");
    }

    @Test
    void comparesWithWhatWasAccepted() {
        var filter = filter();
        var example = Verdicts.example("x1", "", "", "an entirely new sentence about something else");
        assertThat(Verdicts.reason(filter, example)).isEmpty();
        filter.accepted(example);
        assertThat(Verdicts.rejection(filter, example).map(Rejection::neighbour))
                .contains(new Neighbour("x1", example.output()));
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> options(0.09, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold must be from 0.1 to 1 but was 0.09");
        assertThatThrownBy(() -> options(1.01, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> options(0.5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shingle-tokens must be from 1 to 20 but was 0");
        assertThatThrownBy(() -> options(0.5, 21)).isInstanceOf(IllegalArgumentException.class);
        assertThat(options(0.1, 1).threshold()).isEqualTo(0.1);
        assertThat(options(1, 20).threshold()).isEqualTo(1);
    }
}
