package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.model.Example;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TemplateAndForgetTest {

    private static Example passed(Step step, Example example) throws Exception {
        return ((StepResult.Passed) step.apply(example, ScriptedContext.saying(""))).example();
    }

    @Test
    void writesAFieldFromOthersAndFillsNoSlotOfAValue() throws Exception {
        var template = new Template(new Template.Options("whole", List.of("Q: ${task}"), ""));
        var made = passed(template, Example.of("Say ${input}.", "a", ""));
        assertThat(made.more()).containsEntry("whole", "Q: Say ${input}.\n\na");
        assertThat(template.reads()).containsExactly("instruction");
        assertThat(template.sets()).containsExactly("whole");
    }

    @Test
    void keepsWhichOfSeveralTextsWasDrawn() throws Exception {
        var template = new Template(new Template.Options("output", List.of("one", "two", "three"), "drawn"));
        var context = ScriptedContext.saying("");
        var seen = new HashSet<String>();
        for (int i = 0; i < 50; i++) {
            var made = ((StepResult.Passed) template.apply(Example.ofInstruction("x"), context)).example();
            int drawn = Math.toIntExact((Long) made.more().get("drawn"));
            assertThat(made.output()).isEqualTo(List.of("one", "two", "three").get(drawn - 1));
            seen.add(made.output());
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void takesFieldsAwayAndEmptiesTheMainOnes() throws Exception {
        var forget = new Forget(new Forget.Options(List.of("parent", "input", "absent")));
        var example = Example.of("i", "in", "out").with("parent", "p").with("kept", 1L);
        assertThat(passed(forget, example)).isEqualTo(Example.of("i", "", "out").with("kept", 1L));
    }

    @Test
    void refusesToDoNothing() {
        assertThatThrownBy(() -> new Template.Options("a", List.of(), "")).hasMessageContaining("texts");
        assertThatThrownBy(() -> new Forget.Options(List.of())).hasMessageContaining("fields");
    }
}
