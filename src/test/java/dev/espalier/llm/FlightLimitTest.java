package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many requests are in flight to a server that sometimes says that it is too much. */
final class FlightLimitTest {

    private static List<Long> take(FlightLimit limit, int count) {
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < count && limit.hasRoom(); i++) {
            numbers.add(limit.take());
        }
        return numbers;
    }

    @Test
    void withoutABoundThereIsAlwaysRoom() {
        assertThat(take(new FlightLimit(null), 5000)).hasSize(5000);
    }

    @Test
    void neverMoreAreInFlightThanTheBound() {
        var limit = new FlightLimit(8);
        assertThat(take(limit, 9)).hasSize(8);
        for (int i = 0; i < 100; i++) {
            limit.succeeded();
            assertThat(take(limit, 9)).hasSize(1);
        }
        assertThat(limit.inFlight()).isEqualTo(8);
    }

    @Test
    void aRefusalHalvesWhatIsInFlightAndTheOthersOfItsFlightHalveItNoFurther() {
        for (var limit : List.of(new FlightLimit(null), new FlightLimit(64))) {
            var numbers = take(limit, 64);
            numbers.forEach(limit::refused);
            assertThat(limit.limit()).isEqualTo(32);
            assertThat(limit.inFlight()).isZero();
            var next = take(limit, 64);
            assertThat(next).hasSize(32);
            next.forEach(limit::refused);
            assertThat(limit.limit()).isEqualTo(16);
        }
    }

    @Test
    void oneIsAlwaysLetThrough() {
        var limit = new FlightLimit(4);
        for (int i = 0; i < 10; i++) {
            limit.refused(limit.take());
        }
        assertThat(limit.limit()).isEqualTo(1);
        assertThat(limit.hasRoom()).isTrue();
    }

    @Test
    void oneMoreIsLetThroughAfterAsManyRepliesAsMayBeInFlight() {
        var limit = new FlightLimit(64);
        take(limit, 32).forEach(limit::refused);
        assertThat(limit.limit()).isEqualTo(16);
        take(limit, 16).forEach(number -> limit.succeeded());
        assertThat(limit.limit()).as("only those count that made use of it").isLessThan(16.2);
        for (int round = 0; round < 16; round++) {
            take(limit, 64);
            limit.succeeded();
        }
        assertThat(limit.limit()).isBetween(16.9, 17.1);
    }

    @Test
    void anyOtherEndGivesThePlaceBackAndNothingElse() {
        var limit = new FlightLimit(2);
        take(limit, 2);
        limit.leave();
        assertThat(limit.hasRoom()).isTrue();
        assertThat(limit.limit()).isEqualTo(2);
    }
}
