package dev.espalier.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.builtin.BuiltinTeacher;
import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.LlmException;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.Request;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CodecLM keeps instructions on which a target model and a strong one differ by more than 3. */
final class ContrastTest {

    @TempDir
    private Path temp;

    /** A teacher that answers as well where it is to play a weaker model. */
    private static final LanguageModel STRONG = new LanguageModel() {

        private final LanguageModel teacher = new BuiltinTeacher();

        @Override
        public String id() {
            return teacher.id();
        }

        @Override
        public boolean readsOperation() {
            return true;
        }

        @Override
        public Reply reply(Request request) throws LlmException, InterruptedException {
            var respond = new Operation("respond", request.operation().variables());
            return teacher.reply(new Request(request.messages(), request.sampling(), respond, request.shape()));
        }
    };

    private RecipeRun.Result run(LanguageModel target) throws IOException {
        var made = RecipeRun.of("alpaca").toTarget(10, new BuiltinTeacher(), 1, temp.resolve("input"));
        return RecipeRun.of("codeclm")
                .input(RecipeRun.examples(made.directory().resolve("dataset.jsonl")))
                .bind("target", target)
                .toEnd(new BuiltinTeacher(), temp.resolve("run"));
    }

    @Test
    void keepsWhatATargetGetsWrongWithTheAnswerOfTheStrongOne() throws IOException {
        var result = run(new BuiltinTeacher());
        assertThat(result.accepted()).hasSizeGreaterThan(5).allSatisfy(record -> {
            assertThat((double) record.get("gap")).isGreaterThan(3);
            assertThat(record.get("winner")).isEqualTo("strong");
            assertThat((int) record.get("round")).isBetween(1, 4);
            assertThat((String) record.get("output")).doesNotStartWith(BuiltinTeacher.REFUSAL);
        });
        // Some take more than one action.
        assertThat(result.accepted("round")).contains(1).anyMatch(round -> (int) round > 1);
    }

    @Test
    void keepsNothingWhereBothAreTheSame() throws IOException {
        var result = run(STRONG);
        assertThat(result.accepted()).isEmpty();
        assertThat(result.rejected("by")).contains("contrast");
    }
}
