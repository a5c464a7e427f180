package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.Rejection;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Steps on lists that an example holds. */
final class ListsTest {

    private static final Example EXAMPLE = Example.of("i", "", "")
            .with("list", List.of("be brief", "be very brief", "use no digits"))
            .with("one", "end with a bow");

    private static StepResult draw(List<String> fields, int count, int upTo, double apart) {
        return new Draw(new Draw.Options(fields, count, upTo, apart, "drawn"))
                .apply(EXAMPLE, ScriptedContext.saying(""));
    }

    private static Object drawn(List<String> fields, int count, int upTo, double apart) {
        return ((StepResult.Passed) draw(fields, count, upTo, apart))
                .example()
                .more()
                .get("drawn");
    }

    @Test
    void drawsFromSeveralListsAndTextsAsOne() {
        assertThat(drawn(List.of("list", "one"), 9, 0, 1.0))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrder("be brief", "be very brief", "use no digits", "end with a bow");
        assertThat(drawn(List.of("one"), 1, 0, 1.0)).isEqualTo("end with a bow");
        assertThat(drawn(List.of("one"), 1, 2, 1.0)).isEqualTo(List.of("end with a bow"));
    }

    @Test
    void drawsNoTwoThatAreTooNear() {
        assertThat(drawn(List.of("list"), 3, 0, 0.6))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .contains("use no digits");
        // ROUGE-L of the two is 0.8, and exactly 0.8 is not too near.
        assertThat(drawn(List.of("list"), 3, 0, 0.8))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void drawsNoConstraintTwiceInOtherWords() {
        var said = EXAMPLE.with("list", List.of("Do not use any digits.", "Leave digits out of your text."));
        var step = new Draw(new Draw.Options(List.of("list"), 1, 2, 0.9, "drawn"));
        for (int i = 0; i < 20; i++) {
            var context = ScriptedContext.saying("").within(String.valueOf(i));
            assertThat(((StepResult.Passed) step.apply(said, context))
                            .example()
                            .more()
                            .get("drawn"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(1);
        }
    }

    @Test
    void rejectsWhereThereIsNothingToDraw() {
        assertThat(((StepResult.Rejected) draw(List.of("none"), 1, 0, 1.0))
                        .rejection()
                        .reason())
                .isEqualTo("draw:nothing");
        assertThatThrownBy(() -> new Draw.Options(List.of("a"), 3, 2, 1.0, "b"))
                .hasMessageStartingWith("up-to must be count (3) or more");
    }

    @Test
    void spreadsAListInItsOrder() {
        var spread = new Spread(new Spread.Options("list", "instruction", "level", false));
        var outcomes = ((StepResult.Replaced) spread.apply(EXAMPLE, ScriptedContext.saying(""))).outcomes();
        assertThat(outcomes)
                .extracting(outcome -> outcome.example().instruction() + " "
                        + outcome.example().more().get("level"))
                .containsExactly("be brief 1", "be very brief 2", "use no digits 3");
        assertThat(outcomes.get(0).example().more()).doesNotContainKey("list");
        assertThat(((StepResult.Rejected) new Spread(new Spread.Options("one", "instruction", "", false))
                                .apply(EXAMPLE, ScriptedContext.saying("")))
                        .rejection()
                        .reason())
                .isEqualTo("spread:no-list");
    }

    /** Asks nothing, but leaves a call behind, and rejects what says "very". */
    private static final NamedStep SHOUT = new NamedStep("shout", (example, context) -> {
        var called = example.withLineage(example.lineage().withCall(new CallRef("s", "0", "m")));
        var text = example.text("said").orElse("");
        return text.contains("very")
                ? new StepResult.Rejected(called, new Rejection("shout:very", "too much"))
                : new StepResult.Passed(called.with("said", text + "!"));
    });

    @Test
    void oneElementAloneMayGoOnAsTheExampleItself() throws Exception {
        var alone = new Spread(new Spread.Options("list", "kept", "number", true));
        var example = Example.of("a", "", "").withId("x").with("list", List.of("one"));

        assertThat(((StepResult.Passed) alone.apply(example, ScriptedContext.saying(""))).example())
                .isEqualTo(
                        Example.of("a", "", "").withId("x").with("kept", "one").with("number", 1L));
        assertThat(((StepResult.Passed) alone.apply(example.with("list", "text"), ScriptedContext.saying("")))
                        .example()
                        .id())
                .isEqualTo("x");
        assertThat(alone.apply(example.with("list", List.of("one", "two")), ScriptedContext.saying("")))
                .isInstanceOf(StepResult.Replaced.class);
        assertThat(alone.apply(example.without("list"), ScriptedContext.saying("")))
                .isInstanceOf(StepResult.Rejected.class);
    }

    @Test
    void worksOnEachElementAndKeepsWhatComesThroughWithAllCalls() throws Exception {
        var each = new Each(new Each.Options("list", "said", "said", "kept"), List.of(SHOUT));
        var passed = (StepResult.Passed) each.apply(EXAMPLE, ScriptedContext.saying(""));
        assertThat(passed.example().more())
                .containsEntry("kept", List.of("be brief!", "use no digits!"))
                .doesNotContainKey("said");
        assertThat(passed.example().lineage().calls()).hasSize(3);
        assertThat(each.reads()).containsExactly("list");
    }

    @Test
    void takesTheFieldsOfElementsThatAreMappings() throws Exception {
        var each = new Each(new Each.Options("rows", "", "instruction", "kept"), List.of());
        var rows = List.of(Map.of("instruction", "a", "input", "b"), Map.of("instruction", "c"));
        var passed = (StepResult.Passed) each.apply(EXAMPLE.with("rows", rows), ScriptedContext.saying(""));
        assertThat(passed.example().more()).containsEntry("kept", List.of("a", "c"));
        assertThat(passed.example().instruction()).isEqualTo("i");
    }

    @Test
    void takesATextForAListOfOne() throws Exception {
        var each = new Each(new Each.Options("one", "said", "said", "kept"), List.of(SHOUT));
        var passed = (StepResult.Passed) each.apply(EXAMPLE, ScriptedContext.saying(""));
        assertThat(passed.example().more()).containsEntry("kept", List.of("end with a bow!"));
    }

    @Test
    void nothingComesOfAnEmptyList() throws Exception {
        var each = new Each(new Each.Options("none", "said", "said", "kept"), List.of(SHOUT));
        var passed = (StepResult.Passed) each.apply(EXAMPLE, ScriptedContext.saying(""));
        assertThat(passed.example().more()).containsEntry("kept", List.of());
        assertThat(passed.example().lineage().calls()).isEmpty();
        assertThat(new Spread(new Spread.Options("kept", "said", "", false))
                        .apply(passed.example(), ScriptedContext.saying("")))
                .isInstanceOf(StepResult.Rejected.class);
        assertThat(((StepResult.Replaced) new Spread(new Spread.Options("list", "said", "", false))
                                .apply(EXAMPLE, ScriptedContext.saying("")))
                        .outcomes())
                .allMatch(Outcome.Made.class::isInstance);
    }
}
