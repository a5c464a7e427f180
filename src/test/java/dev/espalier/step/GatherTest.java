package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GatherTest {

    private static final Step ASK = (example, context) -> {
        var answer = context.ask("teacher", List.of(Message.user("?")), new Operation("o", Map.of()));
        return new StepResult.Passed(example.withInputAndOutput(
                        "", answer.reply().text() + example.more().get("sample"))
                .withLineage(example.lineage().withCall(answer.call())));
    };

    /** Rejects the second sample. */
    private static final Step NOT_TWO =
            (example, context) -> Long.valueOf(2).equals(example.more().get("sample"))
                    ? new StepResult.Rejected(example, new Rejection("not-two:two", "it is"))
                    : new StepResult.Passed(example);

    private static Choose.Branch branch(String name, Step... steps) {
        var named = new java.util.ArrayList<NamedStep>();
        for (var step : steps) {
            named.add(new NamedStep("step-" + named.size(), step));
        }
        return new Choose.Branch(name, 1, null, named);
    }

    private static Gather gather(int times, int atLeast, Choose.Branch... branches) {
        return new Gather(new Gather.Options(times, List.of("output"), "answers", atLeast), List.of(branches));
    }

    @Test
    void everySampleStartsFromTheSameExampleAtAPlaceOfItsOwn() throws Exception {
        var context = ScriptedContext.saying("a");
        var result = gather(2, 1, branch("steps", ASK)).apply(Example.ofInstruction("x"), context);
        var gathered = ((StepResult.Passed) result).example();
        assertThat(gathered.more()).containsOnlyKeys("answers");
        assertThat(gathered.more().get("answers")).isEqualTo(List.of(Map.of("output", "a1"), Map.of("output", "a2")));
        assertThat(gathered.output()).isEmpty();
        assertThat(gathered.lineage().calls()).hasSize(2);
        assertThat(context.asked())
                .extracting(ScriptedContext.Asked::within)
                .containsExactly("steps-1/step-0", "steps-2/step-0");
    }

    @Test
    void branchesAreNamed() throws Exception {
        var result = gather(1, 1, branch("one", ASK), branch("other", ASK))
                .apply(Example.ofInstruction("x"), ScriptedContext.saying("a"));
        assertThat(((StepResult.Passed) result).example().more().get("answers"))
                .isEqualTo(List.of(Map.of("branch", "one", "output", "a1"), Map.of("branch", "other", "output", "a1")));
    }

    @Test
    void whatIsRejectedGoesToTheLedgerAndTheOthersGoOn() throws Exception {
        var result = gather(3, 2, branch("steps", ASK, NOT_TWO))
                .apply(Example.ofInstruction("x"), ScriptedContext.saying("a"));
        var outcomes = ((StepResult.Replaced) result).outcomes();
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Made.class);
        assertThat((List<?>) outcomes.get(0).example().more().get("answers")).hasSize(2);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.by()).isEqualTo("step-1");
            assertThat(failed.rejection().reason()).isEqualTo("not-two:two");
        });
    }

    @Test
    void tooFewAreRejectedWithTheOthers() throws Exception {
        var result = gather(2, 2, branch("steps", ASK, NOT_TWO))
                .apply(Example.ofInstruction("x"), ScriptedContext.saying("a"));
        assertThat(((StepResult.Replaced) result).outcomes())
                .extracting(outcome -> ((Outcome.Failed) outcome).rejection().reason())
                .containsExactly("gather:too-few", "not-two:two");
    }

    @Test
    void optionsSayWhatIsWrong() {
        assertThatThrownBy(() -> gather(0, 1)).hasMessage("times must be from 1 to 100 but was 0");
        assertThatThrownBy(() -> gather(1, 0)).hasMessage("at-least must be 1 or more but was 0");
    }
}
