package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.step.Step;
import dev.espalier.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies of another run: the same content gets them, each once, and this run holds them from then on. */
final class ReuseTest {

    @TempDir
    private Path temp;

    private static RunResult run(Plan plan, Path directory, List<Path> reuse) throws IOException {
        return run(plan, directory, reuse, false);
    }

    private static RunResult run(Plan plan, Path directory, List<Path> reuse, boolean offline) throws IOException {
        try (var reused = ReusedReplies.open(reuse);
                var open = Toy.open(directory)) {
            open.reuse(reused);
            var limits = new Limits(40, null, null, null, 4, offline);
            return new Run(plan, limits, open, progress -> {}, System::nanoTime).go();
        }
    }

    @Test
    void theSameRunElsewhereNeedsNoCallAndStandsAlone() throws IOException {
        var plan = Toy.plan(new StubModel(0));
        run(plan, temp.resolve("first"), List.of());
        var result = run(Toy.plan(new StubModel(0)), temp.resolve("second"), List.of(temp.resolve("first")), true);
        assertThat(result.ending()).isEqualTo(Ending.TARGET_REACHED);
        assertThat(Toy.outputs(temp.resolve("second"))).isEqualTo(Toy.outputs(temp.resolve("first")));
        var alone = run(Toy.plan(new StubModel(0)), temp.resolve("second"), List.of(), true);
        assertThat(alone.ending()).isEqualTo(Ending.TARGET_REACHED);
    }

    /** Says a number that grows with each call, whatever it is asked. */
    private static LanguageModel counting(AtomicInteger calls) {
        return new LanguageModel() {
            @Override
            public String id() {
                return "counting:1";
            }

            @Override
            public Reply reply(Request request) {
                return Reply.of("reply " + calls.incrementAndGet());
            }
        };
    }

    private static Plan asking(LanguageModel model, int times, int items) {
        Step step = (example, context) -> {
            var text = new StringBuilder();
            for (int i = 0; i < times; i++) {
                text.append(context.ask("teacher", Toy.question("what?"), Toy.OPERATION)
                                .reply()
                                .text())
                        .append(' ');
            }
            return new StepResult.Passed(Example.of("do", "", text.toString()));
        };
        var source = Collections.nCopies(items, Example.ofInstruction("x"));
        var plan = Toy.single(model, step);
        return new Plan(plan.runId(), plan.seed(), new Phase.Source.Given(source), plan.stages(), plan.models(), 0, 20);
    }

    @Test
    void aReplyIsGivenOutOnce() throws IOException {
        var calls = new AtomicInteger();
        run(asking(counting(calls), 1, 1), temp.resolve("first"), List.of());
        var result = run(asking(counting(calls), 1, 3), temp.resolve("second"), List.of(temp.resolve("first")));
        assertThat(result.calls()).containsEntry("made", 2L).containsEntry("replayed", 1L);
        assertThat(Files.readString(Toy.dataset(temp.resolve("second")))).contains("reply 1 ", "reply 2 ", "reply 3 ");
    }

    @Test
    void eachAttemptGetsTheReplyOfThatAttempt() throws IOException {
        var calls = new AtomicInteger();
        run(asking(counting(calls), 3, 1), temp.resolve("first"), List.of());
        run(asking(counting(calls), 3, 1), temp.resolve("second"), List.of(temp.resolve("first")));
        assertThat(Files.readString(Toy.dataset(temp.resolve("second")))).contains("reply 1 reply 2 reply 3 ");
        assertThat(calls).hasValue(3);
    }

    @Test
    void aLineThatIsDamagedIsAskedForAnew() throws IOException {
        var calls = new AtomicInteger();
        run(asking(counting(calls), 1, 1), temp.resolve("first"), List.of());
        var journal = Toy.journal(temp.resolve("first"));
        Files.writeString(journal, Files.readString(journal).replace("\"finish\":\"stop\"", "\"finish\":\"halt\""));
        run(asking(counting(calls), 1, 1), temp.resolve("second"), List.of(temp.resolve("first")));
        assertThat(calls).hasValue(2);
    }
}
