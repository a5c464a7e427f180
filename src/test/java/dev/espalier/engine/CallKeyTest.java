package dev.espalier.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.llm.LanguageModel;
import dev.espalier.llm.Message;
import dev.espalier.llm.Operation;
import dev.espalier.llm.Reply;
import dev.espalier.llm.ReplyShape;
import dev.espalier.llm.ReplyShape.JsonForm;
import dev.espalier.llm.ReplyShape.Protocol;
import dev.espalier.llm.Request;
import dev.espalier.llm.Sampling;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys stand in the journals of finished runs: they must never change for requests that could be made before. */
class CallKeyTest {

    private static final List<Message> MESSAGES = List.of(Message.user("Name a tree."), Message.user("Größer – 木"));
    private static final Operation OPERATION = new Operation("respond", Map.of("n", 3));

    @Test
    void keepsTheKeysOfJournalsThatExist() {
        assertThat(key(new Request(MESSAGES, Sampling.DEFAULT, OPERATION), false))
                .isEqualTo("80e9e5e909f2620bef7d527b0d90ff03 b1ffda2db6238bf415ed4e711d37542f");
        assertThat(key(new Request(MESSAGES, Sampling.DEFAULT, OPERATION), true))
                .isEqualTo("9612d96fc15e7554cd6000bd5d333873 2b31f0ae0f4c39d298acf521d9c19d06");
        var sampling = new Sampling(0.7, 0.95, 300, 2.0, -0.5, List.of("###"), 42);
        assertThat(key(new Request(MESSAGES, sampling, OPERATION), false))
                .isEqualTo("0ff56ea698a3f37ed4e815304b08eecc 82e4ba04be23013aad1ab1b28d44c879");
    }

    @Test
    void tellsEveryShapeOfAReplyFromEveryOther() {
        var shapes = List.of(
                ReplyShape.PLAIN,
                ReplyShape.PLAIN.in(Protocol.COMPLETIONS),
                ReplyShape.PLAIN.withChoices(2),
                ReplyShape.PLAIN.withChoices(3),
                new ReplyShape(Protocol.CHAT, 1, 0, false, null),
                new ReplyShape(Protocol.CHAT, 1, 5, false, null),
                new ReplyShape(Protocol.CHAT, 1, null, true, null),
                new ReplyShape(Protocol.CHAT, 1, null, false, new JsonForm(null)),
                new ReplyShape(Protocol.CHAT, 1, null, false, new JsonForm("{}")));

        assertThat(shapes)
                .extracting(shape -> key(new Request(MESSAGES, Sampling.DEFAULT, OPERATION, shape), false))
                .doesNotHaveDuplicates();
    }

    private static String key(Request request, boolean readsOperation) {
        var key = CallKey.of(model(readsOperation), request, "tasks", "17", "respond", 1);
        return key.key() + " " + key.content();
    }

    private static LanguageModel model(boolean readsOperation) {
        return new LanguageModel() {
            @Override
            public String id() {
                return "openai:m";
            }

            @Override
            public boolean readsOperation() {
                return readsOperation;
            }

            @Override
            public Reply reply(Request request) {
                throw new AssertionError("not asked");
            }
        };
    }
}
