package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Prices;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.llm.TokenEstimate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hard limit of money. The stub reports 10 tokens in and 5 out. */
final class MaxCostTest {

    private static final int TARGET = 60;

    /** A call costs 20 millionths of a dollar. */
    private static final Prices PRICES = new Prices(new BigDecimal("1"), new BigDecimal("2"), "");

    private static final BigDecimal OF_A_CALL = new BigDecimal("0.000020");
    private static final Sampling SAMPLING = new Sampling(null, null, 20, null, null, java.util.List.of(), null);

    @TempDir
    private Path temp;

    private static Plan plan(StubModel model, @Nullable Prices prices) {
        var toy = Toy.plan(model);
        var bound = Map.of("teacher", new Plan.BoundModel(model, SAMPLING, Protocol.CHAT, prices, null));
        return new Plan(toy.runId(), toy.seed(), toy.phases(), bound, 0, 20);
    }

    private static Limits limits(String maxCost, int concurrency) {
        return new Limits(TARGET, null, null, new BigDecimal(maxCost), null, concurrency, false);
    }

    @ParameterizedTest
    @CsvSource({"0.0001,1", "0.0005,8", "0.0012,64"})
    void isNeverBrokenLeavesAPrefixAndCanBeContinued(String maxCost, int concurrency) throws IOException {
        Toy.run(plan(new StubModel(0), PRICES), Limits.target(TARGET, 1), temp.resolve("whole"));
        var whole = Toy.outputs(temp.resolve("whole"));
        var directory = temp.resolve("limited");
        RunResult result;
        int runs = 0;
        do {
            var model = new StubModel(200);
            result = Toy.run(plan(model, PRICES), limits(maxCost, concurrency), directory);
            var spent = OF_A_CALL.multiply(BigDecimal.valueOf(model.calls()));
            assertThat(spent).isLessThanOrEqualTo(new BigDecimal(maxCost));
            assertThat(whole.get(0)).startsWith(Toy.outputs(directory).get(0));
        } while (result.ending() == Ending.MAX_COST && ++runs < 3);
        Toy.run(plan(new StubModel(0), PRICES), Limits.target(TARGET, 8), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(whole);
    }

    @Test
    void stopsOnlyBeforeACallThatMightBreakIt() throws IOException {
        var model = new StubModel(0);
        var result = Toy.run(plan(model, PRICES), limits("0.001", 8), temp);
        assertThat(result.ending()).isEqualTo(Ending.MAX_COST);
        var left = new BigDecimal("0.001").subtract(OF_A_CALL.multiply(BigDecimal.valueOf(model.calls())));
        // The longest prompt of the toy recipe has less than 100 bytes.
        var longest = new Request(Toy.question("x".repeat(100)), SAMPLING, Toy.OPERATION);
        assertThat(left).isLessThan(PRICES.of(TokenEstimate.atMost(longest)));
    }

    @Test
    void whatIsReplayedCostsNothing() throws IOException {
        Toy.run(plan(new StubModel(0), PRICES), Limits.target(TARGET, 8), temp);
        var again = Toy.run(plan(new StubModel(0), PRICES), limits("0.0000001", 8), temp);
        assertThat(again.ending()).isEqualTo(Ending.TARGET_REACHED);
        assertThat(again.calls()).doesNotContainKey("cost-usd");
    }

    @Test
    void tellsTheMoneyOfEachStageStepAndModelAndWhileItRuns() throws IOException {
        var last = new AtomicReference<Progress>();
        RunResult result;
        try (var open = Toy.open(temp)) {
            // Each look at the clock takes so long that every one of them is due to tell.
            var clock = new java.util.concurrent.atomic.AtomicLong();
            result = new Run(
                            plan(new StubModel(0), PRICES),
                            Limits.target(TARGET, 2),
                            open,
                            last::set,
                            () -> clock.addAndGet(1_000_000_000))
                    .go();
        }
        var calls = result.calls();
        double perCall = OF_A_CALL.doubleValue();
        for (var part : new String[] {"by-stage", "by-model"}) {
            double sum = ((Map<?, ?>) calls.get(part))
                    .values().stream()
                            .mapToDouble(count -> (Double) ((Map<?, ?>) count).get("cost-usd"))
                            .sum();
            assertThat(sum).isCloseTo((Double) calls.get("cost-usd"), org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat((Double) calls.get("cost-usd"))
                .isCloseTo(perCall * (Long) calls.get("made"), org.assertj.core.data.Offset.offset(1e-9));
        var detail = (Map<?, ?>) ((Map<?, ?>) calls.get("by-step")).get("details/detail");
        assertThat(((Map<?, ?>) detail.get("stub:1")).get("cost-usd")).isInstanceOf(Double.class);
        assertThat(last.get().cost()).isNotNull();
    }

    @Test
    void withoutPricesNothingIsSaidOfMoney() throws IOException {
        var result = Toy.run(plan(new StubModel(0), null), Limits.target(3, 2), temp);
        assertThat(result.calls()).doesNotContainKey("cost-usd");
    }

    @Test
    void aReplyWithoutUsageCountsAsTheMostItCanHaveBeen() throws IOException {
        var silent = new StubModel(0) {
            @Override
            public Reply reply(Request request) throws dev.espalier.llm.LlmException, InterruptedException {
                var reply = super.reply(request);
                return new Reply(reply.text(), reply.finish(), Reply.Usage.NONE);
            }
        };
        var result = Toy.run(plan(silent, PRICES), limits("0.001", 1), temp);
        assertThat(result.ending()).isEqualTo(Ending.MAX_COST);
        assertThat((Double) result.calls().get("cost-usd")).isBetween(0.0008, 0.001);
    }
}
