package dev.espalier.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.LlmException.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One model behind several servers, some of them sick. */
final class BalancedModelTest {

    private static final Request REQUEST =
            new Request(List.of(Message.user("x")), Sampling.DEFAULT, new Operation("respond", Map.of()));

    /** Answers with its name, or fails as it is told to. */
    private static final class Server implements LanguageModel {

        private final String name;
        private @Nullable LlmException failure;
        private final Queue<CountDownLatch> held = new ArrayDeque<>();
        private int asked;

        Server(String name) {
            this.name = name;
        }

        @Override
        public String id() {
            return "openai:m";
        }

        @Override
        public Reply reply(Request request) throws LlmException, InterruptedException {
            asked++;
            var latch = held.poll();
            if (latch != null) {
                latch.await();
            }
            if (failure != null) {
                throw failure;
            }
            return Reply.of(name);
        }
    }

    private final VirtualTime time = new VirtualTime();
    private final Server one = new Server("one");
    private final Server two = new Server("two");
    private final BalancedModel model = new BalancedModel(List.of(one, two), time);

    private void failToAsk(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> model.reply(REQUEST)).isInstanceOf(LlmException.class);
        }
    }

    /** Fails every call that goes to the sick one. */
    private int askedInVain(int calls) throws InterruptedException {
        int failed = 0;
        for (int i = 0; i < calls; i++) {
            try {
                model.reply(REQUEST);
            } catch (LlmException e) {
                failed++;
            }
        }
        return failed;
    }

    @Test
    void serversOfEqualLoadTakeTurns() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(model.reply(REQUEST).text()).isEqualTo(i % 2 == 0 ? "one" : "two");
        }
        assertThat(model.id()).isEqualTo("openai:m");
    }

    @Test
    void theOneWithFewerCallsUnderWayIsAsked() throws Exception {
        var latch = new CountDownLatch(1);
        one.held.add(latch);
        var slow = new Thread(() -> {
            try {
                model.reply(REQUEST);
            } catch (LlmException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        slow.start();
        while (slow.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(model.reply(REQUEST).text()).isEqualTo("two");
        }
        latch.countDown();
        slow.join();
    }

    @Test
    void aSickServerIsLeftAloneAfterFiveFailuresAndProbedAfterItsRest() throws Exception {
        one.failure = new LlmException(Kind.TRANSIENT, "gone");
        assertThat(askedInVain(40)).isEqualTo(Breaker.FAILURES_TO_OPEN);
        time.pass(Breaker.REST.minusNanos(1));
        assertThat(askedInVain(10)).isZero();
        time.pass(Breaker.REST);
        assertThat(askedInVain(10)).as("one probe").isEqualTo(1);
        one.failure = null;
        time.pass(Breaker.REST);
        assertThat(askedInVain(10)).isZero();
        assertThat(one.asked).as("well again, it takes its turns").isGreaterThanOrEqualTo(Breaker.FAILURES_TO_OPEN + 5);
    }

    @Test
    void aThrottledServerIsNotSickAndFailuresMustComeInARow() throws Exception {
        one.failure = new LlmException(Kind.THROTTLED, "429");
        assertThat(askedInVain(40)).isEqualTo(20);
        for (int i = 0; i < 10; i++) {
            one.failure = i % 5 == 4 ? null : new LlmException(Kind.OVERLOADED, "503");
            askedInVain(2);
        }
        assertThat(one.asked).isEqualTo(30);
    }

    @Test
    void whereAllAreSickTheyAreTriedAllTheSame() throws Exception {
        one.failure = new LlmException(Kind.TRANSIENT, "gone");
        two.failure = one.failure;
        failToAsk(30);
        assertThat(one.asked + two.asked).isEqualTo(30);
        two.failure = null;
        askedInVain(3);
        assertThat(model.reply(REQUEST).text()).isEqualTo("two");
    }

    @Test
    void differentModelsCannotStandForOne() {
        var other = new LanguageModel() {
            @Override
            public String id() {
                return "openai:other";
            }

            @Override
            public Reply reply(Request request) {
                return Reply.of("");
            }
        };
        assertThatThrownBy(() -> new BalancedModel(List.of(one, other), time))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
