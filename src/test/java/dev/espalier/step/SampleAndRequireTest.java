package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeedTask.Instance;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SampleAndRequireTest {

    private static final List<SeedTask> SEEDS = List.of(
            new SeedTask("s1", "", "Sort.", List.of(new Instance("b a", "a b")), false),
            new SeedTask("s2", "", "Is it?", List.of(), true));

    private static final Example BLANK = Example.ofInstruction("");

    private static Sample sample(String from, List<String> list, int count, String field, String is, String where) {
        return new Sample(new Sample.Options(from, list, count, field, "shown", is, where, Sample.Input.ANY, 1), SEEDS);
    }

    private static Example passed(Step step, Example example, StepContext context) throws Exception {
        return ((StepResult.Passed) step.apply(example, context)).example();
    }

    @Test
    void drawsSeedTasksWithTheirFirstInstanceAndRemembersWhich() throws Exception {
        var drawn = passed(sample("seeds", List.of(), 9, "", "", ""), BLANK, ScriptedContext.saying(""));
        assertThat(drawn.more().get("shown"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder(
                        Map.of("instruction", "Sort.", "input", "b a", "output", "a b"),
                        Map.of("instruction", "Is it?", "input", "", "output", ""));
        assertThat(drawn.lineage().demonstrations()).containsExactlyInAnyOrder("s1", "s2");
    }

    @Test
    void drawsOnlyThoseWithAValue() throws Exception {
        var step = sample("seeds", List.of(), 1, "instruction", "true", "is_classification");
        assertThat(passed(step, BLANK, ScriptedContext.saying("")).more()).containsEntry("shown", "Is it?");
    }

    @Test
    void drawsFromWhatAnEarlierStageCameTo() throws Exception {
        var skills = List.of(
                BLANK.with("skill", "chess").withId("r-1"),
                BLANK.with("skill", "go").withId("r-2"));
        var drawn = passed(
                sample("skills", List.of(), 2, "skill", "", ""),
                BLANK,
                ScriptedContext.saying("").withValue("skills", skills));
        assertThat(drawn.more().get("shown"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("chess", "go");
        assertThat(sample("skills", List.of(), 2, "skill", "x", "kind").pool()).isEqualTo("skills");
        assertThat(sample("skills", List.of(), 2, "skill", "x", "kind").readsOfPool())
                .containsExactlyInAnyOrder("skill", "kind");
        assertThat(sample("", List.of("a"), 2, "", "", "").readsOfPool()).isEmpty();
    }

    @Test
    void drawsFromAListOfTheRecipe() throws Exception {
        var drawn = passed(sample("", List.of("a", "b"), 1, "", "", ""), BLANK, ScriptedContext.saying(""));
        assertThat(drawn.more().get("shown")).isIn("a", "b");
    }

    @Test
    void rejectsWhereThereIsNothingToDraw() throws Exception {
        var result = sample("own", List.of(), 1, "", "", "").apply(BLANK, ScriptedContext.saying(""));
        assertThat(((StepResult.Rejected) result).rejection().reason()).isEqualTo("sample:empty-pool");
    }

    @Test
    void refusesOptionsThatSayNothingOrTooMuch() {
        assertThatThrownBy(() -> sample("", List.of(), 1, "", "", "")).hasMessageContaining("either from or list");
        assertThatThrownBy(() -> sample("seeds", List.of("a"), 1, "", "", ""))
                .hasMessageContaining("either from or list");
        assertThatThrownBy(() -> sample("seeds", List.of(), 0, "", "", "")).hasMessageContaining("count");
        assertThatThrownBy(() -> sample("seeds", List.of(), 1, "", "x", "")).hasMessageContaining("belong together");
    }

    private static Require require(
            List<String> oneOf, List<String> noneOf, @Nullable Double min, @Nullable Double max) {
        return new Require(new Require.Options("score", oneOf, noneOf, min, max));
    }

    @ParameterizedTest
    @CsvSource({
        "3, ",
        "2.9999, require:too-low",
        "5, ",
        "5.1, require:too-high",
        "x, require:no-number",
        "NaN, require:too-low",
    })
    void boundsANumber(String score, @Nullable String reason) throws Exception {
        var result =
                require(List.of(), List.of(), 3.0, 5.0).apply(BLANK.with("score", score), ScriptedContext.saying(""));
        assertThat(
                        result instanceof StepResult.Rejected rejected
                                ? rejected.rejection().reason()
                                : null)
                .isEqualTo(reason);
    }

    @Test
    void asksForOneOfSomeValuesOrForNone() throws Exception {
        var context = ScriptedContext.saying("");
        var yes = BLANK.with("score", true);
        assertThat(require(List.of("true"), List.of(), null, null).apply(yes, context))
                .isInstanceOf(StepResult.Passed.class);
        assertThat(require(List.of("false"), List.of(), null, null).apply(yes, context))
                .isInstanceOf(StepResult.Rejected.class);
        assertThat(require(List.of(), List.of("true"), null, null).apply(yes, context))
                .isInstanceOf(StepResult.Rejected.class);
        assertThatThrownBy(() -> require(List.of(), List.of(), null, null)).hasMessageContaining("must be given");
    }

    @Test
    void drawsOnlyTasksThatNeedAnInputOrThoseThatDoNot() {
        for (var input : List.of(Sample.Input.NEEDED, Sample.Input.NONE)) {
            var sample = new Sample(
                    new Sample.Options("own", List.of(), 9, "instruction", "shown", "", "", input, 0), List.of());
            var pool = List.of(Example.of("with", "x", ""), Example.of("without", "", ""));
            var result = sample.apply(
                    Example.ofInstruction(""), ScriptedContext.saying("").withPool(pool));
            assertThat(((StepResult.Passed) result).example().more().get("shown"))
                    .isEqualTo(List.of(input == Sample.Input.NEEDED ? "with" : "without"));
        }
    }

    @Test
    void anEmptyPoolMayBeAllowed() {
        var options = new Sample.Options("own", List.of(), 2, "", "shown", "", "", Sample.Input.ANY, 0);
        var result = new Sample(options, List.of()).apply(Example.ofInstruction(""), ScriptedContext.saying(""));
        assertThat(((StepResult.Passed) result).example().more()).containsEntry("shown", List.of());
    }
}
