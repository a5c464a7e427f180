package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.espalier.llm.LlmException.Kind;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RetryingModelTest {

    private static final Request REQUEST =
            new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    private final Logger logger = (Logger) LoggerFactory.getLogger(RetryingModel.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Duration> waits = new ArrayList<>();
    private final Deque<Object> script = new ArrayDeque<>();
    private long nanos = 1_000;
    private int calls;

    private final Time virtual = new Time() {
        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            waits.add(wait);
            nanos += wait.toNanos();
        }
    };

    /** Answers from the script; when only one entry is left, with that for ever. */
    private final LanguageModel scripted = new LanguageModel() {
        @Override
        public String id() {
            return "openai:m";
        }

        @Override
        public boolean readsOperation() {
            return true;
        }

        @Override
        public Reply reply(Request request) throws LlmException {
            calls++;
            var next = script.size() > 1 ? script.remove() : script.element();
            if (next instanceof LlmException failure) {
                throw failure;
            }
            return (Reply) next;
        }
    };

    @BeforeEach
    void listen() {
        logger.setAdditive(false);
        logger.addAppender(log);
        log.start();
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    void warnsOncePerWaitWithoutAnyText() throws Exception {
        script.addAll(List.of(throttled(7), new LlmException(Kind.TRANSIENT, "said the server"), Reply.of("oak")));

        patient(Duration.ofMinutes(10), 1).reply(REQUEST);

        assertThat(log.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly(
                        "[WARN] openai:m: THROTTLED; attempt 1 failed, waiting 7 s",
                        "[WARN] openai:m: TRANSIENT; attempt 2 failed, waiting 1 s");
    }

    @Test
    void aConnectionThatFailsIsToldInWords() throws Exception {
        var words = "ollama:m: connection refused; is Ollama running?";
        script.addAll(List.of(
                new LlmException(Kind.TRANSIENT, words, null, new ConnectException("refused")), Reply.of("oak")));

        patient(Duration.ofMinutes(10), 1).reply(REQUEST);

        assertThat(log.list)
                .extracting(ILoggingEvent::toString)
                .containsExactly("[WARN] " + words + "; attempt 1 failed, waiting 0.5 s");
    }

    private static final LlmException UNKNOWN = new LlmException(Kind.UNKNOWN_HOST, "openai:m: unknown host modles");

    @Test
    void aHostThatNoCallHasFoundIsTriedUntilItsNameIsLookedUpAnew() {
        script.add(UNKNOWN);

        assertThatThrownBy(() -> patient(Duration.ofMinutes(10), 1).reply(REQUEST))
                .hasMessage(
                        "openai:m: unknown host modles; gave up after 6 attempts over 12 s, for no call has found it");
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void lessPatienceHoldsForAnUnknownHostToo() {
        script.add(UNKNOWN);

        assertThatThrownBy(() -> patient(Duration.ZERO, 1).reply(REQUEST)).isInstanceOf(LlmException.class);
        assertThat(calls).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHostThatWasKnownAndVanishesIsWaitedFor(boolean answered) throws Exception {
        script.addAll(
                answered
                        ? List.of(Reply.of("oak"))
                        : List.of(new LlmException(Kind.TRANSIENT, "connection refused"), Reply.of("oak")));
        var model = patient(Duration.ofMinutes(10), 1);
        model.reply(REQUEST);
        script.clear();
        script.addAll(Collections.nCopies(20, UNKNOWN));
        script.add(Reply.of("elm"));

        assertThat(model.reply(REQUEST)).isEqualTo(Reply.of("elm"));
    }

    @Test
    void tellsOfEachFailureBeforeItAsksAgain() throws Exception {
        var charged = new LlmException(Kind.TRANSIENT, "it broke", null, null, true);
        script.addAll(List.of(throttled(1), charged, charged));
        var told = new ArrayList<LlmException>();

        assertThatThrownBy(() -> patient(Duration.ofSeconds(3), 1).reply(REQUEST, failure -> {
                    assertThat(told).hasSize(calls - 1);
                    told.add(failure);
                }))
                .isInstanceOfSatisfying(
                        LlmException.class,
                        failure -> assertThat(failure.mayBeCharged()).isTrue());
        assertThat(told).hasSize(calls - 1).contains(charged);
        assertThat(told.get(0).mayBeCharged()).isFalse();
    }

    @Test
    void asksOnceWhenThereIsAReply() throws Exception {
        script.add(Reply.of("oak"));
        var model = patient(Duration.ofMinutes(10), 1);

        assertThat(model.reply(REQUEST)).isEqualTo(Reply.of("oak"));
        assertThat(calls).isEqualTo(1);
        assertThat(model.retries()).isZero();
        assertThat(waits).isEmpty();
    }

    @Test
    void throwsAPermanentFailureAtOnceAsItIs() {
        var failure = new LlmException(Kind.PERMANENT, "the key was refused", Duration.ofSeconds(1), null);
        script.add(failure);

        assertThatThrownBy(() -> patient(Duration.ofMinutes(10), 1).reply(REQUEST))
                .isSameAs(failure);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void doublesItsWaitsUpToTheCap() throws Exception {
        for (int i = 0; i < 9; i++) {
            script.add(new LlmException(Kind.TRANSIENT, "503"));
        }
        script.add(Reply.of("oak"));
        var model = patient(Duration.ofMinutes(10), 1);

        assertThat(model.reply(REQUEST)).isEqualTo(Reply.of("oak"));
        assertThat(waits)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
        assertThat(model.retries()).isEqualTo(9);
    }

    @Test
    void waitsTheJitteredPartOfABackOff() throws Exception {
        script.addAll(List.of(transientFailure(), transientFailure(), Reply.of("oak")));

        patient(Duration.ofMinutes(10), 0.25).reply(REQUEST);

        assertThat(waits).extracting(Duration::toMillis).containsExactly(125L, 250L);
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        script.addAll(List.of(throttled(7), throttled(45), Reply.of("oak")));

        patient(Duration.ofMinutes(10), 0).reply(REQUEST);

        assertThat(waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(45));
    }

    @Test
    void backsOffWhereTheServerAsksForNoWaitAtAll() throws Exception {
        script.addAll(List.of(throttled(0), new LlmException(Kind.THROTTLED, "429"), Reply.of("oak")));

        patient(Duration.ofMinutes(10), 1).reply(REQUEST);

        assertThat(waits).extracting(Duration::toMillis).containsExactly(500L, 1000L);
    }

    @Test
    void waitsExactlyItsPatienceIfTheServerAsksForThat() throws Exception {
        script.addAll(List.of(throttled(60), Reply.of("oak")));

        assertThat(patient(Duration.ofSeconds(60), 1).reply(REQUEST)).isEqualTo(Reply.of("oak"));
    }

    @Test
    void givesUpAtOnceIfTheServerAsksForMoreThanItsPatience() {
        script.add(throttled(61));

        var failure = catchThrowableOfType(
                LlmException.class, () -> patient(Duration.ofSeconds(60), 1).reply(REQUEST));

        assertThat(failure)
                .hasMessage("429; the server asks to wait 61 s; gave up after 1 attempt (patience 60 s); "
                        + "try again later or with more patience");
        assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(61));
        assertThat(waits).isEmpty();
    }

    @Test
    void givesUpWhenItsPatienceIsExhausted() {
        script.add(transientFailure());

        var failure = catchThrowableOfType(
                LlmException.class, () -> patient(Duration.ofSeconds(10), 1).reply(REQUEST));

        assertThat(failure)
                .hasMessage("503; gave up after 6 attempts over 10 s (patience 10 s); "
                        + "try again later or with more patience");
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasCauseInstanceOf(LlmException.class);
        // The last wait is shortened, so that the last attempt is made when patience ends and not before.
        assertThat(waits).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 2500L);
    }

    @Test
    void countsTheTimeThatAttemptsTake() {
        LanguageModel slow = new LanguageModel() {
            @Override
            public String id() {
                return "openai:slow";
            }

            @Override
            public Reply reply(Request request) throws LlmException {
                nanos += Duration.ofSeconds(40).toNanos();
                throw transientFailure();
            }
        };
        var model = new RetryingModel(slow, Duration.ofSeconds(60), virtual, () -> 0);

        assertThatThrownBy(() -> model.reply(REQUEST)).hasMessageContaining("gave up after 3 attempts over 80 s");
    }

    @Test
    void asksOnceWithoutPatience() {
        script.add(transientFailure());

        assertThatThrownBy(() -> patient(Duration.ZERO, 1).reply(REQUEST))
                .hasMessage("503; gave up after 1 attempt (patience 0 s); try again later or with more patience");
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        script.add(transientFailure());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> patient(Duration.ofMinutes(10), 1).reply(REQUEST))
                .isInstanceOf(InterruptedException.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void stopsTheRealWaitWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Time.REAL.sleep(Duration.ofMinutes(10))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void neverWaitsLongerThanItsPatienceInAll() {
        var random = new Random(7);
        for (int run = 0; run < 500; run++) {
            waits.clear();
            script.clear();
            for (int i = 0; i < 200; i++) {
                script.add(random.nextInt(4) == 0 ? throttled(random.nextInt(40)) : transientFailure());
            }
            var patience = Duration.ofSeconds(random.nextInt(300));
            var model = new RetryingModel(scripted, patience, virtual, random::nextDouble);

            assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);

            var total = waits.stream().reduce(Duration.ZERO, Duration::plus);
            assertThat(total).isLessThanOrEqualTo(patience);
        }
    }

    @Test
    void isTheModelItWraps() {
        var model = patient(Duration.ZERO, 1);

        assertThat(model.id()).isEqualTo("openai:m");
        assertThat(model.readsOperation()).isTrue();
    }

    private RetryingModel patient(Duration patience, double jitter) {
        return new RetryingModel(scripted, patience, virtual, () -> jitter);
    }

    private static LlmException transientFailure() {
        return new LlmException(Kind.TRANSIENT, "503");
    }

    private static LlmException throttled(int seconds) {
        return new LlmException(Kind.THROTTLED, "429", Duration.ofSeconds(seconds), null);
    }
}
