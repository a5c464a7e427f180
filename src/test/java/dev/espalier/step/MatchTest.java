package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage;
import dev.espalier.model.SeedTask;
import dev.espalier.text.Tokenization;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MatchTest {

    private static final List<Example> TASKS = List.of(
            Example.ofInstruction("Sort the numbers from low to high.").withId("a"),
            Example.ofInstruction("Add up the numbers.").withId("b"),
            Example.ofInstruction("Translate the sentence into French.").withId("c"));

    private static final Match MATCH = match("tasks", 0.8);

    private static Match match(String from, double near) {
        return new Match(
                new Match.Options("next", from, "instruction", near, Tokenization.UNICODE),
                List.of(new SeedTask("s1", "", "Add up the numbers.", List.of(), false)));
    }

    private static StepResult of(Match match, String copy, String... shown) throws Exception {
        var example = Example.ofInstruction("Reverse the list.").with("next", copy);
        return match.apply(
                example.withLineage(example.lineage().withParent("b").withDemonstrations(List.of(shown))),
                ScriptedContext.saying("").withValue("tasks", TASKS));
    }

    private static Example passed(StepResult result) {
        return ((StepResult.Passed) result).example();
    }

    private static String rejection(StepResult result) {
        var rejection = ((StepResult.Rejected) result).rejection();
        return rejection.reason() + " " + rejection.value();
    }

    @Test
    void takesTheTextThatWasCopiedAndMakesItAParent() throws Exception {
        var example = passed(of(MATCH, "2. \"sort the numbers, from low to high\"", "a", "b", "c"));
        assertThat(example.more()).containsEntry("next", "Sort the numbers from low to high.");
        assertThat(example.lineage().parents()).containsExactly("b", "a");
        assertThat(example.instruction()).isEqualTo("Reverse the list.");
    }

    /** Two instances of a task have that task as their parent. */
    @Test
    void whatTheChosenOneWasMadeFromComesAlong() throws Exception {
        var tasks = List.of(TASKS.get(1).withId("b.1").withLineage(Lineage.NONE.withParent("b")));
        var example = Example.ofInstruction("Reverse the list.")
                .with("next", "Add up the numbers.")
                .withLineage(Lineage.NONE.withParent("x").withDemonstrations(List.of("b.1")));
        var made = MATCH.apply(example, ScriptedContext.saying("").withValue("tasks", tasks));
        assertThat(passed(made).lineage().parents()).containsExactly("x", "b", "b.1");
    }

    @Test
    void aParentIsNamedOnce() throws Exception {
        assertThat(passed(of(MATCH, "Add up the numbers.", "b")).lineage().parents())
                .containsExactly("b");
    }

    @Test
    void rejectsWhatCopiesNothingThatWasShown() throws Exception {
        // One word of five and four.
        assertThat(rejection(of(MATCH, "Translate the sentence into French.", "a", "b")))
                .isEqualTo("match:none-near 0.22222222222222224");
        assertThat(rejection(of(MATCH, "", "a"))).isEqualTo("match:none-near 0.0");
        assertThat(rejection(of(MATCH, "Add up the numbers."))).isEqualTo("match:none-near 0.0");
    }

    @Test
    void asNearAsIsWantedIsNearEnough() throws Exception {
        // Three of four words each way.
        assertThat(passed(of(match("tasks", 0.75), "Add up these numbers.", "b"))
                        .more())
                .containsEntry("next", "Add up the numbers.");
        assertThat(rejection(of(match("tasks", 0.76), "Add up these numbers.", "b")))
                .isEqualTo("match:none-near 0.75");
    }

    @Test
    void knowsSeedTasksAndTheStagesOwn() throws Exception {
        assertThat(passed(of(match("seeds", 0.8), "Add up the numbers.", "s1"))
                        .lineage()
                        .parents())
                .containsExactly("b", "s1");
        assertThat(MATCH.pool()).isEqualTo("tasks");
        assertThat(MATCH.readsOfPool()).containsExactly("instruction");
    }

    @Test
    void refusesWhatIsNoScore() {
        assertThatThrownBy(() -> match("tasks", 1.1)).hasMessage("near must be from 0 to 1 but was 1.1");
        assertThatThrownBy(() -> match("tasks", -0.1)).hasMessage("near must be from 0 to 1 but was -0.1");
    }
}
