package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.model.Example;
import dev.espalier.model.Rejection;
import dev.espalier.step.Repeat.Keep;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RepeatTest {

    private static final NamedStep GROW = new NamedStep(
            "grow", (example, context) -> new StepResult.Passed(example.withInstruction(example.instruction() + "+")));

    /** Rejects what a round after the first made of the first. */
    private static final NamedStep NOT_TWO = new NamedStep(
            "not-two",
            (example, context) -> example.instruction().equals("a++")
                            && !Long.valueOf(0).equals(example.more().get("round"))
                    ? new StepResult.Rejected(example, new Rejection("not-two:two", "it is"))
                    : new StepResult.Passed(example));

    private static List<Outcome> run(Keep keep, int times, NamedStep... steps) throws Exception {
        var repeat = new Repeat(new Repeat.Options(times, keep), List.of(steps));
        var result = repeat.apply(Example.ofInstruction("a"), ScriptedContext.saying(""));
        return ((StepResult.Replaced) result).outcomes();
    }

    private static List<String> texts(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> (outcome instanceof Outcome.Failed failed ? "failed by " + failed.by() + " " : "")
                        + outcome.example().instruction() + " "
                        + outcome.example().more().get("round") + " of "
                        + outcome.parent())
                .toList();
    }

    @Test
    void everyRoundWorksOnWhatTheLastOneMade() throws Exception {
        assertThat(texts(run(Keep.MADE, 3, GROW))).containsExactly("a+ 1 of -1", "a++ 2 of 0", "a+++ 3 of 1");
    }

    @Test
    void aRoundThatFailsKeepsItsParentForTheNext() throws Exception {
        assertThat(texts(run(Keep.MADE, 3, GROW, NOT_TWO)))
                .containsExactly("a+ 1 of -1", "failed by not-two a++ 2 of 0", "failed by not-two a++ 3 of 0");
    }

    @Test
    void whatCameInGoesOnTooIfAllIsKept() throws Exception {
        assertThat(texts(run(Keep.ALL, 1, GROW))).containsExactly("a 0 of -1", "a+ 1 of 0");
    }

    @Test
    void onlyTheLastGoesOnIfThatIsKept() throws Exception {
        assertThat(texts(run(Keep.LAST, 3, GROW, NOT_TWO)))
                .containsExactly("failed by not-two a++ 2 of -1", "failed by not-two a++ 3 of -1", "a+ 1 of -1");
    }

    @Test
    void aStepThatMakesSeveralIsFollowedByItsLast() throws Exception {
        var twins = new NamedStep(
                "twins",
                (example, context) -> new StepResult.Replaced(List.of(
                        new Outcome.Made(example.withInstruction(example.instruction() + "l")),
                        new Outcome.Made(example.withInstruction(example.instruction() + "r")))));
        assertThat(texts(run(Keep.MADE, 2, twins, GROW)))
                .containsExactly("al+ 1 of -1", "ar+ 1 of -1", "ar+l+ 2 of 1", "ar+r+ 2 of 1");
    }

    @Test
    void stepsOfEachRoundHavePlacesOfTheirOwn() throws Exception {
        var context = ScriptedContext.saying("x");
        var asks = new NamedStep("asks", (example, inside) -> {
            inside.ask("teacher", List.of(Message.user("?")), new Operation("o", Map.of()));
            return new StepResult.Passed(example);
        });
        new Repeat(new Repeat.Options(2, Keep.MADE), List.of(asks)).apply(Example.ofInstruction("a"), context);
        assertThat(context.asked())
                .extracting(ScriptedContext.Asked::within)
                .containsExactly("round-1/asks", "round-2/asks");
    }

    @Test
    void endsEarlyOnceAFieldHasTheValue() throws Exception {
        var repeat = new Repeat(new Repeat.Options(5, Keep.LAST, "instruction", List.of("a++")), List.of(GROW));
        var result = repeat.apply(Example.ofInstruction("a"), ScriptedContext.saying(""));
        assertThat(texts(((StepResult.Replaced) result).outcomes())).containsExactly("a++ 2 of -1");
        assertThatThrownBy(() -> new Repeat.Options(5, Keep.LAST, "", List.of("x")))
                .hasMessage("until and is belong together");
    }
}
