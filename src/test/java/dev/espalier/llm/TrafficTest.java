package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.LlmException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model with everything around it that keeps limits and asks again. */
final class TrafficTest {

    private static final Request REQUEST =
            new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    private final VirtualTime time = new VirtualTime();
    private final Queue<LlmException> failures = new ArrayDeque<>();
    private final List<Duration> sentAt = new ArrayList<>();

    private final LanguageModel server = new LanguageModel() {
        @Override
        public String id() {
            return "openai:m";
        }

        @Override
        public Reply reply(Request request) throws LlmException {
            sentAt.add(time.passed());
            var failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return Reply.of("oak");
        }
    };

    private static LlmException throttled(@Nullable Integer seconds) {
        return new LlmException(
                Kind.THROTTLED, "openai:m: 429", seconds == null ? null : Duration.ofSeconds(seconds), null);
    }

    private RegulatedModel regulated(Duration patience) {
        return new RegulatedModel(server, new TrafficLimits(null, null, null, patience), new Pace(null, null), time);
    }

    @Test
    void everyAttemptIsPaced() throws Exception {
        failures.add(throttled(null));
        var model = Traffic.regulate(List.of(server), new TrafficLimits(6, null, null, Duration.ofMinutes(10)), time);
        model.reply(REQUEST);
        model.reply(REQUEST);
        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void aServerThatAsksForTimeGetsItFromAllCalls() throws Exception {
        var model = regulated(Duration.ofMinutes(10));
        failures.add(throttled(20));
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        time.pass(Duration.ofSeconds(5));
        model.reply(REQUEST);
        model.reply(REQUEST);
        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    @Test
    void aServerWhoseLimitIsUsedUpIsLeftAloneUntilOneMoreIsAllowed() throws Exception {
        try (var http = new StubServer()) {
            var usedUp = Map.of(
                    "x-ratelimit-limit-requests", "60",
                    "x-ratelimit-remaining-requests", "0",
                    "x-ratelimit-reset-requests", "1m0s");
            http.reply(new StubServer.Scripted(200, usedUp, "{\"choices\":[{\"message\":{\"content\":\"oak\"}}]}"));
            http.reply(200, "{\"choices\":[{\"message\":{\"content\":\"fir\"}}]}");
            var endpoint = new Endpoint(http.url(), null, null, Map.of(), Duration.ofSeconds(20));
            var model = new RegulatedModel(
                    new OpenAiModel("m", endpoint, Clock.systemUTC()),
                    TrafficLimits.DEFAULT,
                    new Pace(null, null),
                    time);

            assertThat(model.reply(REQUEST).text()).isEqualTo("oak");
            assertThat(time.waits()).isEmpty();
            assertThat(model.reply(REQUEST).text()).isEqualTo("fir");
            assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
        }
    }

    /** Holds its first call until it is told to go on. */
    private static final class Held implements LanguageModel {

        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final @Nullable LlmException first;
        private final AtomicInteger asked = new AtomicInteger();

        Held(@Nullable LlmException first) {
            this.first = first;
        }

        @Override
        public String id() {
            return "openai:m";
        }

        @Override
        public Reply reply(Request request) throws LlmException, InterruptedException {
            if (asked.incrementAndGet() == 1) {
                entered.countDown();
                open.await();
                if (first != null) {
                    throw first;
                }
            }
            return Reply.of("oak");
        }
    }

    @Test
    void aCallThatWaitsForAServerWhichAsksForTimeGoesToAnother() throws Exception {
        var busy = new Held(throttled(300));
        var idle = new Held(null);
        var model =
                Traffic.regulate(List.of(busy, idle), new TrafficLimits(null, null, 1, Duration.ofMinutes(10)), time);
        var first = CompletableFuture.supplyAsync(() -> text(model), THREADS);
        busy.entered.await();
        var second = CompletableFuture.supplyAsync(() -> text(model), THREADS);
        idle.entered.await();
        var waiting = new Thread(() -> text(model));
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        idle.open.countDown();
        assertThat(second.get()).isEqualTo("oak");
        busy.open.countDown();
        assertThat(first.get()).isEqualTo("oak");
        waiting.join();
        assertThat(idle.asked).hasValue(3);
        assertThat(time.passed()).isLessThan(Duration.ofSeconds(300));
    }

    @Test
    void whereAllServersAskForTimeTheShortestIsWaited() throws Exception {
        failures.add(throttled(20));
        failures.add(throttled(50));
        var model = Traffic.regulate(
                List.of(server, server), new TrafficLimits(null, null, null, Duration.ofMinutes(10)), time);
        assertThat(model.reply(REQUEST).text()).isEqualTo("oak");
        assertThat(sentAt).hasSize(3);
        assertThat(sentAt.get(2)).isBetween(Duration.ofSeconds(20), Duration.ofMillis(20_500));
    }

    private static final Executor THREADS = task -> new Thread(task).start();

    private static String text(LanguageModel model) {
        try {
            return model.reply(REQUEST).text();
        } catch (LlmException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,true", "3,false"})
    void aReplyWhoseTextIsNotCountedWeighsWhatWasEstimated(int counted, boolean waits) throws Exception {
        try (var http = new StubServer()) {
            http.otherwise(request -> StubServer.Scripted.ok("{\"choices\":[{\"message\":{\"content\":\"oak\"}}],"
                    + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":" + counted + "}}"));
            var endpoint = new Endpoint(http.url(), null, null, Map.of(), Duration.ofSeconds(20));
            var model = new RegulatedModel(
                    new OpenAiModel("m", endpoint, Clock.systemUTC()),
                    TrafficLimits.DEFAULT,
                    new Pace(null, TokenEstimate.about(REQUEST) + 5),
                    time);
            model.reply(REQUEST);
            model.reply(REQUEST);
            assertThat(time.passed()).isEqualTo(waits ? Duration.ofMillis(60_050) : Duration.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "429"})
    void aWaitWithoutEndIsNoBug(int status) throws Exception {
        try (var http = new StubServer()) {
            var never = Map.of(
                    "anthropic-ratelimit-requests-remaining", "0",
                    "anthropic-ratelimit-requests-reset", "9999-12-31T23:59:59Z",
                    "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT");
            http.reply(new StubServer.Scripted(status, never, "{\"choices\":[{\"message\":{\"content\":\"oak\"}}]}"));
            var endpoint = new Endpoint(http.url(), null, null, Map.of(), Duration.ofSeconds(20));
            var server = new OpenAiModel("m", endpoint, Clock.systemUTC());
            var model = Traffic.regulate(List.of(server), TrafficLimits.DEFAULT, time);
            if (status == 200) {
                assertThat(model.reply(REQUEST).text()).isEqualTo("oak");
            }
            assertThatThrownBy(() -> model.reply(REQUEST))
                    .hasMessageContaining("; the server asks to wait ")
                    .isInstanceOf(LlmException.class);
        }
    }

    @Test
    void theLongestWaitAskedForCounts() throws Exception {
        var model = regulated(Duration.ofMinutes(10));
        failures.add(throttled(20));
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        failures.add(throttled(1));
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        model.reply(REQUEST);
        assertThat(sentAt).containsExactly(Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(21));
    }

    @Test
    void aWaitLongerThanPatienceIsToldToAllCallsAndNobodyWaits() {
        var model = regulated(Duration.ofSeconds(60));
        failures.add(throttled(61));
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOfSatisfying(LlmException.class, told -> {
            assertThat(told.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(told).hasMessage("openai:m: 429");
            assertThat(told.retryAfter()).contains(Duration.ofSeconds(61));
        });
        assertThat(time.waits()).isEmpty();
        assertThat(sentAt).hasSize(1);
    }

    @Test
    void aWaitLongerThanPatienceIsGivenUpAtOnceWithWhatTheServerSaid() {
        failures.add(throttled(601));
        var model = Traffic.regulate(List.of(server), TrafficLimits.DEFAULT, time);
        assertThatThrownBy(() -> model.reply(REQUEST))
                .hasMessage("openai:m: 429; the server asks to wait 601 s; gave up after 1 attempt (patience 600 s);"
                        + " try again later or with more patience");
    }

    @Test
    void aServerThatAsksForMoreThanPatienceDoesNotStopAModelThatAnotherServerOffers() throws Exception {
        LanguageModel gone = new LanguageModel() {
            @Override
            public String id() {
                return "openai:m";
            }

            @Override
            public Reply reply(Request request) throws LlmException {
                throw throttled(3600);
            }
        };
        var model = Traffic.regulate(List.of(gone, server), TrafficLimits.DEFAULT, time);
        for (int i = 0; i < 20; i++) {
            assertThat(model.reply(REQUEST)).isEqualTo(Reply.of("oak"));
        }
        assertThat(time.passed()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void neverMoreAreInFlightThanTheModelAllowsWhateverTheRunAsksFor() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        LanguageModel slow = new LanguageModel() {
            @Override
            public String id() {
                return "openai:m";
            }

            @Override
            public Reply reply(Request request) throws InterruptedException {
                most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                Thread.sleep(1);
                inFlight.decrementAndGet();
                return Reply.of("oak");
            }
        };
        var model = Traffic.regulate(List.of(slow), new TrafficLimits(null, null, 4, Duration.ZERO), Time.REAL);
        var threads = Executors.newFixedThreadPool(32);
        try {
            var replies = new ArrayList<Future<Reply>>();
            for (int i = 0; i < 400; i++) {
                replies.add(threads.submit(() -> model.reply(REQUEST)));
            }
            for (var reply : replies) {
                assertThat(reply.get()).isEqualTo(Reply.of("oak"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isEqualTo(4);
    }

    @Test
    void aCallThatWaitsInLineEndsWhenInterrupted() {
        var model = regulated(Duration.ofMinutes(10));
        failures.add(throttled(20));
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(InterruptedException.class);
        assertThat(sentAt).hasSize(1);
    }
}
