package dev.espalier.catalog;

import static dev.espalier.catalog.RecipeRun.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.catalog.RecipeRun.Result;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.model.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each trap of the stages after the first of Self-Instruct (Wang et al. 2022, and its released code), held by the recipe as it comes. */
final class SelfInstructInstancesTest {

    private static final String[] COMPAT = {"compat=true"};
    private static final String[] GENTLE = {};

    @TempDir
    private Path temp;

    private Map<String, Object> classified(String... replies) throws IOException {
        var all = new ArrayList<>(List.of(" " + words(1, 5)));
        all.addAll(List.of(replies));
        var model = ScriptedModel.inOrder(all.toArray(String[]::new));
        return RecipeRun.of("self-instruct").items(1, 2, model, temp).accepted().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "yes", "YES", " Yes", "Yes.", "**Yes**", "Yes, it is.", "Is it classification? Yes"})
    void takesYesForClassification(String reply) throws IOException {
        assertThat(classified(reply)).containsEntry("is_classification", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "no", "NO", "Maybe", "Yesterday", "", "It depends.", "I'm sorry, but no."})
    void takesAnythingElseForNoClassification(String reply) throws IOException {
        assertThat(classified(reply)).containsEntry("is_classification", false);
    }

    @Test
    void showsTwelveSeedsThatAreClassificationAndNineteenThatAreNot() throws IOException {
        var model = ScriptedModel.inOrder(" " + words(1, 5) + "\n10. " + words(2, 5), "No", "No");
        RecipeRun.of("self-instruct").items(1, 2, model, temp);
        var asked = model.requests("is-classification");
        var prompts = asked.stream()
                .map(request -> request.messages().get(0).content())
                .toList();
        assertThat(prompts.get(0).split("Is it classification\\? Yes\\n", -1)).hasSize(13);
        assertThat(prompts.get(0).split("Is it classification\\? No\\n", -1)).hasSize(20);
        assertThat(prompts.get(0)).endsWith("\n\nTask: " + words(1, 5) + "\nIs it classification?");
        assertThat(prompts.get(1))
                .as("the same demonstrations")
                .isEqualTo(prompts.get(0).replace(words(1, 5), words(2, 5)));
    }

    private Result instances(String[] sets, boolean classification, Reply... replies) throws IOException {
        var examples = IntStream.range(0, replies.length)
                .mapToObj(i -> Example.ofInstruction(words(i, 5)).with(Example.IS_CLASSIFICATION, classification))
                .toList();
        return RecipeRun.of("self-instruct").set(sets).lastStage(examples, ScriptedModel.inOrder(replies), temp);
    }

    private Result inputFirst(String reply) throws IOException {
        return instances(GENTLE, false, Reply.of(reply));
    }

    @Test
    void asksForTheLabelFirstInClassificationAndForTheInputFirstOtherwise() throws IOException {
        var model = new ScriptedModel(request -> Reply.of(
                switch (request.operation().name()) {
                    case "propose-instructions" -> " " + words(1, 5) + "\n10. " + words(2, 5);
                    case "is-classification" ->
                        words(1, 5).equals(request.operation().variables().get("instruction")) ? "Yes" : "No";
                    default ->
                        request.operation().variables().get("layout").equals("output-first")
                                ? "Class label: red\nrose"
                                : "Output: violet";
                }));
        var result = RecipeRun.of("self-instruct").items(1, 3, model, temp);
        var prompts = model.requests("make-instances").stream()
                .map(request -> request.messages().get(0).content())
                .toList();
        assertThat(prompts).hasSize(2);
        assertThat(prompts.get(0))
                .contains("\nClass label: ")
                .doesNotContain("\nOutput: ")
                .endsWith("Task: " + words(1, 5));
        assertThat(prompts.get(1))
                .contains("\nOutput: ")
                .doesNotContain("\nClass label: ")
                .endsWith("Task: " + words(2, 5));
        assertThat(result.instances()).containsExactly("rose -> red", " -> violet");
    }

    @Test
    void rejectsAnInstanceWhoseInputIsItsOutputOrWhoseFieldsEndInAColon() throws IOException {
        var result = inputFirst("""
                Example 1
                Input: one
                Output: one

                Example 2
                Input: two:
                Output: 2

                Example 3
                Input: three
                Output: It is:

                Example 4
                Input: four
                Output:

                Example 5
                Input: five
                Output: 5
                """);
        assertThat(result.instances()).containsExactly("five -> 5");
        assertThat(result.rejected("reason"))
                .containsExactly(
                        "input-equals-output:equal", "colon-ending:colon", "colon-ending:colon", "empty-field:empty");
    }

    @Test
    void rejectsAllInstancesOfAnInstructionThatGivesOneInputTwoOutputs() throws IOException {
        var contradicting = "Input: 1\nOutput: odd\n\nInput: 1\nOutput: even\n\nInput: 2\nOutput: even";
        var sound = "Input: 1\nOutput: odd\n\nInput: 2\nOutput: even";
        var result = instances(GENTLE, false, Reply.of(contradicting), Reply.of(sound));
        assertThat(result.instances()).containsExactly("1 -> odd", "2 -> even");
        assertThat(result.accepted("id")).containsExactly("run-1.0", "run-1.1");
        assertThat(result.rejected("reason")).hasSize(3).containsOnly("contradicting-instances:same-input");
    }

    @Test
    void anInvalidInstanceContradictsNobodyBecauseItIsRejectedFirst() throws IOException {
        var result = inputFirst("Input: 1\nOutput: odd\n\nInput: 1\nOutput: The answer is:");
        assertThat(result.instances()).containsExactly("1 -> odd");
        assertThat(result.rejected("reason")).containsExactly("colon-ending:colon");
    }

    @Test
    void differentOutputsWithoutInputDoNotContradict() throws IOException {
        var result = inputFirst("Example 1\nOutput: red\n\nExample 2\nOutput: blue");
        assertThat(result.instances()).containsExactly(" -> red", " -> blue");
    }

    @Test
    void equalInstancesBecomeOneBeforeTheySeemTooMany() throws IOException {
        var reply = new StringBuilder();
        for (int i : new int[] {1, 2, 2, 2, 3, 4, 5}) {
            reply.append("Input: ").append(i).append("\nOutput: n").append(i).append("\n\n");
        }
        var result = inputFirst(reply.toString());
        assertThat(result.instances()).containsExactly("1 -> n1", "2 -> n2", "3 -> n3", "4 -> n4", "5 -> n5");
        assertThat(result.rejected("reason")).containsExactly("exact-duplicate:same", "exact-duplicate:same");
    }

    @Test
    void ofMoreThanFiveInstancesARandomFiveRemainInTheirOrder() throws IOException {
        var reply = new StringBuilder();
        for (int i = 10; i < 30; i++) {
            reply.append("Input: ").append(i).append("\nOutput: n").append(i).append("\n\n");
        }
        var result = instances(GENTLE, false, Reply.of(reply.toString()), Reply.of("Output: x"));
        var kept = result.instances().subList(0, 5);
        assertThat(kept).isSorted().doesNotHaveDuplicates();
        assertThat(kept).isNotEqualTo(List.of("10 -> n10", "11 -> n11", "12 -> n12", "13 -> n13", "14 -> n14"));
        assertThat(result.instances()).hasSize(6);
        assertThat(result.rejected("reason")).hasSize(15).containsOnly("sample-siblings:over-cap");
    }

    @Test
    void aTimeOfDayAndAFieldNameStayInTheInput() throws IOException {
        var result = inputFirst(
                "Input: Train leaves 10:30\nOutput: half past ten\n\nExample 2\nParagraph: It rains.\nOutput: wet");
        assertThat(result.instances())
                .containsExactly("Train leaves 10:30 -> half past ten", "Paragraph: It rains. -> wet");
    }

    @Test
    void anExampleHeadWithinAnInputIsTextUnlessCompat() throws IOException {
        var reply = Reply.of("Example 1\nInput: See Example 2 of the book\nOutput: done");
        assertThat(instances(GENTLE, false, reply).instances()).containsExactly("See Example 2 of the book -> done");
    }

    @Test
    void compatSplitsAtAnExampleHeadWithinAnInput() throws IOException {
        var reply = Reply.of("Example 1\nInput: See Example 2 of the book\nOutput: done");
        var result = instances(COMPAT, false, reply);
        assertThat(result.instances()).containsExactly("of the book -> done");
        assertThat(result.rejected("reason")).containsExactly("input-equals-output:equal");
    }

    @Test
    void theLastInstanceOfAReplyThatWasCutOffIsRejected() throws IOException {
        var result = instances(GENTLE, false, ScriptedModel.cutOff("Input: 1\nOutput: odd\n\nInput: 2\nOutput: ev"));
        assertThat(result.instances()).containsExactly("1 -> odd");
        assertThat(result.rejected("reason")).containsExactly("generate-instances:truncated");
        assertThat(result.rejected("unread"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void aReplyInAnotherLayoutStandsInTheLedgerAsItCame() throws IOException {
        var result = instances(GENTLE, true, Reply.of("The label is red."));
        assertThat(result.rejected("reason")).containsExactly("generate-instances:no-instance");
        assertThat(result.rejected("unread")).containsExactly("The label is red.");
    }

    @Test
    void aBlockedPromptIsRejectedAndTheOthersGoOn() throws IOException {
        var result =
                instances(GENTLE, false, new Reply("", Finish.CONTENT_FILTER, Reply.Usage.NONE), Reply.of("Output: x"));
        assertThat(result.instances()).containsExactly(" -> x");
        assertThat(result.rejected("reason")).containsExactly("generate-instances:content-filter");
    }
}
