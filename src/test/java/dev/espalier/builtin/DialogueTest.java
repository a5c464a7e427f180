package dev.espalier.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DialogueTest {

    private static final String SORT = "Put the words in alphabetical order, separated by commas.";

    private static String reply(String operation, Map<String, Object> variables) {
        return new BuiltinTeacher()
                .reply(new Request(List.of(Message.user("?")), Sampling.DEFAULT, new Operation(operation, variables)))
                .text();
    }

    @Test
    void asksForTheSameTaskWithAnotherInputAndAnswersThat() {
        var said = reply("follow-up", Map.of("instruction", SORT, "input", "plum, fig", "output", "fig, plum"));
        assertThat(said).contains("\n").doesNotContain("plum, fig");

        var input = said.substring(said.indexOf('\n') + 1);
        var answer = reply("reply-to-follow-up", Map.of("instruction", SORT, "input", "plum, fig", "follow-up", said));
        assertThat(answer)
                .isEqualTo(String.join(
                        ", ", List.of(input.split(", ")).stream().sorted().toList()));
    }

    @Test
    void theAnswerDependsOnWhatIsSaid() {
        assertThat(reply(
                        "reply-to-follow-up",
                        Map.of("instruction", SORT, "follow-up", "Now do it with the following:\npear, kiwi")))
                .isEqualTo("kiwi, pear");
        assertThat(reply(
                        "reply-to-follow-up",
                        Map.of("instruction", SORT, "follow-up", "Now do it with the following:\npear, apple")))
                .isEqualTo("apple, pear");
        assertThat(reply(
                        "reply-to-follow-up",
                        Map.of("instruction", SORT, "follow-up", "Solve the equation for x.\nx + 1 = 3")))
                .isEqualTo("2");
    }

    @Test
    void asksForAnotherTaskOfTheKindWhereThereIsNoInput() {
        var instruction = "Convert 687 from Arabic digits to Roman ones.";
        var said = reply("follow-up", Map.of("instruction", instruction, "input", ""));
        assertThat(said).doesNotContain(instruction).doesNotStartWith(BuiltinTeacher.REFUSAL);
        assertThat(reply("reply-to-follow-up", Map.of("instruction", instruction, "follow-up", said)))
                .doesNotStartWith(BuiltinTeacher.REFUSAL)
                .isNotBlank();
    }

    @Test
    void doesNotAskAgainWhatWasAskedBefore() {
        var first = reply("follow-up", Map.of("instruction", SORT, "input", "plum, fig"));
        var input = first.substring(first.indexOf('\n') + 1);
        var second =
                reply("follow-up", Map.of("instruction", SORT, "input", "plum, fig", "dialogue", "User: " + first));
        assertThat(second).doesNotContain(input);
    }

    @Test
    void refusesToGoOnWithWhatItDoesNotUnderstand() {
        assertThat(reply("follow-up", Map.of("instruction", "Hum a tune.", "input", "")))
                .startsWith(BuiltinTeacher.REFUSAL);
        assertThat(reply("reply-to-follow-up", Map.of("instruction", SORT, "follow-up", "Well?")))
                .startsWith(BuiltinTeacher.REFUSAL);
    }
}
