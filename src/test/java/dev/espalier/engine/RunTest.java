package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.LlmException;
import dev.espalier.model.Example;
import dev.espalier.problem.ProblemException;
import dev.espalier.step.StepResult;
import dev.espalier.step.StepResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RunTest {

    private static final int TARGET = 120;

    @TempDir
    private Path temp;

    private Path reference() throws IOException {
        var directory = temp.resolve("reference");
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 1), directory);
        return directory;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "3,2000", "8,2000", "64,3000"})
    void givesTheSameBytesWhateverTheConcurrencyAndTheDelays(int concurrency, int delayMicros) throws IOException {
        var directory = temp.resolve("other");
        Toy.run(Toy.plan(new StubModel(delayMicros)), Limits.target(TARGET, concurrency), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(Toy.outputs(reference()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 17, 120})
    void yieldsExactlyTheTargetAndAccountsForEveryCandidate(int target) throws IOException {
        var result = Toy.run(Toy.plan(new StubModel(500)), Limits.target(target, 8), temp);
        assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
        assertThat(Files.readAllLines(Toy.dataset(temp))).hasSize(target);
        long produced = (Long) result.totals().get("produced");
        long rejected = (Long) result.totals().get("rejected");
        long consumed = (Long) result.totals().get("consumed");
        assertThat(produced).isEqualTo(target + rejected + consumed);
        assertThat(Files.readAllLines(Toy.ledger(temp))).hasSize((int) rejected);
    }

    @Test
    void aLowerTargetGivesAPrefixAndRaisingItExtendsToTheSameBytes() throws IOException {
        var directory = temp.resolve("grown");
        var whole = Toy.outputs(reference());
        int calls = 0;
        for (int target : new int[] {1, 2, 3, 20, 21, 60, 119, TARGET}) {
            var model = new StubModel(200);
            Toy.run(Toy.plan(model), Limits.target(target, 8), directory);
            assertThat(Files.readAllLines(Toy.dataset(directory))).hasSize(target);
            assertThat(whole.get(0)).startsWith(Files.readString(Toy.dataset(directory)));
            calls += model.calls();
        }
        assertThat(Toy.outputs(directory)).isEqualTo(whole);
        assertThat(recordedCalls(directory)).as("no call was made twice").isEqualTo(calls);
    }

    @Test
    void aRunThatReachedItsTargetCallsNobodyWhenRunAgain() throws IOException {
        var directory = reference();
        var before = Toy.outputs(directory);
        var model = new StubModel(0);
        var result = Toy.run(Toy.plan(model), Limits.target(TARGET, 8), directory);
        assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
        // What lay beyond the target may have been worked on further than before; it is in neither file.
        assertThat(Toy.outputs(directory)).isEqualTo(before);
        var again = new StubModel(0);
        var offline = new Limits(TARGET, null, null, null, 1, true);
        var replayed = Toy.run(Toy.plan(again), offline, directory);
        assertThat(replayed.accepted()).isEqualTo(TARGET);
        assertThat(replayed.failure())
                .as("what lies beyond the target is not missed")
                .isNull();
        assertThat(again.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 10, 57, 200})
    void aLimitOfCallsIsHardLeavesAPrefixAndCanBeContinued(long maxCalls) throws IOException {
        var directory = temp.resolve("limited");
        var whole = Toy.outputs(reference());
        var limits = new Limits(TARGET, maxCalls, null, null, 8, false);
        RunResult result;
        int runs = 0;
        do {
            var model = new StubModel(200);
            result = Toy.run(Toy.plan(model), limits, directory);
            assertThat(model.calls()).isLessThanOrEqualTo((int) maxCalls);
            assertThat(whole.get(0)).startsWith(Files.readString(Toy.dataset(directory)));
            runs++;
        } while (result.ending() == Ending.MAX_CALLS && runs < 5);
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 8), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(whole);
    }

    @Test
    void aFinishedRunCanBeEndedAtWhatItHolds() throws IOException {
        var source =
                List.of("a", "b", "c", "-").stream().map(Example::ofInstruction).toList();
        var plan = Toy.sourced(source, (example, context) -> {
            var name = example.instruction();
            return new StepResult.Replaced(List.of(
                    new Outcome.Made(Example.ofInstruction(name + 1)),
                    new Outcome.Made(Example.ofInstruction("-" + name)),
                    new Outcome.Made(Example.ofInstruction("-" + name))));
        });
        var directory = temp.resolve("finished");
        var all = new Limits(null, null, null, null, 2, false);
        assertThat(Toy.run(plan, all, directory).ending()).isEqualTo(Ending.INPUT_FINISHED);
        var whole = Toy.outputs(directory);
        assertThat(whole.get(0).lines()).hasSize(3);
        assertThat(Toy.run(plan, Limits.target(3, 2), directory).ending()).isEqualTo(Ending.TARGET_REACHED);
        var fresh = temp.resolve("fresh");
        Toy.run(plan, Limits.target(3, 2), fresh);
        assertThat(Toy.outputs(directory)).isEqualTo(Toy.outputs(fresh));
        Toy.run(plan, all, directory);
        assertThat(Toy.outputs(directory)).isEqualTo(whole);
    }

    @Test
    void aLimitOfTokensIsHard() throws IOException {
        var bounded = Toy.plan(new StubModel(100));
        var limits = new Limits(TARGET, null, 2000L, null, 8, false);
        var result = Toy.run(bounded, limits, temp);
        assertThat(result.ending()).isEqualTo(Ending.MAX_TOKENS);
        long used = (Long) result.calls().get("input-tokens")
                + (Long) result.calls().get("output-tokens");
        // A call is 15 tokens; its bound is about 40. The last calls that might not have fitted were not sent.
        assertThat(used).isBetween(1900L, 2000L);
    }

    @Test
    void aLimitOfTimeEndsTheRun() throws IOException {
        var clock = new AtomicInteger();
        try (var open = Toy.open(temp)) {
            var limits = new Limits(Integer.MAX_VALUE, null, null, Duration.ofMinutes(1), 4, false);
            var run = new Run(
                    Toy.plan(new StubModel(100)), limits, open, p -> {}, () -> clock.incrementAndGet() * 100_000_000L);
            assertThat(run.go().ending()).isEqualTo(Ending.MAX_TIME);
        }
    }

    @Test
    void aRunWhoseYieldHasDriedUpEndsAtTheSamePlaceAlways() throws IOException {
        var one = temp.resolve("one");
        var other = temp.resolve("other");
        // The stub knows 400 words, and each may come once: in the end nothing new comes.
        var result = Toy.run(Toy.plan(new StubModel(0), 0.05), Limits.target(5000, 1), one);
        var same = Toy.run(Toy.plan(new StubModel(300), 0.05), Limits.target(5000, 16), other);
        assertThat(result.ending()).isEqualTo(Ending.DRIED_UP);
        assertThat(same.ending()).isEqualTo(Ending.DRIED_UP);
        assertThat(Toy.outputs(other)).isEqualTo(Toy.outputs(one));
    }

    @Test
    void aMissingReplyStopsTheRunAndLosesNothing() throws IOException {
        var directory = temp.resolve("failed");
        var model = new StubModel(200).failingAfter(100);
        var result = Toy.run(Toy.plan(model), Limits.target(TARGET, 8), directory);
        assertThat(result.ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(result.failure()).hasMessage("stub:1: the key was refused");
        assertThat(recordedCalls(directory)).isEqualTo(100);
        var after = new StubModel(0);
        Toy.run(Toy.plan(after), Limits.target(TARGET, 8), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(Toy.outputs(reference()));
        assertThat(recordedCalls(directory)).isEqualTo(100 + after.calls());
    }

    @Test
    void anInterruptedRunStopsWithWhatItHasAndContinues() throws IOException {
        var directory = temp.resolve("interrupted");
        var running = new AtomicReference<Run>();
        try (var open = Toy.open(directory)) {
            var model = new StubModel(20_000);
            running.set(new Run(
                    Toy.plan(model),
                    Limits.target(TARGET, 4),
                    open,
                    progress -> {
                        if (progress.calls() > 50) {
                            running.get().interrupt();
                        }
                    },
                    System::nanoTime));
            assertThat(running.get().go().ending()).isEqualTo(Ending.INTERRUPTED);
            assertThat(open.recordedCalls()).as("every reply is journaled").isEqualTo(model.calls());
        }
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 8), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(Toy.outputs(reference()));
    }

    @Test
    void refusesToGoOnWhereTheDatasetWasChangedByHand() throws IOException {
        var directory = reference();
        var changed = Files.readString(Toy.dataset(directory)).replaceFirst("word", "WORD");
        Files.writeString(Toy.dataset(directory), changed);
        assertThatThrownBy(() -> Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 1), directory))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("dataset.jsonl:1:1: this line is not what recipe, seeds and journal give");
        assertThat(Files.readString(Toy.dataset(directory))).isEqualTo(changed);
    }

    @Test
    void writesADatasetAnewThatWasMovedAway() throws IOException {
        var directory = reference();
        var before = Toy.outputs(directory);
        Files.delete(Toy.dataset(directory));
        Toy.run(Toy.plan(new StubModel(0)), Limits.target(TARGET, 4), directory);
        assertThat(Toy.outputs(directory)).isEqualTo(before);
    }

    @Test
    void aBugInAStepIsThrownAndNotTakenForAMissingReply() {
        var plan = Toy.single(new StubModel(0), (example, context) -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> Toy.run(plan, Limits.target(1, 2), temp))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void offlineNamesTheCallThatIsMissing() throws IOException {
        var result = Toy.run(Toy.plan(new StubModel(0)), new Limits(5, null, null, null, 1, true), temp);
        assertThat(result.failure())
                .isInstanceOf(LlmException.class)
                .hasMessageStartingWith(
                        "--offline: 4 replies are missing, for proposals/propose of item 0, proposals/propose of item 1,");
    }

    @Test
    void textsThatAreNoValidUnicodeSurviveTheJournal() throws IOException {
        var odd = "half \ud83d, nul \u0000, line \u2028 sep, ${x}, \"quoted\"\n\tand \u001b[31m red";
        var plan = Toy.single(new Echo(odd), (example, context) -> {
            var answer = context.ask(
                    "teacher",
                    List.of(dev.espalier.llm.Message.user(odd)),
                    new dev.espalier.llm.Operation("echo", java.util.Map.of()));
            return new StepResult.Replaced(
                    List.of(new Outcome.Made(Example.of(odd, "", answer.reply().text())
                            .withLineage(Example.ofInstruction("").lineage().withCall(answer.call())))));
        });
        Toy.run(plan, Limits.target(3, 1), temp);
        var before = Toy.outputs(temp);
        Toy.run(plan, new Limits(3, null, null, null, 1, true), temp);
        assertThat(Toy.outputs(temp)).isEqualTo(before);
        assertThat(before.get(0)).contains("half \\ud83d, nul \\u0000");
    }

    private record Echo(String text) implements dev.espalier.llm.LanguageModel {

        @Override
        public String id() {
            return "echo:1";
        }

        @Override
        public dev.espalier.llm.Reply reply(dev.espalier.llm.Request request) {
            return dev.espalier.llm.Reply.of(text);
        }
    }

    private static int recordedCalls(Path directory) throws IOException {
        try (var open = Toy.open(directory)) {
            return open.recordedCalls();
        }
    }
}
