package dev.espalier.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every filter promises; the test of each filter implements it. */
interface FilterContract {

    /** Returns the name of the kind of filter. */
    String kind();

    /** Returns a new filter, in the state in which it gives the verdicts below. */
    Filter filter();

    /** Returns siblings (or one example without) that the filter accepts. */
    List<Example> acceptable();

    /** Returns siblings (or one example without) of which the filter rejects at least one. */
    List<Example> unacceptable();

    @Test
    default void acceptsWhatIsAcceptable() {
        assertThat(Verdicts.of(filter(), acceptable())).containsOnly(Verdict.ACCEPT);
    }

    @Test
    default void rejectsWithAReasonThatStartsWithItsKind() {
        var rejections = Verdicts.rejections(filter(), unacceptable());
        assertThat(rejections).isNotEmpty();
        assertThat(rejections).allSatisfy(rejection -> {
            assertThat(rejection.reason()).startsWith(kind() + ":");
            assertThat(rejection.detail()).isNotBlank();
        });
    }

    @Test
    default void measuresWhatItRejectsAsTheRejectionTells() {
        var filter = filter();
        for (var example : unacceptable()) {
            var measurements = filter.measure(example);
            if (!measurements.isEmpty() && filter.judge(example) instanceof Verdict.Reject reject) {
                assertThat(measurements).anySatisfy(measured -> {
                    assertThat(measured.value()).isEqualTo(reject.rejection().value());
                    assertThat(measured.neighbour())
                            .isEqualTo(reject.rejection().neighbour());
                });
            }
        }
        for (var example : acceptable()) {
            assertThat(filter.measure(example)).allSatisfy(measured -> {
                assertThat(measured.what()).isNotBlank();
                assertThat(measured.wanted()).isNotBlank();
            });
        }
    }

    @Test
    default void saysTheSameWhenAskedAgain() {
        var filter = filter();
        var accepting = Verdicts.of(filter, acceptable());
        var rejecting = Verdicts.of(filter, unacceptable());
        assertThat(Verdicts.of(filter, unacceptable())).isEqualTo(rejecting);
        assertThat(Verdicts.of(filter, acceptable())).isEqualTo(accepting);
        assertThat(Verdicts.of(filter, acceptable())).isEqualTo(accepting);
    }

    @Test
    default void doesNotRememberWhatItJudged() {
        var asked = filter();
        for (int i = 0; i < 3; i++) {
            Verdicts.of(asked, acceptable());
            Verdicts.of(asked, unacceptable());
        }
        // Once something is accepted, a filter that had remembered judgements would differ from a new one.
        for (var example : acceptable()) {
            asked.accepted(example);
        }
        var fresh = filter();
        for (var example : acceptable()) {
            fresh.accepted(example);
        }
        assertThat(Verdicts.of(asked, acceptable())).isEqualTo(Verdicts.of(fresh, acceptable()));
        assertThat(Verdicts.of(asked, unacceptable())).isEqualTo(Verdicts.of(fresh, unacceptable()));
    }

    @Test
    default void whatIsPreparedIsJudgedAndRememberedAlike() {
        var directly = filter();
        var prepared = filter();
        var examples = new ArrayList<>(acceptable());
        examples.addAll(unacceptable());
        var looks = examples.stream().map(prepared::prepare).toList();
        for (int i = 0; i < examples.size(); i++) {
            assertThat(looks.get(i).judge()).isEqualTo(directly.judge(examples.get(i)));
        }
        for (int i = 0; i < examples.size(); i++) {
            looks.get(i).accepted();
            directly.accepted(examples.get(i));
        }
        for (int i = 0; i < examples.size(); i++) {
            assertThat(looks.get(i).judge()).isEqualTo(directly.judge(examples.get(i)));
        }
    }

    @Test
    default void judgesSiblingsWithoutChangingThem() {
        var tags = new ArrayList<Object>(List.of("a", "b"));
        var siblings = new ArrayList<Example>();
        unacceptable().forEach(example -> siblings.add(example.with("tags", tags)));
        var before = List.copyOf(siblings);
        Verdicts.of(filter(), siblings);
        assertThat(siblings).isEqualTo(before);
        assertThat(tags).containsExactly("a", "b");
    }

    @Test
    default void judgesAnExampleWithNothingInIt() {
        var empty = new Example("e", "", "", "", Map.of(), unacceptable().get(0).lineage());
        assertThat(Verdicts.of(filter(), List.of(empty))).hasSize(1);
    }

    @Test
    default void saysTheSameOnSeveralThreadsUnlessItRemembers() {
        var filter = filter();
        if (filter.remembers()) {
            return;
        }
        var accepting = Verdicts.of(filter, acceptable());
        var rejecting = Verdicts.of(filter, unacceptable());
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> i % 2 == 0
                                ? Verdicts.of(filter, acceptable()).equals(accepting)
                                : Verdicts.of(filter, unacceptable()).equals(rejecting)))
                .containsOnly(true);
    }
}
