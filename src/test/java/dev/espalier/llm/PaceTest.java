package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of a minute, as a server counts them that we cannot look into. */
final class PaceTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long MILLI = 1_000_000;

    /** What the server saw. */
    private record Arrival(long at, long tokens) {}

    /** What this process learns of a request: that it has left, or what came back. */
    private record Coming(long at, Pace.Sent sent, boolean isDeparture, long used) {}

    /** Callers that always want to send, a network that delivers at the worst of times, and a server that counts. */
    private static final class Simulation {

        private final Random random;
        private final Pace pace;
        private final int callers;
        private final long longestReply;
        private final PriorityQueue<Coming> coming = new PriorityQueue<>(Comparator.comparingLong(Coming::at));
        private final List<Arrival> arrivals = new ArrayList<>();
        private boolean hasColdStart;
        private int inFlight;

        Simulation(long seed, Pace pace, int callers, Duration longestReply) {
            this.random = new Random(seed);
            this.pace = pace;
            this.callers = callers;
            this.longestReply = longestReply.toNanos();
        }

        Simulation withColdStart() {
            hasColdStart = true;
            return this;
        }

        List<Arrival> run(Duration time) {
            for (long now = 0; now < time.toNanos(); ) {
                while (!coming.isEmpty() && coming.peek().at() <= now) {
                    learn(coming.remove());
                }
                long estimate = 500 + random.nextInt(1500);
                var sent = inFlight < callers ? pace.trySend(now, estimate) : null;
                if (sent != null) {
                    send(now, sent, estimate);
                    continue;
                }
                long woken = now + pace.nanosToWait(now, estimate) + random.nextInt((int) (2 * MILLI));
                now = coming.isEmpty()
                        ? woken
                        : Math.min(Math.max(woken, now + 1), coming.peek().at());
                now = inFlight == callers ? coming.peek().at() : now;
            }
            arrivals.sort(Comparator.comparingLong(Arrival::at));
            return arrivals;
        }

        private void send(long now, Pace.Sent sent, long estimate) {
            inFlight++;
            // A cold start takes seconds before the first request leaves.
            long left = now + (arrivals.size() < callers && hasColdStart ? 5000 * MILLI : 2 * MILLI);
            long back = left + 20 * MILLI + (long) (random.nextDouble() * (longestReply - 20 * MILLI));
            long latest = Math.min(back, left + Pace.ON_THE_WAY.toNanos());
            // Early and late by turns crowds more than anything in between.
            arrivals.add(new Arrival(random.nextBoolean() ? now : latest, estimate / 2));
            // Some adapters do not tell when a request has left.
            if (random.nextInt(4) > 0 || !hasColdStart) {
                coming.add(new Coming(left, sent, true, 0));
            }
            coming.add(new Coming(back, sent, false, random.nextInt(10) == 0 ? -1 : estimate / 2));
        }

        private void learn(Coming news) {
            if (news.isDeparture()) {
                pace.departed(news.sent(), news.at());
            } else {
                inFlight--;
                pace.cameBack(news.sent(), news.at(), news.used());
            }
        }
    }

    static Stream<Arguments> limits() {
        var cases = Stream.<Arguments>builder();
        for (long seed = 1; seed <= 4; seed++) {
            cases.add(Arguments.of(seed, 600, null, 64, Duration.ofMillis(60)));
            cases.add(Arguments.of(seed, 600, null, 256, Duration.ofSeconds(20)));
            cases.add(Arguments.of(seed, 5, null, 8, Duration.ofSeconds(3)));
            cases.add(Arguments.of(seed, 1, null, 3, Duration.ofSeconds(3)));
            cases.add(Arguments.of(seed, 6000, null, 512, Duration.ofSeconds(2)));
            cases.add(Arguments.of(seed, null, 300_000L, 64, Duration.ofSeconds(5)));
            cases.add(Arguments.of(seed, 400, 200_000L, 64, Duration.ofSeconds(5)));
        }
        return cases.build();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void noMinuteOfTheServerHoldsMoreThanTheLimit(
            long seed, @Nullable Integer requests, @Nullable Long tokens, int callers, Duration longestReply) {
        var arrivals = new Simulation(seed, new Pace(requests, tokens), callers, longestReply)
                .withColdStart()
                .run(Duration.ofMinutes(5));
        int first = 0;
        int most = 0;
        long sum = 0;
        long mostTokens = 0;
        for (int last = 0; last < arrivals.size(); last++) {
            sum += arrivals.get(last).tokens();
            while (arrivals.get(last).at() - arrivals.get(first).at() > MINUTE) {
                sum -= arrivals.get(first++).tokens();
            }
            most = Math.max(most, last - first + 1);
            mostTokens = Math.max(mostTokens, sum);
        }
        assertThat(most).isLessThanOrEqualTo(requests == null ? Integer.MAX_VALUE : requests);
        assertThat(mostTokens).isLessThanOrEqualTo(tokens == null ? Long.MAX_VALUE : tokens);
        assertThat(arrivals).hasSizeGreaterThanOrEqualTo(4);
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(Duration.ofMillis(60), 64, 0.995),
                Arguments.of(Duration.ofSeconds(2), 64, 0.97),
                Arguments.of(Duration.ofSeconds(40), 900, 0.97));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void theLimitIsMadeUseOfHoweverLongRepliesTake(Duration longestReply, int callers, double share) {
        var arrivals = new Simulation(7, new Pace(600, null), callers, longestReply).run(Duration.ofMinutes(10));
        assertThat(arrivals.size() / 6000.0).isBetween(share, 1.001);
    }

    @Test
    void requestsAreSpacedEvenlyFromTheFirstOn() {
        var pace = new Pace(60, null);
        assertThat(pace.trySend(0, 1)).isNotNull();
        assertThat(pace.trySend(999 * MILLI, 1)).isNull();
        assertThat(pace.nanosToWait(400 * MILLI, 1)).isEqualTo(600 * MILLI);
        assertThat(pace.trySend(1000 * MILLI, 1)).isNotNull();
    }

    @Test
    void aShortPauseIsCaughtUpWithAndALongOneIsNot() {
        var pace = new Pace(600, null);
        int sent = 0;
        for (long now = 0; now <= 100 * MILLI; now += 100 * MILLI) {
            sent += pace.trySend(now, 1) == null ? 0 : 1;
        }
        assertThat(sent).isEqualTo(2);
        long later = Duration.ofSeconds(30).toNanos();
        int atOnce = 0;
        while (pace.trySend(later, 1) != null) {
            atOnce++;
        }
        assertThat(atOnce)
                .as("what two seconds hold, and the one whose turn it is")
                .isEqualTo(21);
    }

    @Test
    void whatAReplyReallyUsedIsSetAgainstTheEstimate() {
        var pace = new Pace(null, 1000L);
        var first = pace.trySend(0, 900);
        assertThat(pace.trySend(0, 200)).isNull();
        pace.cameBack(first, MILLI, 800);
        assertThat(pace.trySend(2 * MILLI, 201)).isNull();
        var second = pace.trySend(2 * MILLI, 200);
        assertThat(second).isNotNull();
        pace.cameBack(second, 3 * MILLI, 500);
        long first60 = MINUTE + 52 * MILLI;
        assertThat(pace.trySend(first60, 501))
                .as("what was used in excess counts, too")
                .isNull();
        assertThat(pace.trySend(first60, 500)).isNotNull();
    }

    @Test
    void aRequestAboveTheLimitOfAMinuteIsSentAlone() {
        var pace = new Pace(null, 1000L);
        var sent = pace.trySend(0, 5000);
        assertThat(sent).isNotNull();
        assertThat(pace.nanosToWait(MILLI, 1)).as("nothing is known of it").isEqualTo(MINUTE + 50 * MILLI);
        pace.departed(sent, 0);
        assertThat(pace.trySend(MILLI, 1)).isNull();
        long left = MINUTE + 1550 * MILLI;
        assertThat(pace.nanosToWait(MILLI, 5000)).isEqualTo(left - MILLI);
        assertThat(pace.trySend(left, 5000)).isNotNull();
    }

    @Test
    void withoutLimitsNothingWaits() {
        var pace = new Pace(null, null);
        for (int i = 0; i < 10_000; i++) {
            assertThat(pace.trySend(0, Integer.MAX_VALUE)).isNotNull();
        }
    }
}
