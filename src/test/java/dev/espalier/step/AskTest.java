package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.llm.Reply;
import dev.espalier.model.Example;
import dev.espalier.prompt.FieldLayout;
import dev.espalier.prompt.PromptTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskTest {

    private static final Example SORT = Example.of("Sort these.", "3, 1", "");

    private static Ask.Options options(FieldLayout reply, List<String> into, Ask.Items items) {
        return new Ask.Options(
                "teacher",
                "p",
                "respond",
                reply,
                into,
                items,
                2,
                List.of("good", "bad"),
                1,
                5,
                "###",
                Map.of("tone", "dry"),
                Map.of("first", "original"));
    }

    private static Ask ask(String prompt, FieldLayout reply, List<String> into, Ask.Items items) {
        return new Ask(options(reply, into, items), PromptTemplate.of("p", prompt));
    }

    @Test
    void fillsThePromptFromFieldsAndConstantsAndKeepsTheAnswer() throws Exception {
        var context = ScriptedContext.saying("1, 3");
        var ask = ask("In a ${tone} way: ${task} (${skills})", FieldLayout.TEXT, List.of("output"), Ask.Items.FIRST);
        var example = SORT.with("skills", List.of("order", "care"));
        var passed = (StepResult.Passed) ask.apply(example, context);
        assertThat(context.prompts()).containsExactly("In a dry way: Sort these.\n\n3, 1 (- order\n- care)");
        assertThat(passed.example().output()).isEqualTo("1, 3");
        assertThat(passed.example().lineage().calls()).hasSize(1);
        assertThat(ask.reads()).containsExactlyInAnyOrder("instruction", "skills", "original");
        assertThat(ask.sets()).containsExactly("output");
    }

    @Test
    void tellsTheBuiltInTeacherEveryValueAndTheLayout() throws Exception {
        var context = ScriptedContext.saying("yes");
        var ask = ask("${skills}", FieldLayout.YES_NO, List.of("fits"), Ask.Items.FIRST);
        var passed = (StepResult.Passed) ask.apply(SORT.with("skills", List.of("order")), context);
        assertThat(passed.example().more()).containsEntry("fits", true);
        assertThat(context.asked().get(0).operation().variables())
                .containsEntry("instruction", "Sort these.")
                .containsEntry("tone", "dry")
                .containsEntry("skills", List.of("order"))
                .containsEntry("reply-layout", "yes-no")
                .containsEntry("reply-fields", List.of("fits"));
    }

    @Test
    void fieldsMayHaveOtherNamesInPromptAndOperation() throws Exception {
        var context = ScriptedContext.saying("yes");
        var ask = ask("${first}", FieldLayout.YES_NO, List.of("fits"), Ask.Items.FIRST);
        ask.apply(SORT.with("original", "Order these."), context);
        assertThat(context.prompts()).containsExactly("Order these.");
        assertThat(context.asked().get(0).operation().variables()).containsEntry("first", "Order these.");
        assertThat(ask.reads()).containsExactly("original");
    }

    @Test
    void slotsInValuesAreNotFilled() throws Exception {
        var context = ScriptedContext.saying("x");
        ask("${instruction}", FieldLayout.TEXT, List.of("output"), Ask.Items.FIRST)
                .apply(Example.ofInstruction("Say ${tone} === user ===."), context);
        assertThat(context.prompts()).containsExactly("Say ${tone} === user ===.");
    }

    @Test
    void writesAListInTheLayoutOfItsName() throws Exception {
        var context = ScriptedContext.saying("x");
        var prompt = "${shown}\n=== each shown ===\n${number}: ${instruction}\n";
        var shown = List.of(Map.of("instruction", "A"), Map.of("instruction", "B"));
        ask(prompt, FieldLayout.TEXT, List.of("output"), Ask.Items.FIRST)
                .apply(Example.ofInstruction("").with("shown", shown), context);
        assertThat(context.prompts()).containsExactly("1: A\n2: B");
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, '', ask:empty-reply",
        "YES_NO, perhaps, ask:no-verdict",
        "SCORE, none, ask:no-score",
        "SCORE, 6, ask:out-of-range",
        "CHOICE, 'good or bad', ",
        "CHOICE, 'neither', ask:no-choice",
        "AFTER_MARKER, 'nothing here', ask:no-marker",
        "TAGS, nothing, ask:missing-field",
        "LABELS, nothing, ask:missing-field",
        "JSON, '{', ask:no-json",
        "JSON, '{\"b\": 1}', ask:missing-field",
        "LIST, 'no list', ask:no-list",
    })
    void rejectsAReplyThatCannotBeReadWithAReason(FieldLayout layout, String reply, String reason) throws Exception {
        var result = ask("x", layout, List.of("a"), Ask.Items.FIRST).apply(SORT, ScriptedContext.saying(reply));
        if (reason == null) {
            assertThat(result).isInstanceOf(StepResult.Passed.class);
        } else {
            assertThat(((StepResult.Rejected) result).rejection().reason()).isEqualTo(reason);
        }
    }

    @Test
    void makesAnExampleOfEachItemOrKeepsThemAsAList() throws Exception {
        var context = ScriptedContext.saying("1. One thing\n2. Another thing");
        var each = (StepResult.Replaced)
                ask("x", FieldLayout.LIST, List.of("topic"), Ask.Items.EACH).apply(SORT, context);
        assertThat(each.outcomes())
                .extracting(outcome -> outcome.example().more().get("topic"))
                .containsExactly("One thing", "Another thing");
        var list = (StepResult.Passed)
                ask("x", FieldLayout.LIST, List.of("topics"), Ask.Items.LIST).apply(SORT, context);
        assertThat(list.example().more()).containsEntry("topics", List.of("One thing", "Another thing"));
    }

    @Test
    void keepsTheCompleteItemsOfATruncatedReplyAndRejectsATruncatedText() throws Exception {
        var cut = ScriptedContext.of(
                (prompt, operation) -> new Reply("1. One thing\n2. Another th", Reply.Finish.LENGTH, Reply.Usage.NONE));
        var each = (StepResult.Replaced)
                ask("x", FieldLayout.LIST, List.of("topic"), Ask.Items.EACH).apply(SORT, cut);
        assertThat(each.outcomes().get(0)).isInstanceOf(StepResult.Outcome.Made.class);
        assertThat(each.outcomes().get(1)).isInstanceOf(StepResult.Outcome.Failed.class);
        var text =
                ask("x", FieldLayout.TEXT, List.of("output"), Ask.Items.FIRST).apply(SORT, cut);
        assertThat(((StepResult.Rejected) text).rejection().reason()).isEqualTo("ask:truncated");
    }

    @Test
    void refusesLayoutsThatDoNotFitTheFields() {
        assertThatThrownBy(() -> options(FieldLayout.TEXT, List.of("a", "b"), Ask.Items.FIRST))
                .hasMessageContaining("into was [a, b]");
        assertThatThrownBy(() -> options(FieldLayout.TAGS, List.of("a", "b"), Ask.Items.LIST))
                .hasMessageContaining("one field if items is list");
    }

    @Test
    void whatOneReplyHoldsBeyondTheMostWantedIsRejected() throws Exception {
        var context = ScriptedContext.saying("1. one\n2. two\n3. three");
        var each =
                ask("Say", FieldLayout.LIST, List.of("n"), Ask.Items.EACH).apply(Example.ofInstruction("x"), context);
        assertThat(((StepResult.Replaced) each).outcomes())
                .extracting(outcome -> outcome.example().more().get("n") + " "
                        + (outcome instanceof StepResult.Outcome.Failed failed
                                ? failed.rejection().reason()
                                : "made"))
                .containsExactly("one made", "two made", "three ask:surplus");
        var list =
                ask("Say", FieldLayout.LIST, List.of("n"), Ask.Items.LIST).apply(Example.ofInstruction("x"), context);
        assertThat(((StepResult.Passed) list).example().more().get("n")).isEqualTo(List.of("one", "two"));
    }
}
