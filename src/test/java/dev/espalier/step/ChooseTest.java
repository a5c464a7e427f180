package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.step.Choose.Branch;
import dev.espalier.step.Choose.By;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChooseTest {

    private static Branch branch(String name, double weight, @Nullable String when) {
        return new Branch(
                name,
                weight,
                when,
                List.of(new NamedStep(
                        "mark", (example, context) -> new StepResult.Passed(example.withInstruction(name)))));
    }

    private static String taken(Choose choose, Example example, StepContext context) throws Exception {
        var passed = (StepResult.Passed) choose.apply(example, context);
        assertThat(passed.example().more())
                .containsEntry("branch", passed.example().instruction());
        return passed.example().instruction();
    }

    @Test
    void drawsBranchesByWeightAndNeverOneWithoutWeight() throws Exception {
        var choose = new Choose(
                new Choose.Options(By.WEIGHT, "", "branch"),
                List.of(branch("often", 3, null), branch("never", 0, null), branch("seldom", 1, null)));
        var counts = new TreeMap<String, Integer>();
        var context = ScriptedContext.saying("");
        for (int i = 0; i < 4000; i++) {
            counts.merge(taken(choose, Example.ofInstruction(""), context), 1, Integer::sum);
        }
        assertThat(counts).containsOnlyKeys("often", "seldom");
        assertThat(counts.get("often")).isBetween(2850, 3150);
    }

    @Test
    void takesTheBranchOfAFieldsValueOrTheOneForAllOthers() throws Exception {
        var choose = new Choose(
                new Choose.Options(By.FIELD, "kind", "branch"),
                List.of(branch("one", 1, "a"), branch("other", 1, null)));
        var context = ScriptedContext.saying("");
        assertThat(taken(choose, Example.ofInstruction("").with("kind", "a"), context))
                .isEqualTo("one");
        assertThat(taken(choose, Example.ofInstruction("").with("kind", "b"), context))
                .isEqualTo("other");
        assertThat(choose.reads()).containsExactly("kind");
    }

    @Test
    void rejectsAValueForWhichThereIsNoBranch() throws Exception {
        var choose = new Choose(new Choose.Options(By.FIELD, "kind", ""), List.of(branch("one", 1, "a")));
        var result = choose.apply(Example.ofInstruction("").with("kind", "b"), ScriptedContext.saying(""));
        assertThat(((StepResult.Rejected) result).rejection().reason()).isEqualTo("choose:no-branch");
    }

    @Test
    void takesTurnsByItemAndRound() throws Exception {
        var choose = new Choose(
                new Choose.Options(By.TURN, "", "branch"), List.of(branch("a", 1, null), branch("b", 1, null)));
        var context = ScriptedContext.saying("");
        var example = Example.ofInstruction("");
        assertThat(taken(choose, example, context)).isEqualTo("a");
        assertThat(taken(choose, example.with("round", 1L), context)).isEqualTo("b");
        assertThat(taken(choose, example.with("round", 2L), context)).isEqualTo("a");
        assertThat(taken(choose, example, context.ofItem(1))).isEqualTo("b");
        assertThat(taken(choose, example.with("round", 2L), context.ofItem(1))).isEqualTo("b");
    }

    @Test
    void refusesAChoiceWithoutAWayToGo() {
        var options = new Choose.Options(By.WEIGHT, "", "branch");
        assertThatThrownBy(() -> new Choose(options, List.of(branch("never", 0, null))))
                .hasMessageContaining("weight above 0");
        assertThatThrownBy(() -> new Choose.Options(By.FIELD, "", "branch"))
                .hasMessageContaining("field must be given");
    }
}
