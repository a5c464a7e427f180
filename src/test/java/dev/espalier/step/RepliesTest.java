package dev.espalier.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.Reply;
import dev.espalier.llm.Reply.Finish;
import dev.espalier.llm.Reply.Usage;
import dev.espalier.model.Example;
import dev.espalier.model.Lineage.CallRef;
import dev.espalier.prompt.NumberedList;
import dev.espalier.step.StepContext.Answer;
import dev.espalier.step.StepResult.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a reply that was asked for again is read together with the ones that were cut off. */
final class RepliesTest {

    private static final Example KNOWN = Example.ofInstruction("");

    private static Answer answer(String key, Finish finish, @Nullable Integer maxTokens, String text) {
        return new Answer(new Reply(text, finish, Usage.NONE), new CallRef("s/x", key, "m"), maxTokens);
    }

    private static List<String> read(Answer answer) {
        var format = new NumberedList(new NumberedList.Options(1, false, false));
        return Replies.read("kind", format, answer, KNOWN, (known, item) -> known.withInstruction(item))
                .outcomes()
                .stream()
                .map(RepliesTest::shown)
                .toList();
    }

    private static String shown(Outcome outcome) {
        var call = outcome.example().lineage().calls().get(0).key();
        return outcome instanceof Outcome.Failed failed
                ? call + ": " + failed.rejection().reason() + ": "
                        + failed.rejection().detail()
                : call + ": " + outcome.example().instruction();
    }

    @Test
    void completeItemsAreKeptAndTheRestComesFromTheLaterReply() {
        var first = answer("a", Finish.LENGTH, 10, "1. One\n2. Two\n3. Thr");
        var second = answer("b", Finish.STOP, 20, "1. Un\n2. Deux\n3. Trois\n4. Quatre");
        assertThat(read(second.after(first))).containsExactly("a: One", "a: Two", "b: Trois", "b: Quatre");
    }

    @Test
    void whatIsCutOffInTheEndIsRejectedWithItsBound() {
        var first = answer("a", Finish.LENGTH, 10, "1. One\n2. T");
        var second = answer("b", Finish.LENGTH, 20, "1. One\n2. Two\n3. Thr");
        assertThat(read(second.after(first)))
                .containsExactly(
                        "a: One",
                        "b: Two",
                        "b: kind:truncated: the reply was cut off within this item; max-tokens was 20; a higher"
                                + " max-tokens-limit lets it be asked again with more");
    }

    @Test
    void whereNoBoundIsSetTheRejectionSaysSo() {
        assertThat(read(answer("a", Finish.LENGTH, null, "1. One\n2. T")))
                .containsExactly(
                        "a: One",
                        "a: kind:truncated: the reply was cut off within this item; no max-tokens is set, so it could"
                                + " not be raised");
    }

    @Test
    void aReplyThatWasCutOffBeforeItBeganCountsForNothing() {
        var first = answer("a", Finish.LENGTH, 10, " ");
        assertThat(read(answer("b", Finish.STOP, 20, "1. One").after(first))).containsExactly("b: One");
        assertThat(Replies.refusal("kind", first).orElseThrow().detail())
                .isEqualTo(
                        "the reply was cut off before it began; max-tokens was 10; a higher max-tokens-limit lets it be"
                                + " asked again with more");
    }

    @Test
    void aPieceThatCannotBeReadIsToldOnce() {
        var first = answer("a", Finish.LENGTH, 10, "1.\n2. Two\n3. T");
        var second = answer("b", Finish.STOP, 20, "1.\n2. Two\n3. Three");
        assertThat(read(second.after(first)))
                .hasSize(3)
                .startsWith("a: Two", "b: Three")
                .last()
                .asString()
                .startsWith("a: kind:empty");
    }
}
