package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.model.Example;
import dev.espalier.model.SeedTask;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.step.GenerateInstructions.Capitalise;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GenerateInstructionsTest {

    private static final PromptTemplate PROMPT = PromptTemplate.of("p", "${demonstrations}\n${next-number}.");

    private static GenerateInstructions step(Capitalise capitalise) {
        var options = new GenerateInstructions.Options("teacher", "p", 2, 1, 3, false, capitalise, false);
        return new GenerateInstructions(
                options, PROMPT, List.of(new SeedTask("seed-1", "", "Name a plum.", List.of(), false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3. Do this first",
                "Let me know what a plum is.",
                "Note: a plum",
                "**Bold** words",
                "a\nb ${count}\u0000"
            })
    void whateverAReplyBroughtIntoThePoolDoesNotStopIt(String instruction) throws Exception {
        var pool = List.of(Example.ofInstruction(instruction).withId("run-1"));
        var context = ScriptedContext.saying("Sort it.").withPool(pool);
        var result = step(Capitalise.FIRST).apply(Example.ofInstruction(""), context);
        assertThat(((StepResult.Replaced) result).outcomes())
                .extracting(outcome -> outcome.example().instruction())
                .containsExactly("Sort it.");
        assertThat(context.prompts().get(0)).contains("Name a plum.").doesNotContain("\n3. Do");
    }

    @ParameterizedTest
    @EnumSource(Capitalise.class)
    void capitalisesAsTheOptionSays(Capitalise capitalise) throws Exception {
        var result = step(capitalise).apply(Example.ofInstruction(""), ScriptedContext.saying("is NASA in the USA?"));
        var made = ((StepResult.Replaced) result).outcomes().get(0).example().instruction();
        assertThat(made)
                .isEqualTo(
                        switch (capitalise) {
                            case FIRST -> "Is NASA in the USA?";
                            case SENTENCE -> "Is nasa in the usa?";
                            case NONE -> "is NASA in the USA?";
                        });
    }
}
