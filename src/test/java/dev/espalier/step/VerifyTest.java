package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.constraint.Constraints;
import dev.espalier.model.Example;
import dev.espalier.step.Verify.Unmet;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Constraints are measured on a text, and a text is held to constraints. */
final class VerifyTest {

    private static final String TRUE_ONE = "Use no more than 3 words.";
    private static final String FALSE_ONE = "Do not use any commas.";
    private static final String FOR_A_JUDGE = "Sound cheerful.";

    private static StepResult verify(Object constraints, Unmet unmet, int min) {
        var example = Values.put(Example.of("i", "", "one, two"), "constraints", constraints);
        return new Verify(new Verify.Options("constraints", "output", unmet, min))
                .apply(example, ScriptedContext.saying(""));
    }

    private static String reason(StepResult result) {
        return ((StepResult.Rejected) result).rejection().reason() + " "
                + ((StepResult.Rejected) result).rejection().value();
    }

    @Test
    void rejectsATextThatDoesNotMeetAConstraintAndNamesItsKind() {
        assertThat(reason(verify(List.of(TRUE_ONE, FALSE_ONE), Unmet.REJECT, 0)))
                .isEqualTo("verify:unmet no-commas");
        assertThat(verify(List.of(TRUE_ONE), Unmet.REJECT, 1)).isInstanceOf(StepResult.Passed.class);
    }

    @Test
    void removesWhatIsNotMetAndLeavesWhatOnlyAJudgeCanTell() {
        var passed = (StepResult.Passed) verify(List.of(FALSE_ONE, FOR_A_JUDGE, TRUE_ONE), Unmet.REMOVE, 1);
        assertThat(passed.example().more().get("constraints"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(FOR_A_JUDGE, TRUE_ONE);
    }

    @Test
    void wantsAsManyMetAsTheRecipeSays() {
        assertThat(reason(verify(List.of(FALSE_ONE, FOR_A_JUDGE), Unmet.REMOVE, 1)))
                .isEqualTo("verify:too-few 0");
        assertThat(reason(verify(List.of(TRUE_ONE), Unmet.REJECT, 2))).isEqualTo("verify:too-few 1");
    }

    @Test
    void findsConstraintsInAText() {
        var order = "Name two numbers. " + TRUE_ONE + " Thanks.";
        assertThat(verify(order, Unmet.REJECT, 1)).isInstanceOf(StepResult.Passed.class);
        assertThat(reason(verify(order + " " + FALSE_ONE, Unmet.REJECT, 1))).isEqualTo("verify:unmet no-commas");
        assertThat(reason(verify("Name two numbers.", Unmet.REJECT, 1))).isEqualTo("verify:too-few 0");
    }

    @Test
    void whatWasExtractedIsVerified() {
        var example = Example.of("i", "", "The lantern hangs in the harbour. It shines!\nAll night.");
        var extract = new ExtractConstraints(new ExtractConstraints.Options("output", "constraints", List.of(), 0));
        var extracted = ((StepResult.Passed) extract.apply(example, ScriptedContext.saying(""))).example();
        var sentences = (List<?>) extracted.more().get("constraints");
        assertThat(sentences)
                .hasSizeGreaterThan(6)
                .allSatisfy(sentence ->
                        assertThat(Constraints.understand(sentence.toString())).isPresent());
        assertThat(new Verify(new Verify.Options("constraints", "output", Unmet.REJECT, sentences.size()))
                        .apply(extracted, ScriptedContext.saying("")))
                .isInstanceOf(StepResult.Passed.class);
    }

    @Test
    void extractsOnlyTheKindsAndAsManyAsWanted() {
        var options = new ExtractConstraints.Options("output", "hint", List.of("max-words", "no-digits"), 1);
        var example = Example.of("i", "", "Three small words");
        var hint = ((StepResult.Passed) new ExtractConstraints(options).apply(example, ScriptedContext.saying("")))
                .example()
                .text("hint")
                .orElseThrow();
        assertThat(Constraints.understand(hint).orElseThrow().name()).isIn("max-words", "no-digits");
        assertThat(reason(
                        new ExtractConstraints(new ExtractConstraints.Options("output", "hint", List.of("bullets"), 0))
                                .apply(example, ScriptedContext.saying(""))))
                .isEqualTo("extract-constraints:none output");
        assertThatThrownBy(() -> new ExtractConstraints.Options("output", "hint", List.of("nice"), 0))
                .hasMessageStartingWith("there is no kind of constraint \"nice\"; there are max-words, ");
    }
}
