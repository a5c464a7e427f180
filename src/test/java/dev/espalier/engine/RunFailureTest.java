package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.engine.StagePlan.NamedFilter;
import dev.espalier.filter.Filter;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.step.NamedStep;
import dev.espalier.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when a disk, a thread, a model or a step fails. */
final class RunFailureTest {

    @TempDir
    private Path temp;

    @Test
    void aDiskThatFailsUnderDatasetOrLedgerIsNotTakenForAMissingReply() throws IOException {
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(5, 1), temp);
        var before = Toy.outputs(temp);
        try (var open = Toy.open(temp)) {
            var run = new Run(Toy.plan(new StubModel(0)), Limits.target(10, 2), open, p -> {}, System::nanoTime);
            Files.delete(temp.resolve("dataset.jsonl.part"));
            assertThatThrownBy(run::go)
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("dataset.jsonl.part");
        }
        assertThat(Toy.outputs(temp)).isEqualTo(before);
    }

    @Test
    void nothingIsWrittenDownOfRepliesThatDidNotReachTheDisk() throws IOException {
        var file = Toy.journal(temp);
        var journal = Journal.open(file, new JournalTest.DiskFullOnce(file));
        try (var open = new RunDirectory(temp, RunLock.take(temp), journal)) {
            var run = new Run(Toy.plan(new StubModel(0)), Limits.target(5, 4), open, p -> {}, System::nanoTime);
            assertThatThrownBy(run::go).isInstanceOf(IOException.class).hasMessage("No space left on device");
        }
        assertThat(Toy.outputs(temp)).containsExactly("", "");
    }

    @Test
    void aBugIsNotHiddenByAReplyThatWasMissingBefore() {
        var missing = new CountDownLatch(1);
        var plan = Toy.single(new StubModel(0).failingAfter(0), (example, context) -> {
            if (example.id().equals("toy-1")) {
                missing.countDown();
                context.ask("teacher", Toy.question("q"), Toy.OPERATION);
            }
            missing.await();
            return new StepResult.Passed(example);
        });
        var bug = new NamedFilter("bug", new Filter() {
            @Override
            public dev.espalier.model.Verdict judge(Example example) {
                throw new IllegalStateException("a bug in a filter");
            }
        });
        var stage = plan.stages().get(0);
        var broken = new StagePlan(stage.name(), false, 8, stage.steps(), List.of(bug));
        var whole = new Plan("toy", 7, new Phase.Source.Endless(), List.of(broken), plan.models(), 0, 20);
        for (int i = 0; i < 20; i++) {
            var directory = temp.resolve("run" + i);
            assertThatThrownBy(() -> Toy.run(whole, Limits.target(5, 4), directory))
                    .hasMessage("a bug in a filter");
        }
    }

    @Test
    void ofSeveralFailuresTheDefectCountsAndNotTheMissingReply() {
        var stop = new StopSignal();
        stop.fail(new LlmException(LlmException.Kind.PERMANENT, "no reply"));
        assertThat(stop.isFinal()).as("the journal may answer the rest").isFalse();
        stop.fail(new IllegalStateException("a bug"));
        stop.fail(new LlmException(LlmException.Kind.PERMANENT, "no reply either"));
        assertThat(stop.isFinal()).isTrue();
        assertThat(stop.defect()).get().hasToString("java.lang.IllegalStateException: a bug");
        assertThat(stop.missingReply()).isEmpty();
    }

    @Test
    void anInterruptEndsARunThatALimitHasStoppedAlready() {
        var stop = new StopSignal();
        stop.stop(Ending.MAX_CALLS);
        assertThat(stop.isFinal()).as("the journal may answer the rest").isFalse();
        stop.stop(Ending.INTERRUPTED);
        assertThat(stop.isFinal()).isTrue();
        assertThat(stop.ending()).as("the first reason stands").contains(Ending.MAX_CALLS);
    }

    @Test
    void waitsForRepliesInFlightWhenTheCoordinatingThreadIsInterrupted() throws IOException {
        var clock = new AtomicLong();
        var model = new StubModel(500_000);
        var isFirst = new AtomicBoolean(true);
        try (var open = Toy.open(temp)) {
            var run = new Run(
                    Toy.plan(model),
                    Limits.target(1000, 8),
                    open,
                    progress -> {
                        if (isFirst.getAndSet(false)) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    () -> clock.addAndGet(100_000_000));
            assertThat(run.go().ending()).isEqualTo(Ending.INTERRUPTED);
            assertThat(Thread.interrupted()).as("the caller is told").isTrue();
            assertThat(open.recordedCalls()).as("every reply is journaled").isEqualTo(model.calls());
        }
    }

    @Test
    void repliesUnderWayAreAwaitedHoweverLongTheyTakeWhenALimitStopsTheRun() throws IOException {
        var clock = new AtomicLong();
        var slow = new StubModel(0) {
            @Override
            public Reply reply(Request request) throws LlmException, InterruptedException {
                while (clock.get() < 200_000_000_000L) {
                    Thread.sleep(1);
                }
                return super.reply(request);
            }
        };
        try (var open = Toy.open(temp)) {
            var limits = new Limits(1000, 3L, null, null, 8, false);
            // Each look at the clock takes 20 s.
            var run = new Run(Toy.plan(slow), limits, open, p -> {}, () -> clock.addAndGet(20_000_000_000L));
            assertThat(run.go().ending()).isEqualTo(Ending.MAX_CALLS);
            assertThat(open.recordedCalls()).as("what was paid is recorded").isEqualTo(3);
        }
    }

    @Test
    void repliesUnderWayAreAwaitedHoweverLongTheyTakeWhenAnotherCallFails() throws IOException {
        var clock = new AtomicLong();
        var begun = new CountDownLatch(1);
        var model = new StubModel(0) {
            private final AtomicBoolean isFirst = new AtomicBoolean(true);

            @Override
            public Reply reply(Request request) throws LlmException, InterruptedException {
                if (isFirst.getAndSet(false)) {
                    begun.await();
                    throw new LlmException(LlmException.Kind.PERMANENT, "stub:1: not this one");
                }
                begun.countDown();
                while (clock.get() < 200_000_000_000L) {
                    Thread.sleep(1);
                }
                return super.reply(request);
            }
        };
        try (var open = Toy.open(temp)) {
            var run = new Run(
                    Toy.plan(model), Limits.target(1000, 8), open, p -> {}, () -> clock.addAndGet(20_000_000_000L));
            assertThat(run.go().ending()).isEqualTo(Ending.MODEL_FAILED);
            assertThat(open.recordedCalls()).isEqualTo(model.calls()).isPositive();
        }
    }

    @Test
    void aCallThatWasInterruptedIsNotTakenForTheEndOfTheInput() throws IOException {
        var interrupted = new LanguageModel() {
            @Override
            public String id() {
                return "interrupted:1";
            }

            @Override
            public Reply reply(Request request) throws InterruptedException {
                throw new InterruptedException();
            }
        };
        var result = Toy.run(Toy.plan(interrupted), Limits.target(3, 2), temp);
        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
    }

    @Test
    void everyCandidateIsAccountedForWhereAStepPassesOrRejectsTheBlankItself() throws IOException {
        var pass = new NamedStep("pass", (example, context) -> new StepResult.Passed(example));
        var reject = new NamedStep(
                "odd",
                (example, context) -> example.id().endsWith("1")
                        ? new StepResult.Rejected(example, new dev.espalier.model.Rejection("odd:one", "ends in 1"))
                        : new StepResult.Passed(example));
        var stage = new StagePlan("only", false, 8, List.of(pass, reject), List.of());
        var plan = new Plan("toy", 7, new Phase.Source.Endless(), List.of(stage), Map.of(), 0, 20);
        var result = Toy.run(plan, Limits.target(15, 2), temp);
        assertThat(result.totals()).isEqualTo(Map.of("produced", 17L, "accepted", 15L, "rejected", 2L, "consumed", 0L));
    }
}
