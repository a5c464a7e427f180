package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.espalier.filter.Filter;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException.Kind;
import dev.espalier.llm.ModelName;
import dev.espalier.llm.ProviderSettings;
import dev.espalier.llm.Providers;
import dev.espalier.llm.StubServer;
import dev.espalier.llm.StubServer.Received;
import dev.espalier.llm.StubServer.Scripted;
import dev.espalier.llm.Time;
import dev.espalier.llm.Traffic;
import dev.espalier.llm.TrafficLimits;
import dev.espalier.llm.VirtualTime;
import dev.espalier.model.Example;
import dev.espalier.model.Verdict;
import dev.espalier.step.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against a server on the loopback that has its bad moments; only the waits are not real. */
final class RunTrafficTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TARGET = 40;

    @TempDir
    private Path temp;

    private final StubServer server = new StubServer();
    private final StubServer replica = new StubServer();
    private final VirtualTime time = new VirtualTime();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stop() {
        server.close();
        replica.close();
    }

    /** What the server answers when it is well depends on the prompt alone. */
    private static Scripted answer(Received request) {
        try {
            var prompt = JSON.readTree(request.body()).at("/messages/0/content").asText();
            return Scripted.ok("{\"choices\":[{\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\","
                    + "\"content\":\"" + StubModel.text(prompt) + "\"}}],"
                    + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers as the function says, which counts requests from 1; null is a good answer. */
    private void serve(Function<Integer, @Nullable Scripted> faults) {
        server.otherwise(request -> {
            var fault = faults.apply(requests.incrementAndGet());
            return fault == null ? answer(request) : fault;
        });
    }

    private static Scripted status(int status, String... header) {
        return new Scripted(status, header.length == 0 ? Map.of() : Map.of(header[0], header[1]), "");
    }

    /** The server hangs up without an answer. */
    private static Scripted hangUp() {
        throw new IllegalStateException("the test hangs up");
    }

    private LanguageModel model(Duration patience, StubServer... servers) {
        var limits = new TrafficLimits(null, null, null, patience);
        return Traffic.regulate(Arrays.stream(servers).map(RunTrafficTest::open).toList(), limits, time);
    }

    private static LanguageModel open(StubServer server) {
        var settings = new ProviderSettings(server.url() + "/v1", null, Duration.ofSeconds(30));
        return Providers.open(ModelName.parse("openai:stub", "test"), settings, name -> null);
    }

    private RunResult run(String directory, Duration patience, int concurrency) throws IOException {
        return Toy.run(Toy.plan(model(patience, server)), Limits.target(TARGET, concurrency), temp.resolve(directory));
    }

    private List<String> expected() throws IOException {
        server.otherwise(RunTrafficTest::answer);
        run("expected", Duration.ofMinutes(15), 1);
        return Toy.outputs(temp.resolve("expected"));
    }

    @Test
    void faultsOfTheServerChangeNoByteAndEachCostsOneCall() throws IOException {
        var expected = expected();
        var random = new Random(7);
        var faults = new AtomicInteger();
        serve(number -> {
            int lot;
            synchronized (random) {
                lot = random.nextInt(100);
            }
            if (lot < 19) {
                faults.incrementAndGet();
            }
            return lot < 10
                    ? status(429, "Retry-After", "1")
                    : lot < 15 ? status(500) : lot < 17 ? hangUp() : lot < 19 ? Scripted.ok("{\"choi") : null;
        });
        var directory = temp.resolve("faulty");
        try (var open = Toy.open(directory)) {
            var plan = Toy.plan(model(Duration.ofHours(1), server));
            var result = new Run(plan, Limits.target(TARGET, 8), open, progress -> {}, System::nanoTime).go();
            assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
            assertThat(requests.get()).isEqualTo(open.recordedCalls() + faults.get());
        }
        assertThat(faults.get()).isGreaterThan(5);
        assertThat(Toy.outputs(directory)).isEqualTo(expected);
    }

    @Test
    void aRunSurvivesTheLossOfItsServerForTenMinutesIfItIsPatient() throws IOException {
        var expected = expected();
        serve(number -> number > 20 && time.passed().toMinutes() < 10 ? status(503) : null);
        var result = run("lost", Duration.ofMinutes(15), 8);
        assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
        assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(Toy.outputs(temp.resolve("lost"))).isEqualTo(expected);
    }

    /** Time that stands still until an example is accepted; then a second passes with each look of the run. Its waits can be ended. */
    private static final class LateTime implements Time, Filter {

        private final AtomicLong nanos = new AtomicLong();
        private volatile boolean isAccepted;
        private volatile boolean isEnded;

        long look() {
            return isAccepted ? nanos.addAndGet(1_000_000_000) : nanos.get();
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            long until = nanos.get() + wait.toNanos();
            while (nanos.get() < until && !isEnded) {
                Thread.sleep(1);
            }
            if (isEnded) {
                throw new InterruptedException();
            }
        }

        @Override
        public Verdict judge(Example example) {
            return new Verdict.Accept();
        }

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public void accepted(Example example) {
            isAccepted = true;
        }
    }

    @Test
    void noCallThatWaitsForItsTurnIsSentOnceTheTargetIsReached() throws IOException {
        serve(number -> null);
        var late = new LateTime();
        var sixAMinute = new TrafficLimits(6, null, null, Duration.ZERO);
        var isAnswered = new CountDownLatch(1);
        var single = Toy.single(Traffic.regulate(List.of(open(server)), sixAMinute, late), (example, context) -> {
            if (!example.id().equals("toy-0")) {
                isAnswered.await();
            }
            context.ask("teacher", Toy.question(example.id()), Toy.OPERATION);
            isAnswered.countDown();
            return new StepResult.Passed(example);
        });
        var stage = new StagePlan(
                "only", false, 8, single.stages().get(0).steps(), List.of(new StagePlan.NamedFilter("late", late)));
        var plan = new Plan("toy", 7, new Phase.Source.Endless(), List.of(stage), single.models(), 0, 20);
        try (var open = Toy.open(temp.resolve("one"))) {
            var run = new Run(plan, Limits.target(1, 4), open, progress -> {}, late::look);
            run.endWaitsBy(() -> late.isEnded = true);
            assertThat(run.go().ending()).isEqualTo(Ending.TARGET_REACHED);
        }
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void anImpatientRunStopsWhenItsServerIsLostAndContinuesWhenItIsBack() throws IOException {
        var expected = expected();
        serve(number -> number > 20 ? hangUp() : null);
        var stopped = run("lost", Duration.ofMinutes(5), 8);
        assertThat(stopped.ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(stopped.failure()).isNotNull();
        assertThat(stopped.failure().kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(stopped.failure()).hasMessageContaining("(patience 300 s)");
        assertContinues("lost", expected);
    }

    @Test
    void aRevokedKeyStopsARunWithWhatItHas() throws IOException {
        var expected = expected();
        serve(number -> number > 40 ? status(401) : null);
        var stopped = run("revoked", Duration.ofMinutes(15), 1);
        assertThat(stopped.ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(stopped.failure()).isNotNull();
        assertThat(stopped.failure().kind()).isEqualTo(Kind.PERMANENT);
        assertThat(time.passed()).as("nobody waited").isZero();
        assertThat(stopped.accepted()).isPositive();
        assertContinues("revoked", expected);
    }

    @Test
    void aServerThatAsksForMoreThanPatienceStopsTheRunAtOnce() throws IOException {
        var expected = expected();
        serve(number -> number > 20 ? status(429, "Retry-After", "301") : null);
        var stopped = run("throttled", Duration.ofMinutes(5), 8);
        assertThat(stopped.ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(stopped.failure()).hasMessageContaining("the server asks to wait 301 s");
        assertThat(requests.get()).as("those in flight, and no more").isLessThanOrEqualTo(20 + 8);
        assertThat(time.passed()).isZero();
        assertContinues("throttled", expected);
    }

    /** Goes on with a server that is well, asks for nothing again, and ends at the same bytes. */
    private void assertContinues(String directory, List<String> expected) throws IOException {
        int before;
        try (var open = Toy.open(temp.resolve(directory))) {
            before = open.recordedCalls();
        }
        assertThat(before).isGreaterThanOrEqualTo(15);
        assertThat(expected.get(0))
                .startsWith(Toy.outputs(temp.resolve(directory)).get(0));
        requests.set(0);
        serve(number -> null);
        assertThat(run(directory, Duration.ZERO, 8).ending()).isEqualTo(Ending.TARGET_REACHED);
        try (var open = Toy.open(temp.resolve(directory))) {
            assertThat(open.recordedCalls()).isEqualTo(before + requests.get());
        }
        assertThat(Toy.outputs(temp.resolve(directory))).isEqualTo(expected);
    }

    @Test
    void whichOfSeveralServersAnswersChangesNoByteNorDoesTheLossOfOne() throws IOException {
        var expected = expected();
        replica.otherwise(RunTrafficTest::answer);
        serve(number -> number > 10 ? hangUp() : null);
        var plan = Toy.plan(model(Duration.ofMinutes(5), server, replica));
        var result = Toy.run(plan, Limits.target(TARGET, 8), temp.resolve("two"));
        assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
        assertThat(replica.requests()).hasSizeGreaterThan(20);
        assertThat(Toy.outputs(temp.resolve("two"))).isEqualTo(expected);
    }
}
