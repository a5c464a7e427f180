package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.model.SeedTask;
import dev.espalier.model.SeededRandom;
import dev.espalier.prompt.PromptTemplate;
import dev.espalier.step.GenerateInstructions.Capitalise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GenerateInstructionsTest {

    private static final PromptTemplate PROMPT = PromptTemplate.of("p", "${demonstrations}\n${next-number}.");

    private final List<String> prompts = new ArrayList<>();

    private StepContext context(List<Example> pool, String reply) {
        return new StepContext() {
            @Override
            public SeededRandom random() {
                return SeededRandom.of(1);
            }

            @Override
            public List<Example> pool() {
                return pool;
            }

            @Override
            public Answer ask(String model, List<Message> messages, Operation operation) {
                prompts.add(messages.get(0).content());
                return new Answer(Reply.of(reply), new CallRef("s/x", "0", "m"));
            }
        };
    }

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
        var result = step(Capitalise.FIRST).apply(Example.ofInstruction(""), context(pool, "Sort it."));
        assertThat(((StepResult.Replaced) result).outcomes())
                .extracting(outcome -> outcome.example().instruction())
                .containsExactly("Sort it.");
        assertThat(prompts.get(0)).contains("Name a plum.").doesNotContain("\n3. Do");
    }

    @ParameterizedTest
    @EnumSource(Capitalise.class)
    void capitalisesAsTheOptionSays(Capitalise capitalise) throws Exception {
        var result = step(capitalise).apply(Example.ofInstruction(""), context(List.of(), "is NASA in the USA?"));
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
