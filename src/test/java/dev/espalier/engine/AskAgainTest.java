package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.engine.Plan.BoundModel;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import dev.espalier.model.Example;
import dev.espalier.step.NamedStep;
import dev.espalier.step.Step;
import dev.espalier.step.StepContext.Answer;
import dev.espalier.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replies that were cut off or are empty: asked again, never by the same call, and replayed like any other. */
final class AskAgainTest {

    @TempDir
    private Path temp;

    /** What sampled each reply, in order. */
    private final List<@Nullable Integer> seeds = Collections.synchronizedList(new ArrayList<>());

    private @Nullable Integer seed;

    /** The bounds that the model was asked with, in order. */
    private final List<@Nullable Integer> bounds = Collections.synchronizedList(new ArrayList<>());

    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());

    private LanguageModel model(Function<Integer, Reply> byCall) {
        return new LanguageModel() {
            @Override
            public String id() {
                return "stub:1";
            }

            @Override
            public Reply reply(Request request) {
                bounds.add(request.sampling().maxTokens());
                seeds.add(request.sampling().seed());
                return byCall.apply(bounds.size());
            }
        };
    }

    private RunResult run(@Nullable Integer maxTokens, @Nullable Integer limit, Function<Integer, Reply> byCall)
            throws IOException {
        Step step = (example, context) -> {
            var answer = context.ask("teacher", Toy.question("what?"), Toy.OPERATION);
            answers.add(answer);
            return new StepResult.Passed(Example.of("do", "", answer.reply().text()));
        };
        var sampling = new Sampling(null, null, maxTokens, null, null, List.of(), seed);
        var models = Map.of("teacher", new BoundModel(model(byCall), sampling, ReplyShape.Protocol.CHAT, null, limit));
        var stage = new StagePlan("only", false, 1, List.of(new NamedStep("step", step)), List.of());
        var plan = new Plan(
                "toy", 7, new Phase.Source.Given(List.of(Example.ofInstruction("x"))), List.of(stage), models, 0, 20);
        return Toy.run(plan, new Limits(null, null, null, null, 1, false), temp.resolve("run-" + maxTokens));
    }

    private static Reply cut(String text) {
        return new Reply(text, Finish.LENGTH, Usage.NONE);
    }

    @Test
    void theBoundIsDoubledUpToTheLimitAndEachAttemptIsRecorded() throws IOException {
        run(100, 350, call -> cut("part " + call));
        assertThat(bounds).containsExactly(100, 200, 350);
        assertThat(answers.get(0).reply().text()).isEqualTo("part 3");
        assertThat(answers.get(0).maxTokens()).isEqualTo(350);
        assertThat(answers.get(0).cut()).extracting(part -> part.reply().text()).containsExactly("part 1", "part 2");
        assertThat(Files.readAllLines(Toy.journal(temp.resolve("run-100"))))
                .extracting(line -> line.replaceAll(".*\"attempt\":(\\d+).*\"max-tokens\":(\\d+).*", "$1 $2"))
                .containsExactly("0 100", "1 200", "2 350");
        run(100, 350, call -> {
            throw new IllegalStateException("asked again");
        });
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
    }

    @Test
    void aReplyThatCameWholeIsTheLast() throws IOException {
        run(100, 800, call -> call == 1 ? cut("part") : Reply.of("whole"));
        assertThat(bounds).containsExactly(100, 200);
        assertThat(answers.get(0).reply()).isEqualTo(Reply.of("whole"));
    }

    @Test
    void withoutABoundOrALimitNothingIsAskedAgain() throws IOException {
        run(100, null, call -> cut("part"));
        assertThat(bounds).containsExactly(100);
        run(null, 800, call -> cut("part"));
        assertThat(bounds).containsExactly(100, null);
        run(800, 800, call -> cut("part"));
        assertThat(bounds).containsExactly(100, null, 800);
    }

    @Test
    void whereMoreDoesNotFitWhatThereIsStands() throws IOException {
        run(100, 800, call -> call == 1 ? cut("part") : new Reply("", Finish.PROMPT_TOO_LONG, Usage.NONE));
        assertThat(bounds).containsExactly(100, 200);
        assertThat(answers.get(0).reply()).isEqualTo(cut("part"));
    }

    @Test
    void anEmptyReplyIsAskedForOnceMore() throws IOException {
        var result = run(100, 800, call -> Reply.of(call == 1 ? " \n" : "text"));
        assertThat(bounds).containsExactly(100, 100);
        assertThat(answers.get(0).reply().text()).isEqualTo("text");
        assertThat(result.calls()).containsEntry("made", 2L);
    }

    /** A server that keeps to the seed would give the same again. */
    @Test
    void anEmptyReplyIsAskedForWithTheNextSeed() throws IOException {
        seed = 41;
        run(100, 800, call -> Reply.of(call == 1 ? "" : "text"));
        assertThat(seeds).containsExactly(41, 42);
    }

    @Test
    void aReplyThatIsEmptyTwiceIsEmpty() throws IOException {
        run(100, 800, call -> Reply.of(""));
        assertThat(bounds).containsExactly(100, 100);
    }

    @Test
    void aThoughtThatUsedUpTheBoundIsGivenMore() throws IOException {
        run(100, 800, call -> call == 1 ? cut("") : Reply.of("text"));
        assertThat(bounds).containsExactly(100, 200);
    }
}
