package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnTest {

    private static final Turn TURN = new Turn(new Turn.Options("said", "answered", "turns"));

    private static Example after(Example example, String said, String answered) throws Exception {
        var asked = example.with("said", said).with("answered", answered);
        return ((StepResult.Passed) TURN.apply(asked, ScriptedContext.saying(""))).example();
    }

    @Test
    void addsAnExchangeToThoseBefore() throws Exception {
        var once = after(Example.of("Why?", "", "So."), "And ${then}?", "Thus.");
        var twice = after(once, "Really?", "Yes.");

        assertThat(twice.more().get("turns"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "content", "And ${then}?"),
                        Map.of("role", "assistant", "content", "Thus."),
                        Map.of("role", "user", "content", "Really?"),
                        Map.of("role", "assistant", "content", "Yes.")));
        assertThat(((List<?>) once.more().get("turns"))).hasSize(2);
    }

    @Test
    void beginsAnewWhereTheFieldHoldsNoConversation() throws Exception {
        var example = after(Example.of("Why?", "", "So.").with("turns", "none"), "Really?", "Yes.");

        assertThat(((List<?>) example.more().get("turns"))).hasSize(2);
        assertThat(TURN.reads()).containsExactlyInAnyOrder("said", "answered");
        assertThat(TURN.sets()).containsExactly("turns");
    }
}
