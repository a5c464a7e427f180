package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Choice;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.Request;
import dev.espalier.model.Example;
import dev.espalier.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several choices where the model gives fewer for a call: what it gave is on the disk, whatever becomes of the rest. */
final class ChoicesTest {

    @TempDir
    private Path temp;

    private final List<Integer> asked = new ArrayList<>();
    private int failAt;

    /**
     * @param most how many choices it gives for a call
     */
    private LanguageModel model(int most, boolean givesSeveral) {
        return new LanguageModel() {
            @Override
            public String id() {
                return "stub:1";
            }

            @Override
            public boolean givesSeveralChoices() {
                return givesSeveral;
            }

            @Override
            public Reply reply(Request request) throws LlmException {
                asked.add(request.shape().choices());
                if (asked.size() == failAt) {
                    throw new LlmException(LlmException.Kind.PERMANENT, "the key was revoked");
                }
                int first = asked.size();
                var choices = IntStream.range(0, Math.min(most, request.shape().choices()))
                        .mapToObj(i -> new Choice("text " + first + "." + i, Finish.STOP, List.of()))
                        .toList();
                return new Reply(choices, new Usage(7, 2), List.of());
            }
        };
    }

    private RunResult run(LanguageModel model) throws IOException {
        var plan = Toy.single(model, (example, context) -> {
            var shape = ReplyShape.PLAIN.withChoices(3);
            var answer = context.ask("teacher", Toy.question("a colour"), Toy.OPERATION, shape);
            var texts = answer.reply().choices().stream().map(Choice::text).collect(Collectors.joining(", "));
            return new StepResult.Passed(Example.of("colours", "", texts)
                    .withLineage(example.lineage().withCall(answer.call()))
                    .withId(example.id()));
        });
        return Toy.run(plan, Limits.target(1, 1), temp.resolve("run"));
    }

    private String output() throws IOException {
        return Files.readString(Toy.dataset(temp.resolve("run"))).replaceAll("(?s).*\"output\":\"([^\"]*)\".*", "$1");
    }

    @ParameterizedTest
    @CsvSource({"1, false, '1 1 1'", "1, true, '3 1 1'", "2, true, '3 1'", "3, true, '3'"})
    void whatIsMissingIsAskedForOneByOne(int most, boolean givesSeveral, String calls) throws IOException {
        run(model(most, givesSeveral));
        assertThat(asked.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .startsWith(calls);
        assertThat(output().split(", ")).hasSize(3);
    }

    @Test
    void whatCameBeforeAFailureIsNotPaidTwice() throws IOException {
        failAt = 3;
        assertThat(run(model(1, false)).ending()).isEqualTo(Ending.MODEL_FAILED);
        assertThat(Files.readAllLines(Toy.journal(temp.resolve("run")))).hasSize(2);
        asked.clear();
        failAt = 0;
        var result = run(model(1, false));
        assertThat(result.calls()).containsEntry("replayed", 2L);
        assertThat(output()).isEqualTo("text 1.0, text 2.0, text 1.0");
    }
}
