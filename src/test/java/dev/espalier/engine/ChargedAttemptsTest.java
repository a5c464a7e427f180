package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.Prices;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Sampling;
import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Scripted;
import dev.espalier.llm.Traffic;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.llm.VirtualTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits hold whatever a server charges for: replies that never came through, and such as do not say what they used. */
final class ChargedAttemptsTest {

    private static final Prices PRICES = new Prices(new BigDecimal("1"), new BigDecimal("2"), "");
    private static final Sampling SAMPLING = new Sampling(null, null, 20, null, null, List.of(), null);

    /** In millionths of a dollar: 10 tokens in and 20 out, which is the bound. */
    private static final int CHARGE = 50;

    @TempDir
    private Path temp;

    private final StubServer server = new StubServer();
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger charged = new AtomicInteger();
    private String usage = "{\"prompt_tokens\":10,\"completion_tokens\":20}";

    @AfterEach
    void stop() {
        server.close();
    }

    /** Answers, but for the requests (counted from 1) for which there is something else to say. */
    private void serve(boolean isFaultCharged, IntFunction<@Nullable Scripted> faults) {
        server.otherwise(request -> {
            int number = requests.incrementAndGet();
            var fault = faults.apply(number);
            charged.addAndGet(fault == null || isFaultCharged ? CHARGE : 0);
            return fault == null
                    ? Scripted.ok("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"content\":\""
                            + StubModel.text(request.body()) + "\"}}],\"usage\":" + usage + "}")
                    : fault;
        });
    }

    private LanguageModel model(Duration patience) {
        var settings = new ProviderSettings(server.url() + "/v1", null, Duration.ofSeconds(30));
        var one = Providers.open(ModelName.parse("openai:stub", "test"), settings, name -> null);
        return Traffic.regulate(List.of(one), new TrafficLimits(null, null, null, patience), time);
    }

    private RunResult run(Limits limits, Duration patience) throws IOException {
        var model = model(patience);
        var toy = Toy.plan(model);
        var bound = Map.of("teacher", new Plan.BoundModel(model, SAMPLING, Protocol.CHAT, PRICES, null));
        return Toy.run(new Plan(toy.runId(), toy.seed(), toy.phases(), bound, 0, 20), limits, temp);
    }

    private static Limits cost(String most, int concurrency) {
        return new Limits(500, null, null, new BigDecimal(most), null, concurrency, false);
    }

    private static Scripted hangUp() {
        throw new IllegalStateException("the test hangs up");
    }

    @ParameterizedTest
    @CsvSource({"body,1", "body,8", "hang-up,1", "hang-up,8", "gateway,4"})
    void anAttemptThatMayHaveBeenChargedCountsAgainstTheLimit(String fault, int concurrency) throws IOException {
        serve(
                true,
                number -> number % 2 == 0
                        ? null
                        : switch (fault) {
                            case "body" -> Scripted.ok("{\"choices\":[{");
                            case "hang-up" -> hangUp();
                            default -> new Scripted(504, Map.of(), "");
                        });
        var result = run(cost("0.004", concurrency), Duration.ofHours(10));
        assertThat(result.ending()).isEqualTo(Ending.MAX_COST);
        assertThat(charged.get()).isLessThanOrEqualTo(4000);
        var lost = (Map<?, ?>) result.calls().get("possibly-spent");
        int made = ((Long) result.calls().get("made")).intValue();
        assertThat(lost.get("attempts")).isEqualTo((long) requests.get() - made);
        double all = (Double) lost.get("cost-usd") + (Double) result.calls().get("cost-usd");
        assertThat(all).isBetween(charged.get() / 1e6, 0.004);
        assertThat((Long) lost.get("tokens")).isGreaterThan(30L * (requests.get() - made));
    }

    @Test
    void tokensAreLimitedAlike() throws IOException {
        serve(true, number -> number % 3 == 0 ? null : Scripted.ok("<html>"));
        var result = run(new Limits(500, null, 3000L, null, null, 4, false), Duration.ofHours(10));
        assertThat(result.ending()).isEqualTo(Ending.MAX_TOKENS);
        assertThat(requests.get() * 30).isLessThanOrEqualTo(3000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void callsAreLimitedAlike(int concurrency) throws IOException {
        serve(true, number -> number % 3 == 0 ? null : Scripted.ok("<html>"));
        var result = run(new Limits(500, 60L, null, null, null, concurrency, false), Duration.ofHours(10));
        assertThat(result.ending()).isEqualTo(Ending.MAX_CALLS);
        assertThat(requests.get()).isEqualTo(60);
    }

    @Test
    void theLastAttemptOfACallThatWasGivenUpCountsToo() throws IOException {
        serve(true, number -> Scripted.ok("{"));
        var result = run(cost("0.004", 1), Duration.ZERO);
        assertThat(result.ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(((Map<?, ?>) result.calls().get("possibly-spent")).get("attempts"))
                .isEqualTo(1L);
    }

    @Test
    void whatAServerRefusedIsNotCounted() throws IOException {
        serve(false, number -> number % 2 == 0 ? null : new Scripted(number % 4 == 1 ? 429 : 500, Map.of(), ""));
        var result = run(cost("0.004", 4), Duration.ofHours(10));
        assertThat(result.ending()).isEqualTo(Ending.MAX_COST);
        assertThat(result.calls()).doesNotContainKeys("possibly-spent", "estimated");
        assertThat(charged.get()).isBetween(3500, 4000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"prompt_tokens\":10}",
                "{\"prompt_tokens\":10,\"completion_tokens\":0}",
                "null",
                "{\"completion_tokens\":20}"
            })
    void tokensThatAreNotToldAreEstimatedAndLimitedAtTheirMost(String told) throws IOException {
        usage = told;
        serve(true, number -> null);
        var result = run(cost("0.004", 4), Duration.ZERO);
        assertThat(result.ending()).isEqualTo(Ending.MAX_COST);
        assertThat(charged.get()).isLessThanOrEqualTo(4000);
        var calls = result.calls();
        long made = (Long) calls.get("made");
        assertThat(calls).containsEntry("estimated", made);
        // A reply has one to four words of five to seven letters; the bound is 20.
        assertThat((Long) calls.get("output-tokens")).isBetween(made, 20 * made);
        assertThat((Long) calls.get("input-tokens")).isBetween(10 * made, 60 * made);
    }
}
